/**
 * Everyday words of news, manuals, contracts, and studies in seven languages (English, German, French, Spanish, Russian,
 * Chinese, and Japanese), one meaning a line. A star stands for any ending. Words that `poles.ts` has aren't repeated.
 */
export const EVERYDAY_WORDS = `
build* built construct* | bau* gebaut* errichte* | constru* bâti* | constru* edific* | построе* стро* возве* | 修建 建造 建成 建设 | 建て 建設 築
found* establish* set | gründ* gegründet* | fond* créé* | fund* cread* | основа* создан* | 成立 创办 创立 | 設立 創設 創業
renew* renovat* restor* repair* refurbish* | renovier* erneuer* saniert* repar* restaur* | rénov* répar* restaur* | renov* repar* restaur* reform* | ремонт* обнов* отремонт* реставр* | 翻修 修复 维修 修理 改造 | 改修 修理 修復 更新
new newly newer newest | neu* | nouveau* nouvel* neu* | nuev* | нов* | 新 | 新
old older oldest former* | alt* frühere* ehemalig* | ancien* vieux vieil* | antigu* viej* | стар* прежн* бывш* | 旧 老 | 古 旧
cost* price* charge* pay paid fee fees | kost* preis* zahl* bezahl* gebühr* | coût* prix pay* tarif* | cost* cuest* preci* pag* tarif* | сто* цен* плат* | 费用 价格 耗资 花费 造价 票价 | 費用 価格 料金 値段 代金
sell* sold sale sales | verkauf* absatz* | vend* vente* | vend* venta* | прода* | 出售 销售 卖 | 販売 売
visit* guest* | besuch* gäste* gast | visit* | visit* | посет* посещ* гост* | 参观 游客 访客 来访 | 来場 訪 入場 見学
employ* worker* staff workforce jobs | beschäftig* mitarbeit* angestellt* belegschaft stellen | employé* salarié* emploi* | emplead* trabajador* plantilla emple* | сотрудник* работник* рабоч* | 员工 职工 雇员 工作人员 | 従業員 社員 職員
student* pupil* school* | schül* schul* student* | élève* étudiant* écol* | alumn* estudiant* escuel* escol* | учени* учащ* студент* школ* | 学生 学校 | 生徒 学生 児童 学校
child* kids | kind* | enfant* | niñ* hij* | дет* ребён* | 儿童 孩子 | 子ども 子供
woman women female | frau* weiblich* | femme* | mujer* | женщин* | 女性 妇女 | 女性
man men male | mann männer* männlich* | homme* | hombre* | мужчин* | 男性 男子 | 男性
people person* resident* inhabitant* | mensch* person* einwohn* leute | personne* gens habitant* | person* habitant* gente vecin* | люд* человек* жител* | 人 居民 | 人 住民
patient* | patient* | patient* | pacient* | пациент* больн* | 患者 病人 | 患者
nurse* | krankenschwester* pflegekraft pflegekräfte* pfleger* krankenpfleg* | infirmi* | enfermer* | медсест* медсёст* | 护士 | 看護師
doctor* physician* | arzt ärzt* | médecin* docteur* | médic* doctor* | врач* доктор* | 医生 | 医師
member* | mitglied* | membre* | miembr* soci* | член* участник* | 成员 会员 | 会員 メンバー
passenger* traveller* traveler* rider* | fahrgäst* passagier* reisend* | passager* voyageur* | pasajer* viajer* | пассажир* | 乘客 旅客 | 乗客 旅客
city town municipal* | stadt* gemeinde* städt* | ville* commune* municip* | ciudad* municip* puebl* | город* | 城市 市 镇 | 市 町
village* | dorf dörf* | village* | puebl* aldea* | дерев* сел* посёл* | 村 | 村
country nation* state | land länder* staat* | pays état* nation* | país* estad* nacion* | стран* государств* | 国家 国 | 国
house* home* building* | haus* häus* gebäud* | maison* bâtiment* immeuble* | casa* edifici* | дом* здани* | 房屋 房子 建筑 大楼 | 家 建物
apartment* flat flats | wohnung* | appartement* logement* | apartament* piso* vivienda* | квартир* | 公寓 住宅 | 住宅 アパート
bridge* | brück* | pont ponts | puente* | мост* | 桥 大桥 | 橋
road* street* | straß* | route* rue rues | calle* carretera* | улиц* дорог* | 道路 公路 街 | 道路 通り
train* rail* | zug züg* bahn* | train* ferroviair* | tren trenes ferrocarril* | поезд* железнодорожн* | 火车 列车 铁路 | 列車 電車 鉄道
station* | bahnhof* station* haltestell* | gare gares station* | estaci* | станци* вокзал* | 车站 站 | 駅
ship* boat* ferry vessel* | schiff* boot* fähre* | navire* bateau* ferry | barco* buque* ferry | корабл* судн* паром* пароход* | 船 渡轮 轮渡 | 船 フェリー
car cars vehicle* | auto autos fahrzeug* wagen | voiture* véhicule* auto* | coche* vehículo* auto* | автомоб* машин* | 汽车 车辆 轿车 | 車 車両
bus buses | bus busse* | bus | autob* | автобус* | 公交车 公共汽车 巴士 | バス
museum* | museum* museen | musée* | museo* | музе* | 博物馆 | 博物館 美術館
library librar* | bibliothek* bücherei* | bibliothèque* | bibliotec* | библиотек* | 图书馆 | 図書館
book* volume* | buch* büch* band bände* | livre* volume* | libro* volumen* | книг* том* | 书 | 本 書籍
exhibit* show shows display* | ausstell* zeig* | expos* montr* | expos* muestr* exhib* | выстав* показ* | 展览 展出 展示 | 展示 展覧
concert* music* | konzert* musik* | concert* musi* | conciert* músic* | концерт* музык* | 音乐 演出 | 音楽 コンサート 演奏
prize* award* | preis* auszeichn* | prix récompens* | premi* | преми* приз* наград* | 奖 奖项 | 賞
school* class* lesson* course* | unterricht* kurs* klasse* | cours classe* leçon* | curso* clase* | урок* курс* класс* | 课程 课 | 授業 講座
hospital* clinic* | krankenhaus* klinik* spital* | hôpit* clinique* | hospital* clínic* | больниц* клиник* | 医院 诊所 | 病院
factory plant plants works | fabrik* werk werke* | usine* | fábrica* planta* | завод* фабрик* | 工厂 | 工場
company firm compan* | firma firmen unternehmen* betrieb* | entreprise* société* compagnie* | empresa* compañía* | компани* фирм* предприят* | 公司 企业 | 会社 企業
union* | gewerkschaft* | syndicat* | sindicato* | профсоюз* | 工会 | 労働組合 労組
strike* | streik* | grève* | huelga* | забастов* | 罢工 | ストライキ
government* ministr* | regierung* minister* | gouvernement* minist* | gobierno* minist* | правительств* министер* | 政府 部 | 政府 省
council* | rat rates stadtrat* gemeinderat* | conseil* | concejo consejo ayuntamiento | совет* дум* | 议会 委员会 | 議会 委員会
law* rule* | gesetz* regel* | loi lois règle* | ley leyes regla* norma* | закон* правил* | 法律 规定 规则 | 法律 規則
court* judge* | gericht* richter* | tribunal* juge* cour | tribunal* juez jueces | суд суда* судь* | 法院 法官 | 裁判所 裁判官
contract* agreement* | vertrag* verträg* abkommen* | contrat* accord* | contrat* acuerd* | договор* соглашен* контракт* | 合同 协议 | 契約 協定
vote* elect* | wahl* wähl* stimm* abstimm* | vot* élection* élu* | vot* elecci* elegi* | голос* выбор* избра* | 投票 选举 | 投票 選挙
budget* | haushalt* budget* etat* | budget* | presupuest* | бюджет* | 预算 | 予算
profit* earn* | gewinn* | bénéfice* | benefici* gananci* | прибыл* | 利润 盈利 | 利益
revenue* turnover sales | umsatz* umsätz* erlös* | chiffre recette* revenu* | ingres* factur* | выручк* доход* оборот* | 收入 营业额 | 売上 収入
tax* | steuer* | impôt* taxe* | impuest* | налог* | 税 | 税
debt* loan* credit* | schuld* kredit* | dette* prêt* crédit* | deud* préstam* crédit* | долг* кредит* заём* | 债务 贷款 | 借金 融資 債務
invest* spend* spent | invest* ausgegeben ausgab* ausgeb* | invest* dépens* | invert* invers* gast* | инвест* влож* потрат* | 投资 投入 | 投資
donat* | spend* gespend* | don dons donat* | donativ* donaci* | пожертв* | 捐 捐赠 捐款 | 寄付
plan* intend* | plan* geplant* beabsicht* | prévo* prévu* plan* projet* | plan* prev* proyect* | план* намер* собира* | 计划 打算 预计 | 計画 予定
decide* decision* | entschied* entscheid* beschloss* beschluss* | décid* décision* | decid* decisi* | реши* решен* | 决定 | 決定 決め
announc* publish* reveal* | ankünd* angekünd* veröffentlich* bekannt* | annonc* publi* | anunci* public* | объяв* опублик* сообщ* | 宣布 公布 发布 | 発表 公表 公開
report* say says said told | bericht* sagt* teilt* erklär* | dit déclar* indiqu* rapport* | dij* dice* inform* declar* | сказа* заяви* сообщ* отч* | 表示 说 报告 | 話 述べ 報告
find found discover* | fand* gefund* entdeck* | trouv* découv* | encontr* descubr* hall* | наш* найд* обнаруж* откры* | 发现 找到 | 発見 見つ
die died death* dead kill* | starb* gestorb* tod* tot* | mort* décéd* tué* | murió muer* fallec* | умер* погиб* смерт* | 死亡 去世 死 | 死亡 死
birth* born hatch* | gebor* geburt* | naissan* né née nés | nacid* nació nacim* | родил* рожден* | 出生 诞生 | 生まれ 誕生
injur* hurt wound* | verletz* | bless* | herid* lesion* | ранен* пострада* травм* | 受伤 | けが 負傷
fracture* broken broke | bruch brüche* gebroch* | fractur* cass* bris* | fractur* rot* | перелом* слома* | 骨折 | 骨折
rescue* save saved | rett* gerett* | sauv* secour* | rescat* salv* | спас* | 救出 救援 救 | 救助
fire* burn* | brand* feuer* brann* | incendie* feu brûl* | incendi* fueg* quem* | пожар* огон* сгоре* | 火灾 大火 | 火災 火事
storm* | sturm* stürm* | tempête* orage* | torment* temporal* | шторм* бур* | 风暴 台风 | 嵐 台風
rain* | regen* | pluie* | lluv* | дожд* | 雨 | 雨
water* | wasser* | eau eaux | agua* | вод* | 水 | 水
sea ocean* | meer* see ozean* | mer océan* | mar océan* | мор* океан* | 海 | 海
river* | fluss* flüss* | rivière* fleuve* | río ríos | рек* | 河 江 | 川
lake* | see seen | lac lacs | lago* | озер* озёр* | 湖 | 湖
mountain* mount peak* summit* | berg* gipfel* | montagne* mont sommet* | montañ* monte cumbre* | гор* вершин* | 山 | 山
forest* wood woods | wald* wäld* forst* | forêt* bois | bosque* | лес* | 森林 | 森
tree* | baum* bäum* | arbre* | árbol* | дерев* | 树 | 木
bird* | vogel* vögel* | oiseau* | ave aves pájaro* | птиц* | 鸟 | 鳥
fish* | fisch* | poisson* pêch* | pez peces pescad* pesc* | рыб* | 鱼 | 魚
animal* | tier* | animal* animaux | animal* | животн* | 动物 | 動物
harvest* crop* | ernt* geernt* | récolt* | cosech* | урож* собра* | 收成 收获 产量 | 収穫
plant planted planting | pflanz* gepflanzt* | plant* | plant* | посад* посаж* | 种植 | 植え
field* hectare* | feld* fläch* | champ* | camp* superfic* | пол* площад* | 面积 田 | 畑 面積
garden* park* | garten* gärt* park* | jardin* parc* | jard* parque* | сад* парк* | 花园 公园 | 庭 公園
energy power electric* | energie* strom* elektr* | énergi* électri* courant | energ* eléctric* electric* | энерг* электр* | 能源 电力 电 | 電力 電気
battery batter* | akku* batterie* | batteri* pile* | bater* pila* | батаре* аккумулят* | 电池 | 電池 バッテリー
weigh* weight* | wieg* wiegt gewicht* | pèse* pois* poids | pes* | вес* масс* | 重 重量 | 重
length* long | läng* lang | long* | longitud larg* | длин* | 长 长度 | 長 全長
height* tall high | höh* hoch hoh* | haut* | alt* | высот* высок* | 高 高度 | 高
depth* deep | tief* | profond* | profund* | глубин* глубок* | 深 深度 | 深
width* wide | breit* | larg* | anch* | ширин* широк* | 宽 宽度 | 幅
speed* | geschwindigkeit* tempo | vitesse* | velocidad* | скорост* | 速度 | 速度
range reach* | reichweit* | autonomie portée | autonom* alcanc* | дальн* запас* | 续航 航程 | 航続
carr* transport* capacity | befördert* trag* trägt fasst* transport* | transport* capacité* accueill* | transport* capacid* carg* | перевоз* вмеща* вмест* перевез* | 运送 载客 容纳 载 | 運 乗 収容
load* | lad* nutzlast* | charg* | carg* | груз* заря* | 装载 充电 | 積 充電
mirror* | spiegel* | miroir* | espejo* | зеркал* | 镜 | 鏡
year* annual* | jahr* jähr* | an ans année* annuel* | año* anual* | год* лет ежегодн* | 年 | 年
month* | monat* | mois mensuel* | mes meses mensual* | месяц* | 月 个月 | 月 か月
week* | woch* | semaine* hebdo* | seman* | недел* | 周 星期 | 週
day days daily | tag* täg* | jour* quotid* | día* diari* | день дня дней днев* сут* | 天 日 | 日
hour* | stund* | heure* | hora* | час* | 小时 | 時間
night* evening* | nacht* nächt* abend* | nuit* soir* | noche* | ноч* вечер* | 夜 晚 | 夜 晩
morning* | morgen* vormittag* | matin* | mañana* | утр* | 早上 上午 | 朝 午前
last previous | letzt* vergangen* vorig* | derni* pass* précéd* | últim* pasad* anterior* | прошл* последн* | 去年 上 | 昨 前
next | nächst* kommend* | prochain* | próxim* | следующ* | 明年 下 | 来 次
deliver* arriv* | liefer* geliefert* ankomm* angekommen* | livr* arriv* | entreg* lleg* | постав* достав* прибы* | 交付 送达 到达 | 納車 納入 到着
order* | bestell* auftrag* aufträg* | command* | pedid* encarg* | заказ* | 订购 订单 | 注文
replac* | ersetz* ersatz | remplac* | sustitu* reemplaz* | замен* | 更换 取代 替换 | 交換 取り替え
live lived living | leb* wohn* | viv* vécu* habit* | viv* resid* | жил* жив* | 居住 生活 住 | 住 暮ら
teach* taught train* | lehr* unterricht* ausbild* | enseign* form* | enseñ* form* | препода* обуч* уч* | 教 培训 | 教え 研修
write* wrote written author* | schrieb* geschrieb* autor* | écri* auteur* | escrib* escrit* autor* | напис* писа* автор* | 写 作者 | 書 著者
paint* | mal* gemalt* gemäld* | pein* tableau* | pint* cuadro* | живопис* картин* рисова* | 画 绘画 | 絵
lead* led head headed | leit* führ* | dirig* | dirig* encabez* | руковод* возглав* | 领导 负责 率领 | 率い 指揮
move* moved | zog* umzieh* umgezog* verleg* | déménag* déplac* | mudó mud* traslad* | переех* переез* перен* | 搬 迁 | 移 引っ越
keep* remain* stay* | bleib* blieb* | rest* demeur* | qued* permanec* mantien* | оста* | 保持 保留 | 残
use* using | nutz* verwend* gebrauch* | utilis* emplo* | utiliz* us* | использ* примен* | 使用 利用 | 使用 使 利用
test* trial* study survey* | test* versuch* studie* untersuch* | essai* étude* test* enquête* | ensay* estudi* prueb* encuest* | испыт* исслед* опрос* | 试验 研究 测试 调查 | 実験 研究 試験 調査
measur* | mess* misst gemess* | mesur* | med* mid* | измер* | 测量 | 測定 測
warn* | warn* | avert* | advert* advirt* | предупр* | 警告 提醒 | 警告
machine* device* | maschine* gerät* | machine* appareil* | máquina* aparat* | машин* прибор* аппарат* | 机器 设备 | 機械 装置
tower* | turm* türm* | tour tours | torre* | башн* | 塔 | 塔
lighthouse* | leuchtt* | phare* | faro* | маяк* | 灯塔 | 灯台
keeper* guard* | wärter* wächter* | gardien* gard* | guard* | смотрител* охран* | 看守 守 | 番人 守
telescope* | teleskop* | télescop* | telescop* | телескоп* | 望远镜 | 望遠鏡
computer* software program* | computer* rechner* software programm* | ordinateur* logiciel* programme* | ordenador* computador* programa* | компьютер* программ* | 计算机 电脑 软件 程序 | コンピューター ソフト
ticket* pass | karte* fahrkart* eintritt* ticket* | billet* carte* | entrada* billete* abon* pase pases | билет* | 门票 票 | 券 入場料
hotel* guesthouse* inn | hotel* gasthaus* | hôtel* gîte* auberge* | hotel* albergue* | гостиниц* отел* | 酒店 宾馆 | ホテル 旅館 宿
room* | zimmer* raum räum* | chambre* salle* pièce* | habitaci* sala* | комнат* зал* номер* | 房间 室 | 部屋 室
bed beds | bett* | lit lits | cama* | кроват* кое* | 床位 床 | ベッド
seat* place* | platz* plätz* sitz* | place* siège* | plaza* asient* | мест* | 座位 | 席
team* | mannschaft* team* | équip* | equip* | команд* групп* | 队 团队 | チーム 隊
director* manager* head chief* | direktor* leiter* chef* | directeur* directrice* chef* | director* jef* | директор* руковод* глав* | 主任 经理 馆长 负责人 | 館長 所長 社長 代表
public* | öffentlich* publikum* | public* | públic* | публи* общедоступ* | 公开 公众 公共 | 公開 公共 一般
name* call* | name* nannt* heiß* | nom noms nomm* appel* | nombr* llam* | назва* назыв* имя имен* | 名字 名称 取名 | 名前 名
clear* | klar* | clair* | clar* despejad* | ясн* | 晴 清 | 晴 澄
half | hälfte* halb* | moitié* demi* | mitad medi* | половин* | 一半 | 半分
third | drittel* | tiers | tercio* | треть* | 三分之一 | 三分の一
quarter* | viertel* | quart* | cuart* | четверт* | 四分之一 | 四分の一
fisher* fishermen angler* | fischer* angler* | pêcheur* | pescador* | рыбак* рыболов* | 渔民 渔夫 | 漁師 漁業者
farm* agricult* | bauer* bäuer* landwirt* hof höfe | agricult* fermier* paysan* ferme fermes | agricult* granjer* campesin* granja* | фермер* крестьян* сельск* хозяйств* | 农民 农场 农业 | 農家 農業 農場
teacher* professor* | lehrer* professor* | professeur* enseignant* instituteur* | maestr* profesor* docente* | учител* преподавател* профессор* | 老师 教师 教授 | 先生 教師 教授
scientist* research* | forsch* wissenschaft* | chercheur* recherche* scientifi* | investigador* científic* investigaci* | учён* исследовател* наук* | 科学家 研究人员 研究者 学者 | 科学者 研究者 研究員
engineer* | ingenieur* | ingénieur* | ingenier* | инженер* | 工程师 | 技術者 技師 エンジニア
worker* laborer* labourer* | arbeiter* | ouvrier* travailleur* | obrer* trabajador* | рабочи* работник* | 工人 | 労働者 作業員
driver* | fahrer* lenker* | conduct* chauffeur* | conductor* chofer* | водител* | 司机 驾驶员 | 運転手 ドライバー
police* officer* | polizei* polizist* | polic* gendarm* | polic* agente* | полиц* | 警察 警方 | 警察
soldier* army troops military | soldat* armee* truppe* militär* | soldat* armée* troupe* militaire* | soldad* ejércit* tropa* militar* | солдат* арми* войск* воен* | 士兵 军队 部队 | 兵士 軍 部隊
war wars | krieg* | guerre* | guerra* | войн* | 战争 | 戦争
mayor* | bürgermeister* | maire maires | alcald* | мэр* | 市长 镇长 | 市長 町長
president* chair* | präsident* vorsitzend* | président* | president* | президент* председател* | 总统 主席 会长 总裁 | 大統領 会長 社長
owner* proprietor* | besitzer* eigentümer* inhaber* | propriétaire* | propietari* dueñ* | владел* хозя* собственник* | 业主 所有者 主人 | 所有者 持ち主 オーナー
customer* client* buyer* | kund* käufer* | client* acheteur* | client* comprador* | клиент* покупател* заказчик* | 客户 顾客 买方 买家 | 顧客 客 買主
seller* vendor* supplier* | verkäufer* anbieter* lieferant* | vendeur* fournisseur* | vendedor* proveedor* | продавец продавц* поставщик* | 卖方 卖家 供应商 | 売主 販売者 業者
tenant* renter* lessee* | mieter* pächter* | locataire* | inquilin* arrendatari* | арендатор* жильц* квартирант* | 租户 承租 房客 | 借主 入居者 賃借人
landlord* lessor* | vermieter* verpächter* | bailleur* | arrendador* caser* | арендодател* | 房东 出租 | 大家 貸主 家主
rent* lease* | miete* mieten pacht* | loyer* louer location bail | alquil* renta arrend* | аренд* | 租金 租 | 家賃 賃料 賃貸
insur* | versicher* | assur* | segur* asegur* | страхов* | 保险 | 保険
warranty guarantee* | garantie* gewährleist* | garanti* | garant* | гарант* | 保修 保证 | 保証
parent* mother* father* | eltern* mutter* vater* | parent* mère* père* | padre* madre* progenitor* | родител* мать матер* отец отц* | 父母 家长 母亲 父亲 | 親 母 父 保護者
brother* sister* sibling* | bruder* brüder* schwester* geschwister* | frère* sœur* | herman* | брат* сестр* | 兄弟 姐妹 哥哥 弟弟 姐姐 妹妹 | 兄弟 姉妹 兄 弟 姉 妹
son sons daughter* | sohn söhn* tochter* töchter* | fils fille filles | hijo* hija* | сын* доч* | 儿子 女儿 | 息子 娘
wife husband spouse* | frau ehefrau* ehemann* gatt* | épou* mari femme | espos* marido mujer | жена жену жены женой муж* супруг* | 妻子 丈夫 | 妻 夫
famil* | famil* | famill* | famili* | семь* семей* | 家庭 家族 | 家族 一家
friend* | freund* | ami amis amie* | amig* | друг* друз* подруг* | 朋友 | 友人 友だち
neighbour* neighbor* | nachbar* | voisin* | vecin* | сосед* | 邻居 | 隣人 近所
volunteer* | freiwillig* ehrenamt* | bénévol* volontair* | voluntari* | волонт* доброволь* | 志愿者 | ボランティア
expert* specialist* | expert* fachleut* fachmann* | expert* spécialist* | expert* especialist* | эксперт* специалист* | 专家 | 専門家
critic* opponent* | kritiker* gegner* | détracteur* opposant* | crític* opositor* | критик* противник* | 批评者 反对者 | 批判 反対派
leader* | anführer* führer* leiter* | dirigeant* leader* chef* | líder* dirigent* | лидер* глава главы | 领导 领袖 | リーダー 指導者
winner* champion* | sieger* gewinner* meister* | vainqueur* gagnant* champion* | ganador* campeón campe* | победител* чемпион* | 冠军 获奖者 优胜 | 優勝者 勝者 王者
player* | spieler* | joueur* | jugador* | игрок* | 球员 选手 | 選手
artist* sculptor* | künstler* bildhauer* | artiste* sculpteur* | artista* escultor* | художник* скульптор* | 艺术家 雕塑家 画家 | 芸術家 画家 彫刻家
architect* | architekt* | architect* | arquitect* | архитектор* | 建筑师 | 建築家
journalist* newspaper* press | journalist* zeitung* presse* | journalist* journal journaux presse | periodist* periódic* diario* prensa | журналист* газет* пресс* | 记者 报纸 媒体 | 記者 新聞 報道
letter* mail | brief* post | lettre* courrier | carta* correo | письм* почт* | 信 信件 邮件 | 手紙 郵便
document* paper* file files | dokument* papier* datei* akte* | document* papier* fichier* dossier* | document* papel* archivo* fichero* | документ* бумаг* файл* | 文件 文档 资料 | 文書 書類 ファイル
page* | seite* | page pages | página* | страниц* | 页 页面 | ページ
image* photo* picture* | bild* foto* | image* photo* | imagen* foto* | фото* изображен* снимк* | 图片 照片 图像 | 写真 画像
film* movie* video* | film* video* | film* vidéo* | películ* film* vídeo* video* | фильм* видео* | 电影 影片 视频 | 映画 動画
song* singer* sing sang sung | lied lieder sänger* singen sang gesungen | chanson* chant* | canci* cant* | песн* певец певц* пел пела | 歌曲 歌手 唱 | 歌 歌手
theatre theater stage* | theater* bühne* | théâtre* scène* | teatro* escenari* | театр* сцен* | 剧院 舞台 | 劇場 舞台
church* cathedral* chapel* | kirche* dom kapelle* kathedrale* | église* cathédrale* chapelle* | iglesia* catedral* capilla* | церк* собор* храм* | 教堂 | 教会 聖堂
castle* palace* | schloss* schlöss* burg burgen palast* | château* palais | castillo* palacio* | замок замк* дворец дворц* | 城堡 宫殿 | 城 宮殿
temple* shrine* | tempel* | temple* | templo* | храм* | 寺庙 寺 | 寺 神社
wall walls | mauer* wand wände* | mur murs paroi* | muro* pared* | стен* | 墙 墙壁 | 壁
roof* | dach* dächer* | toit* toiture* | tejado* techo* | крыш* кровл* | 屋顶 | 屋根
window* | fenster* | fenêtre* vitr* | ventana* | окн* окон | 窗 窗户 | 窓
door* gate* | tür* tor tore | porte* portail* | puerta* | двер* ворот* | 门 | 扉 ドア
floor* storey* stories level | etage* stockwerk* geschoss* boden | étage* sol | planta* piso* suelo | этаж* пол | 楼层 层 | 階
stair* step steps | treppe* stufe* | escalier* marche* | escaler* escalón | лестниц* ступен* | 楼梯 台阶 | 階段
kitchen* | küche* | cuisine* | cocina* | кухн* | 厨房 | 台所 キッチン
bell bells clock* | glocke* uhr uhren | cloche* horloge* | campana* reloj* | колокол* часы | 钟 | 鐘 時計
harbour* harbor* port ports | hafen* häfen* | port ports | puerto* | порт* гаван* | 港口 港 | 港
airport* | flughafen* flughäfen* | aéroport* | aeropuerto* | аэропорт* | 机场 | 空港
plane* aircraft* flight* | flugzeug* flug flüge* | avion* vol vols | avión avion* vuelo* | самолёт* самолет* рейс* | 飞机 航班 | 飛行機 便
line lines route* | linie* strecke* route* | ligne* itinéraire* route | línea* ruta* | лини* маршрут* | 线路 路线 | 路線 線
traffic | verkehr* | circulation trafic | tráfico tránsito circulaci* | движени* транспорт* | 交通 | 交通
truck* lorry lorries | lastwagen* lkw laster* | camion* poids | camion* camión | грузовик* грузов* | 卡车 货车 | トラック
bicycle* bike* cyclist* | fahrrad* fahrräder* rad radfahr* | vélo* cycliste* bicyclette* | bicicleta* ciclista* | велосипед* | 自行车 | 自転車
engine* motor* | motor* triebwerk* | moteur* | motor* | двигател* мотор* | 发动机 电机 引擎 | エンジン モーター
wheel* | rad räder* | roue* | rueda* | колес* колёс* | 轮子 车轮 | 車輪
fuel* petrol gasoline diesel | kraftstoff* benzin* diesel* treibstoff* | carburant* essence diesel gazole | combustible* gasolina diésel | топлив* бензин* дизел* | 燃料 汽油 柴油 | 燃料 ガソリン
oil oils | öl öle erdöl* | pétrole* huile* | petróleo aceite* | нефт* масл* | 石油 油 | 石油 油
gas | gas erdgas* | gaz | gas | газ газа газу | 天然气 煤气 燃气 | ガス
coal | kohle* | charbon* | carbón | угол* угл* | 煤 煤炭 | 石炭
solar sun | solar* sonne* | solaire* soleil | solar* sol | солнеч* солнц* | 太阳能 太阳 | 太陽光 太陽
wind* | wind winde windkraft* | vent vents éolien* | viento* eólic* | ветер ветр* ветро* | 风力 风 | 風力 風
heat heating heater | heiz* wärme* hitze | chauff* chaleur | calefacci* calor | отоплен* тепло* жар* | 供暖 暖气 热 | 暖房 熱
temperature* degree* | temperatur* grad | température* degré* | temperatur* grado* | температур* градус* | 温度 气温 | 温度 気温
light lights lamp* | licht* lampe* leuchte* | lumière* lampe* éclair* | luz luces lámpara* | свет света ламп* | 灯 灯光 | 灯 照明 ライト
snow* | schnee* | neige* | nieve* nev* | снег* снеж* | 雪 | 雪
ice | eis | glace* | hielo* | лёд льд* | 冰 | 氷
flood* | flut* hochwasser* überschwemm* | inond* crue* | inundaci* | наводнен* паводк* затоп* | 洪水 | 洪水
drought* dry | dürre* trocken* | sécheresse* sec sèche* | sequía* sec* | засух* засушлив* сух* | 干旱 干燥 | 干ばつ 乾燥
earthquake* quake* | erdbeben* beben* | séisme* tremblement* | terremoto* seísmo* | землетрясен* | 地震 | 地震
island* | insel* | île îles | isla islas | остров* | 岛 岛屿 | 島
coast* shore* beach* | küste* ufer* strand* | côte côtes rive* plage* | costa* orilla* playa* | берег* побереж* пляж* | 海岸 岸 海滩 | 海岸 岸 浜
valley* | tal täler* | vallée* | valle valles | долин* | 山谷 谷 | 谷
hill hills slope* | hügel* hang hänge* | colline* pente* versant* | colina* ladera* | холм* склон* | 山坡 丘 | 丘 斜面
cave* tunnel* | höhle* tunnel* | grotte* tunnel* | cueva* túnel* | пещер* тоннел* туннел* | 洞 隧道 | 洞窟 トンネル
mine mines mining | bergwerk* mine* grube* | mine mines | mina minas minería | шахт* рудник* | 矿 矿山 | 鉱山
stone* rock* | stein* fels* | pierre* roche* rocher* | piedra* roca* | камен* камн* скал* | 石头 岩石 石 | 石 岩
metal* iron steel | metall* eisen* stahl* | métal* métaux fer acier | metal* hierro acero | металл* желез* сталь стал* | 金属 铁 钢 | 金属 鉄 鋼
gold | gold* | or | oro | золот* | 金 黄金 | 金
glass* | glas* gläser* | verre* | vidrio* cristal* | стекл* | 玻璃 | ガラス
wooden timber | holz* hölzern* | bois | madera* | деревянн* древесин* | 木头 木材 木制 | 木材 木製
plastic* | plastik* kunststoff* | plastique* | plástic* | пластик* пластмасс* | 塑料 | プラスチック
paper | papier* | papier* | papel* | бумаг* | 纸 纸张 | 紙
cloth* textile* fabric* dress* | stoff* textil* kleid* | tissu* textile* vêtement* robe* | tela* textil* ropa* vestido* | ткан* текстил* одежд* плать* | 布料 纺织 衣服 | 布 織物 衣類
leather shoe* | leder* schuh* | cuir chaussure* | cuero zapato* | кож* обув* ботин* | 皮革 鞋 | 革 靴
food* meal* | essen lebensmittel* nahrung* mahlzeit* speise* | nourriture* aliment* repas | comida* alimento* | еда еды пищ* продукт* питани* | 食品 食物 餐 | 食品 食べ物 食事
bread* bake* bakery bakeries | brot* bäck* back* | pain pains boulang* | pan panes panadería* | хлеб* пекар* булоч* | 面包 | パン
milk* cheese* dairy | milch* käse* | lait laitier* fromage* | leche lácte* queso* | молок* молоч* сыр* | 牛奶 奶 奶酪 | 牛乳 チーズ
meat* | fleisch* | viande* | carne* | мяс* | 肉 | 肉
wine* vineyard* | wein* | vin vins vignoble* vigne* | vino* viñ* | вин* виноград* | 葡萄酒 | ワイン
coffee café cafe | kaffee* café* | café* | café* cafetería* | кофе* кафе | 咖啡 | コーヒー カフェ
tea | tee | thé thés | té tés | чай чая чаю | 茶 | 茶
fruit* apple* | obst* frucht* früchte* apfel* äpfel* | fruit* pomme* | fruta* manzana* | фрукт* яблок* | 水果 苹果 | 果物 りんご
vegetable* potato* | gemüse* kartoffel* | légume* | verdura* hortaliza* patata* | овощ* картоф* | 蔬菜 土豆 | 野菜
grain* wheat | getreide* weizen* korn* | céréale* blé* grain* | cereal* trigo* grano* | зерн* пшениц* | 粮食 小麦 | 穀物 小麦
dog dogs | hund* | chien* | perro* | собак* | 狗 | 犬
cat cats | katze* | chat chats | gato* | кошк* кот | 猫 | 猫
horse* | pferd* | cheval chevaux | caballo* | лошад* | 马 | 馬
cow cows cattle | kuh kühe* rind* vieh* | vache* bovin* bétail | vaca* ganado | коров* скот* | 牛 奶牛 | 牛
sheep | schaf* | mouton* brebis | oveja* | овец овц* | 羊 | 羊
bee bees hive* | biene* imker* | abeille* ruche* apicult* | abeja* colmena* apicult* | пчел* пчёл* улей уль* | 蜜蜂 蜂 | 蜂 ミツバチ
egg eggs | ei eier* | œuf* | huevo* | яйц* яиц | 蛋 鸡蛋 卵 | 卵
species | art arten spezies | espèce* | especie* | вид виды видов | 物种 种类 | 種
nest* | nest* | nid nids niche* | nido* anid* | гнезд* гнёзд* | 巢 窝 | 巣
disease* illness* sick* | krankheit* krank* erkrank* | maladie* malade* | enfermedad* enferm* | болезн* заболева* больн* | 疾病 病 | 病気 疾患
virus* infect* | virus* viren infekt* infiz* | virus infect* | virus infecc* infect* | вирус* инфекц* зараж* | 病毒 感染 | ウイルス 感染
vaccin* | impf* | vaccin* | vacun* | вакцин* прививк* | 疫苗 接种 | ワクチン 接種
drug* medicine* medication* tablet* | medikament* arznei* tablette* wirkstoff* | médicament* comprimé* | medicament* fármaco* pastilla* | лекарств* препарат* таблет* | 药物 药 药品 | 薬 医薬品
dose* dosage | dosis dosen dosier* | dose* dosage | dosis | доз* | 剂量 | 用量 投与量
treat* therap* | behand* therap* | trait* thérap* soin* | trat* terap* | леч* терап* | 治疗 | 治療
operation* surg* | operation* operier* chirurg* | opér* chirurg* | operaci* cirug* | операц* хирург* | 手术 | 手術
pain* headache* | schmerz* kopfschmerz* | douleur* mal maux | dolor* | боль боли* | 疼痛 头痛 | 痛み 頭痛
blood | blut* | sang sanguin* | sangre sanguíne* | кров* | 血 血液 | 血 血液
heart* | herz* | cœur* cardia* | corazón cardia* cardía* | сердц* сердеч* | 心脏 | 心臓
eye eyes | auge* | œil yeux | ojo ojos | глаз* | 眼睛 | 目
skin | haut | peau | piel | кож* | 皮肤 | 皮膚
sleep* slept | schlaf* schlief* | dorm* sommeil | dorm* duerm* sueño | сон сна спа* спят | 睡眠 睡 | 睡眠 眠
age aged | alter* | âge* âgé* | edad* | возраст* | 年龄 岁 | 年齢 歳
risk* danger* | risiko* risiken gefahr* | risque* danger* | riesgo* peligro* | риск* опасн* | 风险 危险 | 危険 リスク
effect* impact* | wirk* auswirk* effekt* | effet* impact* | efecto* impacto* | эффект* влия* воздейств* | 影响 效果 | 影響 効果
result* outcome* | ergebnis* resultat* | résultat* | resultado* | результат* | 结果 | 結果
cause* reason* | grund gründe* ursache* | cause* raison* | causa* razón razon* motivo* | причин* | 原因 | 原因 理由
problem* fault* error* | problem* fehler* störung* | problème* erreur* panne* | problema* error* fallo* avería* | проблем* ошибк* неисправн* | 问题 错误 故障 | 問題 エラー 故障 不具合
danger* damage* | schaden* schäden* beschädig* | dommage* dégât* endommag* | daño* dañ* | ущерб* поврежд* | 损坏 损失 损害 | 損害 被害 損傷
crack* leak* | riss risse* leck* | fissure* fuite* | grieta* fuga* | трещин* утечк* | 裂缝 泄漏 | ひび 漏れ 亀裂
accident* crash* | unfall* unfälle* | accident* | accident* | авари* несчастн* | 事故 | 事故
crime* theft* thief thieves steal* stole* | verbrech* diebstahl* dieb* stahl gestohl* | crime* vol voleur* volé* | crimen* delito* robo* ladrón ladron* robad* robaron | преступ* краж* вор воры украд* | 犯罪 盗窃 偷 | 犯罪 盗
arrest* | festnahm* festgenomm* verhaft* | arrêt* interpell* | deten* arrest* | арест* задерж* | 逮捕 | 逮捕
prison* jail* | gefängnis* haft | prison* | prisión cárcel | тюр* | 监狱 | 刑務所
fine fines penalty penalties | geldstrafe* bußgeld* strafe* | amende* pénalité* | multa* sanción sancion* | штраф* | 罚款 罚金 | 罰金
complain* complaint* | beschwer* reklam* | plaint* plaign* réclam* | queja* reclam* | жалоб* жалова* | 投诉 抱怨 | 苦情 訴え
protest* demonstrat* | protest* demonstr* | protest* manifest* | protest* manifest* | протест* демонстр* | 抗议 示威 | 抗議 デモ
ask* request* demand* | frag* bitte* forder* verlang* | demand* exig* réclam* | pid* pregunt* exig* solicit* | прос* требов* запрос* | 要求 请求 问 | 求め 要求 頼
answer* respon* repl* | antwort* | répon* réponse* | respond* respuesta* | ответ* отвеч* | 回答 答复 | 回答 答え 返事
explain* explanation* | erklär* erläuter* | expli* | explic* | объясн* | 解释 说明 | 説明
think* thought believ* consider* | denk* dacht* glaub* mein* hält | pens* croi* croit estim* consid* | piens* pens* cree* consider* | дума* счита* полага* | 认为 觉得 | 考え 思
know* known | weiß wissen wusst* bekannt* kennt kannt* | sav* sait connaî* connu* su | sab* conoc* conozc* | зна* извест* | 知道 认识 了解 | 知
want* wish* hope* | will wollen wollte* wünsch* hoff* möcht* | veut veul* voul* souhait* esp* | quier* quer* dese* esper* | хоч* хот* надея* жела* | 想 希望 愿意 | 希望 望 たい
need* necessary requir* | brauch* benötig* nötig* notwendig* erforder* | besoin nécess* faut exig* | necesit* necesari* requier* | нужн* необходим* требу* | 需要 必要 | 必要
must | muss müssen musste* | doit doivent dev* | debe* deb* tiene* | долж* обязан* | 必须 应当 应 | なければ
can able | kann können konnte* | peut peuv* pouv* | puede* poder podr* | может могут мож* | 能 可以 能够 | できる でき
help* support* aid | hilf* half geholf* unterstütz* | aid* sout* | ayud* apoy* | помо* поддерж* | 帮助 支持 援助 | 助け 支援
protect* | schütz* schutz* | proté* protect* | protég* proteg* protecci* | защи* охран* | 保护 | 保護 守
control* check* inspect* | kontroll* prüf* inspi* | contrôl* vérifi* inspect* | control* revis* inspec* comprob* | контрол* провер* осмотр* | 检查 控制 | 検査 点検 確認
clean* wash* | reinig* sauber* wasch* | nettoy* lav* propre* | limpi* lav* | чист* мыть мой* промы* | 清洁 清洗 洗 | 清掃 洗
fill* pour* | füll* gieß* | rempl* vers* | llen* viert* rellen* | напол* залива* налей* | 倒入 加满 装满 | 入れ 注
drink* drank | trink* trank getrunk* | boi* boire bu bus | beb* | пить пьёт пьют выпи* | 喝 饮 | 飲
eat* ate eaten | ess* aß gegess* frisst fressen | mang* | com* | ест едят еда ел ела съе* | 吃 | 食べ
play* | spiel* | jou* | jug* toc* | игра* | 玩 演奏 比赛 | 遊 演奏
read* | les* liest gelesen | lire lit lu lue lis* | lee* leer leí* leyó | чита* прочит* | 读 阅读 | 読
see saw seen view* | seh* sah gesehen sieht | voi* voir vu vue vus | ve ver vio vist* ven | виде* увиде* смотр* | 看 看到 看见 | 見
hear* heard listen* | hör* gehört* | enten* entend* écout* | oí* oye* escuch* | слыш* услыш* слуш* | 听 听到 | 聞
speak* spoke* talk* language* | sprech* sprach* gesproch* rede* | parl* langue* | habl* idioma* lengua* | говор* язык* | 说话 谈话 语言 | 言語 話し
show* | zeig* | montr* | muestr* mostr* | показ* | 显示 表明 | 示
give* gave given | geb* gab gegeb* gibt schenk* | donn* offr* | da dar dio dan regal* | дал дала дали дать отда* подар* | 给 送 赠送 | 与え 贈
receiv* get gets got | erhalt* erhielt* bekomm* bekam* empf* | reç* recev* obten* obtien* | recib* obtuv* obten* | получ* | 收到 获得 得到 | 受け取 受け 得
take* took taken | nehm* nahm* genomm* nimm* | prend* pris* prenn* | tom* llev* | взя* бер* | 拿 取 | 取
bring* brought | bring* brachte* gebracht* | apport* amen* | tra* trajo | прин* привез* привоз* | 带来 带 | 持って 運
send* sent | schick* sand* gesend* gesandt* | envoy* | envi* mand* | посла* отправ* присла* | 寄 发送 派 | 送
return* | zurück* rückkehr* rückgab* | retour* rend* revien* reven* | devol* devuel* vuelv* volv* regres* | верн* возвра* | 返回 归还 退回 | 返 戻
lend* lent borrow* loan* | leih* lieh* verlieh* ausleih* | prêt* emprunt* | prest* | одолж* заним* | 借 出借 | 貸 借
hold* held contain* | hält fass* enthält enthalt* | contien* conten* tien* | contien* conten* | содерж* вмеща* | 含有 容纳 | 含 収容
produc* manufactur* make* made | produ* herstell* hergestell* fertig* | produ* fabri* | produ* produj* fabric* | произв* выпуск* изготов* | 生产 制造 | 生産 製造
develop* | entwick* | développ* | desarroll* | разраб* развит* разви* | 开发 发展 研发 | 開発 発展
design* | entwurf* entwarf* entworf* design* | conç* conc* dessin* | diseñ* | проект* спроект* | 设计 | 設計 デザイン
offer* provid* | biet* bot angebot* | offr* propos* fourni* | ofrec* propor* | предлож* предлаг* предостав* | 提供 | 提供
choose* chose* select* | wähl* gewählt* auswahl* | chois* | eleg* elig* escog* | выбра* выбор* выбир* | 选择 选 | 選
win won | gewann* gewinn* | gagn* remport* | gan* | выигра* побед* | 赢得 获得 | 優勝 勝
compet* contest* tournament* championship* | wettbewerb* turnier* meisterschaft* | concours tournoi* championnat* compétition* | concurso* torneo* campeonato* competici* | конкурс* турнир* чемпионат* соревнов* | 比赛 竞赛 锦标赛 | 大会 コンテスト 選手権
match* game* | spiel* partie* | match* jeu jeux partie* | partido* juego* | матч* игр* | 比赛 游戏 | 試合 ゲーム
goal* score* point* | tor tore punkt* ziel* | but buts point* | gol goles punto* | гол голов очк* балл* цел* | 进球 分数 得分 目标 | 得点 ゴール 点
job jobs work* career* | arbeit* job* beruf* | travail* emploi* métier* | trabaj* empleo* oficio* | работ* должност* професси* | 工作 职业 | 仕事 職
wage* salar* pay | lohn* löhne* gehalt* gehälter* | salaire* paie | salari* sueldo* | зарплат* оклад* заработ* | 工资 薪水 | 賃金 給料
retir* pension* | rente* ruhestand* pension* | retraite* pension* | jubil* pensión pension* | пенси* | 退休 | 引退 退職 年金
money fund* | geld* mittel fonds | argent fonds | dinero fondos | деньг* денег средств* фонд* | 钱 资金 | 金 資金
price* tariff* | preis* tarif* | prix tarif* | precio* tarifa* | цен* тариф* | 价格 | 価格 値段
bank* | bank* | banque* | banco* | банк* | 银行 | 銀行
market* | markt* märkte* | marché* | mercado* | рынок рынк* | 市场 | 市場
shop* store* | laden läden geschäft* shop* | magasin* boutique* | tienda* | магазин* лавк* | 商店 店 | 店 店舗
trade* commerc* | handel* | commerc* | comerci* | торгов* | 贸易 商业 | 貿易 商業
industr* | industri* | industri* | industri* | промышл* индустри* | 工业 产业 | 産業 工業
project* | projekt* vorhaben* | projet* | proyecto* | проект* | 项目 | プロジェクト 事業 計画
construction site* work works | bauarbeit* baustelle* arbeiten | travaux chantier* | obra obras | стройк* строительн* работы | 施工 工程 | 工事
part parts | teil* | partie* part | parte* | част* | 部分 | 部分 一部
group* | gruppe* | groupe* | grupo* | групп* | 小组 组 群 | グループ 組 群
number* amount* quantity | zahl* anzahl* menge* | nombre* quantité* montant* | número* cantidad* | числ* количеств* сумм* | 数量 人数 数 | 数 量
size area* | größe* fläche* gebiet* | taille* superficie* zone* | tamaño* superficie* zona* área* | размер* территори* район* зон* | 大小 地区 区域 | 大きさ 地域 区域
region* district* province* | region* bezirk* provinz* kreis* | région* province* département* district* | región region* provincia* distrito* comarca* | регион* область област* район* провинц* | 地区 省 区 | 地方 県 地区
capital* | hauptstadt* | capitale* | capital* | столиц* | 首都 | 首都
border* | grenz* | frontière* | fronter* | границ* | 边境 边界 | 国境 境界
world* internation* | welt* international* | monde* mondial* internation* | mundo* mundial* internacional* | мир мира миров* международн* | 世界 国际 | 世界 国際
foreign* abroad | ausland* ausländ* fremd* | étrang* | extranjer* | иностран* зарубеж* границ* | 外国 国外 海外 | 外国 海外
local* | örtlich* lokal* hiesig* | loca* | loca* | местн* | 当地 本地 | 地元 現地
own | eigen* | propre* | propi* | собствен* свой сво* | 自己 | 自分 独自
other* another | ander* | autre* | otr* | друг* | 其他 另 | 他 別
same | gleich* selb* dieselb* | même* | mism* | тот же тех одинаков* | 相同 同样 | 同じ
only | nur einzig* | seul* uniquement | sol* únic* | только единствен* | 只 仅 唯一 | だけ のみ 唯一
all every* whole | all* jed* ganz* | tou* chaque entier* | tod* cada enter* | все всех каждый кажд* весь всю | 全部 所有 每 | 全て すべて 全 毎
both | beid* | deux | amb* | оба обе обо* | 两 双 | 両方 両
many much several | viel* mehrere | beaucoup plusieurs nombreu* | much* vari* | много многие нескольк* | 许多 很多 几 | 多く 多数 いくつ
small* little | klein* | petit* | pequeñ* | маленьк* небольш* мал* | 小 | 小さ 小
big large* great* | groß* | grand* gros* | grand* gran | больш* крупн* велик* | 大 | 大き 大
main chief principal* important* | haupt* wichtig* | principal* important* | principal* important* | главн* основн* важн* | 主要 重要 | 主要 重要 主
free | kostenlos* gratis frei | gratuit* libre* | gratuit* gratis libre* | бесплатн* свободн* | 免费 自由 | 無料 自由
possible | möglich* | possible* | posible* | возможн* | 可能 | 可能
ready finish* complet* | fertig* vollend* abgeschloss* | termin* achev* fini* complet* | termin* complet* acab* | законч* заверш* готов* | 完成 完工 | 完成 完了
time times | zeit* mal | temps fois | tiempo* vez veces | врем* раз | 时间 次 | 時間 回
century | jahrhundert* | siècle* | siglo* | век века веке столет* | 世纪 | 世紀
today now current* | heut* jetzt derzeit* aktuell* | aujourd hui maintenant actuel* | hoy ahora actual* | сегодня сейчас нын* теперь | 今天 现在 目前 | 今日 現在 今
yesterday | gestern | hier | ayer | вчера | 昨天 | 昨日
tomorrow | morgen | demain | mañana | завтра | 明天 | 明日
spring | frühling* frühjahr* | printemps | primavera* | весн* | 春天 春季 春 | 春
summer* | sommer* | été étés | verano* | лет* летн* | 夏天 夏季 夏 | 夏
autumn* fall | herbst* | automne* | otoño* | осен* | 秋天 秋季 秋 | 秋
winter* | winter* | hiver* | invierno* | зим* | 冬天 冬季 冬 | 冬
monday* | montag* | lundi* | lunes | понедельник* | 周一 星期一 | 月曜
tuesday* | dienstag* | mardi* | martes | вторник* | 周二 星期二 | 火曜
wednesday* | mittwoch* | mercredi* | miércoles | сред* | 周三 星期三 | 水曜
thursday* | donnerstag* | jeudi* | jueves | четверг* | 周四 星期四 | 木曜
friday* | freitag* | vendredi* | viernes | пятниц* | 周五 星期五 | 金曜
saturday* | samstag* sonnabend* | samedi* | sábado* | суббот* | 周六 星期六 | 土曜
sunday* | sonntag* | dimanche* | domingo* | воскресень* | 周日 星期日 星期天 | 日曜
weekend* | wochenende* | week-end* | fin | выходн* | 周末 | 週末
holiday* vacation* | ferien urlaub* feiertag* | vacances férié* | vacacion* festivo* | каникул* отпуск* праздник* | 假期 节日 | 休暇 休み 祝日
wait* | wart* | attend* attente | esper* | жда* ожида* | 等待 等 | 待
hire* recruit* | einstell* eingestellt* | embauch* recrut* | contrat* | наня* найм* нанима* | 招聘 雇用 | 採用 雇
resign* | zurücktret* zurückgetret* rücktritt* kündig* | démission* | dimit* dimisi* | уволи* отставк* уйти ушёл ушла | 辞职 | 辞任 辞職
sign* | unterzeich* unterschr* | sign* | firm* | подпис* | 签署 签订 | 署名 締結
press push button* | drück* taste* knopf* | appuy* bouton* touche* | puls* botón boton* apret* | наж* кнопк* | 按 按钮 | 押 ボタン
switch* turn | schalt* | allum* éteind* interrupteur* | encend* apag* interruptor* | включ* выключ* | 开关 切换 | スイッチ
cable* wire* plug* | kabel* draht* stecker* | câble* fil fils prise* | cable* alambre* enchufe* | кабел* провод* вилк* | 电缆 电线 插头 | ケーブル 電線 プラグ
screen* display* | bildschirm* anzeige* display* | écran* affich* | pantalla* | экран* дисплей* | 屏幕 显示屏 | 画面
phone* mobile | telefon* handy* | téléphone* portable* | teléfono* móvil* | телефон* | 电话 手机 | 電話 携帯
password* | passwort* kennwort* | passe | contraseña* | парол* | 密码 | パスワード
user* account* | nutzer* benutzer* konto* konten | utilisateur* compte* | usuari* cuenta* | пользовател* аккаунт* счёт* | 用户 账户 账号 | 利用者 ユーザー アカウント
data | daten* | donnée* | dato* | данн* | 数据 | データ
internet online web* | internet* online* | internet ligne web* | internet línea web* | интернет* онлайн* сайт* | 互联网 网络 网站 | インターネット ネット
version* update* release* | version* aktualis* update* | version* mise* | versión version* actualiz* | верси* обновл* | 版本 更新 | 版 更新 バージョン
satellite* space* orbit* | satellit* weltraum* umlaufbahn* | satellite* espace* orbite* | satélite* espacio* órbita* | спутник* космос* космич* орбит* | 卫星 太空 轨道 | 衛星 宇宙 軌道
comet* planet* star stars moon* | komet* planet* stern* mond* | comète* planète* étoile* lune* | cometa* planeta* estrella* luna* | комет* планет* звезд* звёзд* лун* | 彗星 行星 星 月球 | 彗星 惑星 星 月
earth soil ground | erde* boden* | terre* sol sols | tierra* suelo* | земл* почв* | 地球 土壤 土地 | 地球 土 土壌
air | luft* | air | aire* | воздух* | 空气 | 空気
noise* sound* quiet* | lärm* geräusch* laut* leise* | bruit* son sons | ruido* sonido* | шум* звук* | 噪音 声音 | 騒音 音
colour* color* red blue green white black | farbe* rot* blau* grün* weiß* schwarz* | couleur* rouge* bleu* vert* blanc* noir* | color* roj* azul* verde* blanc* negr* | цвет* красн* син* зелён* бел* чёрн* | 颜色 红色 蓝色 绿色 白色 黑色 | 色 赤 青 緑 白 黒
tax customs duty | zoll* zölle* steuer* | douane* droit* taxe* | aduana* arancel* impuesto* | пошлин* налог* тамож* | 关税 税 | 関税 税
deadline* term terms notice* | frist* kündigungsfrist* | délai* préavis | plazo* preaviso* | срок* | 期限 | 期限
deposit* | kaution* anzahlung* | caution* acompte* dépôt* | fianza* depósito* | залог* депозит* задат* | 押金 定金 | 敷金 保証金
repay* refund* | erstatt* rückzahl* | rembours* | reembols* devol* | возмещ* возврат* | 退款 偿还 | 返金 返済
statement* interview* | erklärung* interview* | déclaration* entretien* | declaraci* entrevista* | заявлен* интервью | 声明 采访 | 声明 取材
article* story stories | artikel* geschichte* | article* histoire* | artículo* historia* | стать* истори* | 文章 故事 条 | 記事 物語
history historic* | geschicht* histor* | histoi* histor* | histor* | истори* | 历史 | 歴史
tradition* custom* | tradition* brauch* bräuche* | tradition* coutume* | tradici* costumbre* | традиц* обыча* | 传统 习俗 | 伝統 風習
festival* | festival* fest feste | festival* fête* | festival* fiesta* | фестиваль* праздник* | 节 音乐节 | 祭 フェスティバル
idea* proposal* propos* suggest* | idee* vorschlag* vorschläg* vorgeschlag* | idée* proposition* propos* | idea* propuesta* propon* | идея идею идеи предложен* предложи* | 想法 建议 提议 | 案 提案
question* | frage* | question* | pregunta* cuesti* | вопрос* | 问题 | 質問 問題
meeting* session* | sitzung* treffen* versammlung* | réunion* séance* assemblée* | reunión reunion* sesión sesion* | заседан* собран* встреч* | 会议 | 会議
negotiat* talks | verhandl* gespräch* | négoci* pourparlers | negoci* conversacion* | переговор* | 谈判 | 交渉
success* | erfolg* | succès réuss* | éxito* | успе* | 成功 | 成功
danger* threat* | bedroh* | menac* | amenaz* | угро* | 威胁 | 脅威
change* | änder* veränder* wechsel* | chang* modif* | cambi* modific* | измен* смен* меня* | 改变 变化 | 変更 変化
expect* forecast* | erwart* prognos* | prévoi* attend* prévis* | esper* prev* pronóstic* | ожида* прогноз* | 预计 预期 | 見込み 予想
appl* | bewerb* beantrag* antrag* | candidat* demand* | solicit* postul* | заявк* заявлен* подал* | 申请 | 申請 応募
licen* permit* | lizenz* genehmig* erlaubnis* | licence* permis | licencia* permiso* | лицензи* разрешен* | 许可证 执照 | 許可 免許
train* exercise* | trainier* training* übung* | entraîn* exercice* | entren* ejercicio* | трениров* упражн* | 训练 锻炼 | 訓練 運動
sport* football soccer | sport* fußball* | sport* football | deport* fútbol | спорт* футбол* | 体育 足球 | スポーツ サッカー
run runs ran | lauf* lief gelaufen renn* | cour* | corr* | беж* бег* | 跑 | 走
walk* hik* | wander* spazier* lauf* | march* promen* randonn* | camin* paseo* senderis* | пеш* ходьб* прогул* | 步行 徒步 | 歩
swim* pool* | schwimm* | nag* piscine* | nad* piscina* | плав* бассейн* | 游泳 泳池 | 泳 プール
dive* diver* | tauch* | plong* | buz* buceador* submarin* | водолаз* ныр* | 潜水 | 潜水 ダイバー
`;
