import type { Language } from '@regen-research/text';
import { polesOf } from './poles.js';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'ru', 'zh', 'ja'] as const;

/**
 * Everyday words of news, manuals, and studies in seven languages, one meaning a line. A star stands for any ending.
 * Words that `poles.ts` has aren't repeated.
 */
const MEANINGS = `
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
`;

const whole = new Map<string, number[]>();
const beginnings = new Map<string, number[]>();
const unspaced = new Map<string, Map<string, number[]>>();

MEANINGS.trim()
  .split('\n')
  .forEach((line, meaning) => {
    line.split(' | ').forEach((words, column) => {
      const language = LANGUAGES[column] as string;
      for (const word of words.trim().split(' ')) {
        if (isUnspaced(language)) {
          let known = unspaced.get(language);
          if (known === undefined) unspaced.set(language, (known = new Map<string, number[]>()));
          add(known, word, meaning);
        } else if (word.endsWith('*')) add(beginnings, `${language} ${word.slice(0, -1)}`, meaning);
        else add(whole, `${language} ${word}`, meaning);
      }
    });
  });

function add(map: Map<string, number[]>, key: string, meaning: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [meaning]);
  else known.push(meaning);
}

function isUnspaced(language: string): boolean {
  return language === 'zh' || language === 'ja';
}

const patterns = new Map(
  [...unspaced].map(([language, words]) => [
    language,
    new RegExp([...words.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu'),
  ]),
);

/** What a word of a language with spaces means, the same in every language. */
function meaningsOfTerm(term: string, language: Language): string[] {
  const found = [...(whole.get(`${language} ${term}`) ?? [])];
  for (let length = 2; length <= term.length; length++)
    found.push(...(beginnings.get(`${language} ${term.slice(0, length)}`) ?? []));
  return [...found.map(String), ...polesOf(term).map(({ topic, side }) => `pole ${topic} ${side}`)];
}

/** Where the words of a text with a known meaning begin, and the meaning, which is the same in every language. */
export function meaningsIn(
  text: string,
  tokens: readonly { start: number; term: string; content: boolean }[],
  language: Language,
): { start: number; meanings: readonly string[] }[] {
  const pattern = patterns.get(language);
  if (pattern === undefined)
    return tokens.flatMap(({ start, term }) => {
      const meanings = meaningsOfTerm(term, language);
      return meanings.length === 0 ? [] : [{ start, meanings }];
    });
  const known = unspaced.get(language);
  return [
    ...[...text.matchAll(pattern)].map(({ index, 0: word }) => ({
      start: index,
      meanings: (known?.get(word) ?? []).map(String),
    })),
    ...tokens.flatMap(({ start, term }) => {
      const meanings = polesOf(term).map(({ topic, side }) => `pole ${topic} ${side}`);
      return meanings.length === 0 ? [] : [{ start, meanings }];
    }),
  ];
}
