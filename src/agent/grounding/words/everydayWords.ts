/**
 * Words of things of one kind in seven languages (English, German, French, Spanish, Russian, Chinese, and Japanese), one
 * meaning a line and one kind a paragraph: a dog isn't a cat, and who was injured wasn't arrested. A star stands for any
 * ending, a tilde for a word that often means something else. What one thing can be at once isn't in one paragraph: a
 * brother is also a son. Words for a kind as a whole ("animal") and for several of its members ("boss") belong in
 * `EVERYDAY_WORDS`.
 */
export const EXCLUSIVE_WORDS = `
nurse* | krankenschwester* pflegekraft pflegekräfte* pfleger* krankenpfleg* | infirmi* | enfermer* | медсест* медсёст* | 护士 | 看護師
physician* surgeon* doctor doctors ~medic ~medics | arzt ärzt* chirurg chirurgen ~mediziner* doktor doktoren notarzt notärzt* | médecin* docteur* chirurgien* toubib* | médic* doctor* ciruj* | врач* доктор* хирург* медик* | 医生 大夫 外科 | 医師 ~先生 医者
teacher* professor* lecturer* | lehrer* professor* lehrkraft lehrkräfte* pädagog* dozent* | professeur* enseignant* instituteur* | maestr* profesor* docente* | учител* преподавател* профессор* педагог* | 老师 教师 教授 | 先生 教師 教授
student* pupil* schoolchild* | schüler* student* studierend* | élève* étudiant* | alumn* estudiant* | учени* учащ* студент* школьник* | 学生 同学 | 生徒 学生 児童
farmer* | bauer bauern bäuerin* landwirt landwirte* landwirtin* | agriculteur* agricultrice* paysan* | agricultor* granjer* campesin* | фермер* крестьян* | 农民 | 農家
fisherman fishermen fishers fisher angler* | fischer fischern fischers fischerin* angler* | pêcheur* | pescador* | рыбак* рыболов* | 渔民 渔夫 | 漁師
driver* motorist* trucker* | fahrer fahrern fahrers fahrerin* lenker* autofahrer* lkw-fahrer* lokführer* kraftfahrer* | conducteur* conductrice* chauffeur* automobiliste* | conductor conductores conductora* chofer* automovilista* | водител* ~машинист* автомобилист* | 司机 驾驶员 | 運転手
pilot* | pilot piloten pilotin* | pilote* | piloto* | пилот* лётчик* летчик* | 飞行员 | パイロット
police policeman policemen policewoman ~officer ~officers cop cops | polizei* polizist* ~beamt* | police polici* gendarm* ~agent ~agents | policía* ~agente ~agentes | полиц* | 警察 警方 民警 警员 | 警察
firefighter* fireman firemen | feuerwehr* | pompier* | bombero* | пожарн* ~спасател* | 消防员 消防队 | 消防士 消防隊
soldier* troops | soldat* | soldat* | soldado* | солдат* | 士兵 | 兵士
engineer* | ingenieur* | ingénieur* | ingenier* | инженер* | 工程师 | 技術者 技師
architect* | architekt architekten architektin* | architecte* | arquitect* | архитектор* | 建筑师 | 建築家
journalist* reporter* | journalist* reporter* | journalist* | periodista* reporter* | журналист* репортёр* репортер* | 记者 | 記者
lawyer* attorney* | anwalt anwält* rechtsanw* | avocat* | abogad* | адвокат* юрист* | 律师 | 弁護士 ~先生
judge judges | richter richtern richters richterin* | juge juges | juez jueces jueza* | судья судьи судей судью судьёй | 法官 | 裁判官
mayor* | bürgermeister* oberbürgermeister* | maire maires mairesse | alcald* | мэр* | 市长 镇长 | 市長 町長
baker bakers | bäcker bäckern bäckers | boulanger boulangers | panadero* | пекарь пекаря пекари | 面包师 | パン職人
carpenter* | tischler* zimmermann zimmerleute schreiner* | menuisier* charpentier* | carpintero* | плотник* столяр* | 木匠 | 大工
plumber* | klempner* installateur* | plombier* | fontanero* | сантехник* | 水管工 | 配管工
electrician* | elektriker* | électricien* | electricista* | электрик* | 电工 | 電気工
miner miners | bergmann bergleute bergarbeiter* | houilleur* | minero* | шахтёр* шахтер* | 矿工 | 鉱夫
photographer* | fotograf fotografen fotografin* | photographe* | fotógraf* | фотограф фотографа фотографы | 摄影师 | 写真家
musician* | musiker* | musicien* | músico* | музыкант* | 音乐家 | 音楽家
actor actors actress* | schauspieler* | acteur* actrice* comédien* | actor actores actriz actrices | актёр* актер* актрис* | 演员 | 俳優
dancer* | tänzer* | danseur* danseuse* | bailarín bailarines bailarina* | танцор* балерин* | 舞者 | ダンサー
writer* novelist* poet poets ~author ~authors | schriftsteller* dichter dichtern dichters dichterin* ~autor ~autoren ~autorin* | écrivain* poète* ~auteur* | escritor* poeta* ~autor ~autores ~autora* | писател* поэт поэта поэты ~автор* поэт* | 作家 诗人 ~作者 | 作家 詩人 ~先生 ~著者
painter painters | maler malern malers malerin* | peintre* | pintor* | художник* живописец | 画家 | 画家
chef chefs cook cooks | koch köche* köchin* | cuisinier* | cocinero* | повар* | 厨师 | 料理人 シェフ
waiter* waitress* | kellner* | serveur* serveuse* | camarero* camarera* | официант* | 服务员 | ウェイター
priest* | priester* pfarrer* | prêtre* curé* | sacerdote* párroco* | священник* | 神父 牧师 | 司祭 神父
monk monks | mönch* | moine* | monje* | монах* | 僧人 和尚 | 僧侶
librarian* | bibliothekar* | bibliothécaire* | bibliotecari* | библиотекар* | 图书管理员 | 司書
cleaner cleaners | reinigungskraft reinigungskräfte* putzfrau* | femme-de-ménage | limpiador* | уборщи* | 清洁工 | 清掃員
astronaut* cosmonaut* | astronaut* kosmonaut* | astronaute* | astronauta* | космонавт* астронавт* | 宇航员 | 宇宙飛行士

museum* | museum* museen | musée* | museo* | музей музе* | 博物馆 | 博物館
library libraries | bibliothek* bücherei* | bibliothèque* | bibliotec* | библиотек* | 图书馆 | 図書館
hospital* clinic clinics | krankenhaus* klinik* spital* | hôpit* clinique* | hospital hospitales clínica* | больниц* клиник* | 医院 诊所 | 病院
school schools | schule schulen grundschule* | école* | escuela* colegio* | школа школы школу школе школ школой | 学校 | 学校
kindergarten* nursery nurseries | kindergart* kita kitas | crèche* maternelle* | guardería* | детсад* | 幼儿园 | 保育園 幼稚園
factory factories | fabrik* | usine* | fábrica* | завод завода заводе заводом заводы фабрик* | 工厂 | 工場
church churches cathedral* | kirche kirchen dom kathedrale* | église* cathédrale* | iglesia* catedral* | церк* собор собора соборе | 教堂 | 教会 聖堂
castle* palace* | schloss* schlöss* burg burgen palast* | château* palais | castillo* palacio* | замок замк* дворец дворц* | 城堡 宫殿 | 城 宮殿
theatre* theater* | theater theatern theaters | théâtre* | teatro* | театр* | 剧院 | 劇場
cinema* ~theater* ~theatre* | kino kinos | cinéma* | cine cines | кинотеатр* | 电影院 | 映画館
hotel* | hotel* | hôtel hôtels | hotel* | гостиниц* отел* | 酒店 宾馆 | ホテル 旅館
airport* | flughafen* flughäfen* | aéroport* | aeropuerto* | аэропорт* | 机场 | 空港
harbour* harbor* | hafen hafens häfen* | port ports | puerto puertos | порт порта порту порты гаван* | 港口 | 港
bridge bridges | brück* | pont ponts | puente* | мост моста мосту мосты мостом | 桥 大桥 | 橋
tunnel tunnels | tunnel tunnels tunneln | tunnel tunnels | túnel* | тоннел* туннел* | 隧道 | トンネル
prison prisons jail jails | gefängnis* | prison prisons | prisión prisiones cárcel* | тюрьм* | 监狱 | 刑務所
restaurant* | restaurant* gasthaus* | restaurant restaurants | restaurante* | ресторан* | 餐厅 饭店 | レストラン
pool pools | schwimmbad* schwimmbäd* hallenbad* freibad* | piscine* | piscina* | бассейн* | 泳池 游泳池 | プール
lighthouse* | leuchtt* | phare* | faro faros | маяк* | 灯塔 | 灯台
stadium* stadiums | stadion stadien stadions | stade stades | estadio* | стадион* | 体育场 | 競技場 スタジアム
playground* | spielplatz* spielplätze* | aire-de-jeux | parque-infantil | площадка | 游乐场 | 遊び場
cemetery cemeteries graveyard* | friedhof* friedhöfe* | cimetière* | cementerio* | кладбищ* | 墓地 | 墓地
fountain* | brunnen | fontaine* | fuente fuentes | фонтан* | 喷泉 | 噴水

car cars automobile* taxi* suv | auto autos pkw ~autofahr* taxi* | voiture* automobil* ~auto ~autos | coche coches ~auto ~autos ~carro ~carros automóvil* automovil* | автомобил* легков* такси | 汽车 轿车 小车 | 自動車 乗用車
bus buses | bus busse bussen busses | bus autobus | autobús autobuses | автобус* | 公交车 公共汽车 巴士 | バス
truck* lorry lorries trucker* | lastwagen* lkw laster lkw-fahrer* sattelzug* | camion* | camión camiones camion* | грузовик* | 卡车 货车 | トラック
train trains | zug zuges züge* | train trains | tren trenes | поезд* | 火车 列车 | 列車 電車
tram trams | straßenbahn* tram trams | tramway* tram trams | tranvía* | трамва* | 电车 | 路面電車
ship ships ferry ferries boat boats | schiff schiffe* fähre fähren boot boote* | navire* ferry ferries paquebot* bateau* | buque* ferry transbordador* barco* | корабл* паром* пароход* судн* лодк* | 轮船 渡轮 轮渡 | 船 フェリー ボート
plane planes aircraft airplane* | flugzeug* | avion avions | avión aviones | самолёт* самолет* | 飞机 | 飛行機
bicycle* bike bikes ~cyclist* ~biker* | fahrrad* fahrräder* ~radfahr* ~radler* ~rad ~rads | vélo vélos bicyclette* ~cycliste* | bicicleta* bici bicis ~ciclista* | велосипед* | 自行车 单车 ~骑车 | 自転車
motorcycle* motorbike* ~biker* ~bike ~bikes ~motorcyclist* | motorrad* motorräder* | moto motos ~motard* | motocicleta* moto motos ~motociclista* | мотоцикл* | 摩托车 | バイク オートバイ

fire fires blaze* ~burn* ~flame* | brand brände* feuer feuers ~brenn* brannte* ~verbrannt* abgebrannt* flamme* | incendie* ~feu ~feux ~brûl* flamme* | incendio* ~fuego ~fuegos ~quem* ~llamas | пожар* огонь огня огнём сгоре* поджо* | 火灾 大火 ~着火 起火 失火 ~燃烧 | 火災 火事 放火 出火 全焼 ~燃え
flood floods flooding flood* inundat* | flut fluten hochwasser* überschwemmung* überflut* überschwemm* | inondation* crue crues ~inond* | inundaci* riada* inund* | наводнен* паводк* затоп* | 洪水 水灾 ~淹 | 洪水 浸水 水害
storm storms hurricane* ~wind ~winds ~windstorm* gale* typhoon* cyclone* tornado* | sturm stürme* orkan* ~unwetter* ~wind winde taifun* | tempête* ouragan* typhon* cyclone* ~vent ~vents | tormenta* huracán* temporal* tifón* ~viento* vendaval* | шторм* ураган* бур* тайфун* ~ветер ~ветра | 风暴 台风 暴风 飓风 ~暴雨 | 嵐 台風 暴風 強風
drought* | dürre dürren trockenheit | sécheresse* | sequía* | засух* | 干旱 | 干ばつ
earthquake* | erdbeben* | séisme* | terremoto* | землетрясен* | 地震 | 地震
landslide* avalanche* | erdrutsch* lawine* | avalanche* | avalancha* | оползен* оползн* лавин* | 滑坡 雪崩 | 土砂崩れ 雪崩

mountain mountains mountain* ~hill ~hills ~peak* | berg berge bergen berges gebirge* | montagne* | montaña* | гора горы горе горах горой | 山 山区 山脉 | 山
valley* | tal tals täler* | vallée* | valle valles | долин* | 山谷 | 谷
river rivers ~stream ~streams | fluss flusses flüss* ~strom | rivière* fleuve* | río ríos | река реки реке реку рекой рек | 河流 河 | 川
lake lakes | seeufer bodensee | lac lacs | lago lagos | озер* озёр* | 湖 | 湖
island islands isle | insel inseln | île îles | isla islas | остров* | 岛 岛屿 | 島
forest forests ~wood ~woods woodland* | wald waldes wälder* | forêt* | bosque* | лес леса лесу лесов | 森林 树林 ~林 | 森
desert deserts | wüste wüsten | désert déserts | desierto* | пустын* | 沙漠 | 砂漠
coast coasts beach beaches ~shore* ~seaside | küste küsten strand strände* ~ufer* | littoral plage* ~côte ~côtes ~rivage* | costa costas playa* | побереж* пляж* ~берег* | 海岸 海滩 | 海岸 浜

dog dogs | hund hunde hunden hundes | chien* | perro* | собак* | 狗 | 犬
cat cats | katze katzen | chat chats | gato gatos | кошк* кот кота коты | 猫 | 猫
horse horses | pferd* | cheval chevaux | caballo* | лошад* | 马匹 | 馬
cow cows cattle | kuh kühe* rind rinder* | vache* bovin* | vaca vacas | коров* | 牛 奶牛 | 牛
sheep | schaf* | mouton* brebis | oveja* | овца овцы овец | 羊 绵羊 | 羊
goat goats | ziege* | chèvre* | cabra* | коза козы коз | 山羊 | ヤギ
pig pigs | schwein* | porc porcs cochon* | cerdo* | свинь* свиней | 猪 | 豚
chicken* hens hen | huhn hühner* henne* | poule* poulet* | gallina* pollo* | куриц* кур куры | 鸡 | 鶏
bee bees | biene bienen honigbiene* | abeille* | abeja* | пчел* пчёл* | 蜜蜂 | 蜂 ミツバチ
wolf wolves | wolf wölfe* | loup loups | lobo lobos | волк* | 狼 | 狼
bear bears | bär bären | ours | oso osos | медвед* | 熊 | 熊
fox foxes | fuchs füchse* | renard* | zorro* | лиса лисы лису лисиц* | 狐狸 | キツネ
rabbit* hare hares | kaninchen hase hasen | lapin* lièvre* | conejo* liebre* | кролик* заяц зайц* | 兔子 | ウサギ
mouse mice | maus mäuse* | souris | ratón ratones | мышь мыши мышей | 老鼠 | ネズミ
rat rats | ratte ratten | rat rats | rata ratas | крыса крысы крыс | 大鼠 | ラット
deer | hirsch* rehe | cerf* chevreuil* | ciervo* | олень олен* | 鹿 | 鹿
lion lions | löwe löwen | lion lions | león leones | лев льва львы | 狮子 | ライオン
tiger tigers | tiger tigern | tigre* | tigre* | тигр* | 老虎 | トラ
elephant* | elefant* | éléphant* | elefante* | слон слона слоны слонов | 大象 | ゾウ
monkey* ape apes | affe affen | singe* | mono monos | обезьян* | 猴子 | 猿
whale* | wal wale walen | baleine* | ballena* | кит кита киты китов | 鲸鱼 | クジラ
dolphin* | delfin* delphin* | dauphin* | delfín delfines | дельфин* | 海豚 | イルカ
seal seals | robbe robben seehund* | phoque* | foca focas | тюлен* | 海豹 | アザラシ
shark sharks | hai haie haien | requin* | tiburón tiburones | акула акулы | 鲨鱼 | サメ
salmon | lachs* | saumon* | salmón salmones | лосось лосося | 三文鱼 鲑鱼 | サケ 鮭
eagle eagles | adler adlern adlers | aigle* | águila* | орёл орла орлы орлов | 老鹰 | 鷲
owl owls | eule eulen | hibou* chouette* | búho* lechuza* | сова совы сов | 猫头鹰 | フクロウ
stork* | storch* störche* | cigogne* | cigüeña* | аист* | 鹳 | コウノトリ
duck ducks | ente enten | canard* | pato patos | утка утки уток | 鸭子 | アヒル 鴨
goose geese | gans gänse* | oie oies | ganso gansos oca ocas | гусь гуси гусей | 鹅 | ガチョウ
swan swans | schwan* schwäne* | cygne* | cisne* | лебед* | 天鹅 | 白鳥
penguin* | pinguin* | manchot* pingouin* | pingüino* | пингвин* | 企鹅 | ペンギン
butterfly butterflies | schmetterling* | papillon* | mariposa* | бабочк* | 蝴蝶 | 蝶
ant ants | ameise* | fourmi* | hormiga* | муравей муравь* | 蚂蚁 | アリ
spider* | spinne spinnen | araignée* | araña* | паук паука пауки | 蜘蛛 | クモ
snake* | schlange schlangen | serpent* | serpiente* | змея змеи змей | 蛇 | ヘビ
frog frogs | frosch* frösche* | grenouille* | rana ranas | лягушк* | 青蛙 | カエル
bat bats | fledermaus fledermäuse* | chauve-souris ~souris ~chauves | murciélago* | летучая мышь | 蝙蝠 | コウモリ
turtle* tortoise* | schildkröte* | tortue* | tortuga* | черепах* | 乌龟 海龟 | 亀

bread | brot brote* | pain pains | pan panes | хлеб хлеба хлебом | 面包 | パン
milk | milch | lait | leche | молок* | 牛奶 | 牛乳
cheese* | käse* | fromage* | queso* | сыр сыра сыром | 奶酪 | チーズ
meat | fleisch | viande* | carne carnes | мясо мяса мясом | 肉类 | 肉
wine wines | wein weine* | vin vins | vino vinos | вино вина вином | 葡萄酒 | ワイン
beer beers | bier biere* | bière* | cerveza* | пиво пива | 啤酒 | ビール
coffee | kaffee | café | café | кофе | 咖啡 | コーヒー
tea | tee | thé thés | té tés | чай чая чаю | 茶 | 茶 お茶
rice | reis | riz | arroz | рис риса | 大米 米饭 | お米 ご飯
wheat | weizen | blé blés | trigo | пшениц* | 小麦 | 小麦
sugar | zucker | sucre | azúcar | сахар* | 糖 | 砂糖
salt | salz | sel sels | sal sales | соль соли солью | 盐 | 塩
egg eggs | eier eiern | œuf* | huevo* | яйца яиц яйцо | 鸡蛋 | 卵
potato* | kartoffel* | pomme-de-terre ~pomme ~pommes patate* | patata* papa papas | картоф* | 土豆 | ジャガイモ
apple apples | apfel äpfel* | pomme pommes | manzana* | яблок* | 苹果 | りんご
pear pears | birne birnen | poire* | pera peras | груша груши груш | 梨 | 梨
cherry cherries | kirsche kirschen | cerise* | cereza* | вишн* черешн* | 樱桃 | さくらんぼ
plum plums | pflaume* zwetschge* | prune* | ciruela* | слива сливы слив | 李子 | プラム
grape grapes | traube trauben | raisin raisins | uva uvas | виноград* | 葡萄 | ぶどう
orange oranges | orange orangen apfelsine* | orange oranges | naranja* | апельсин* | 橙子 | オレンジ
lemon lemons | zitrone* | citron citrons | limón limones | лимон* | 柠檬 | レモン
strawberr* | erdbeere* | fraise* | fresa fresas | клубник* | 草莓 | いちご
banana* | banane* | banane* | plátano* banana* | банан* | 香蕉 | バナナ
tomato* | tomate* | tomate* | tomate* | помидор* томат* | 番茄 西红柿 | トマト
onion* | zwiebel* | oignon* | cebolla* | лук лука | 洋葱 | 玉ねぎ
carrot* | karotte* möhre* | carotte* | zanahoria* | морков* | 胡萝卜 | にんじん
cabbage* | kohl kohlkopf | chou choux | col coles repollo* | капуст* | 卷心菜 白菜 | キャベツ
bean beans | bohne bohnen | haricot* | judía* frijol* alubia* | фасоль фасоли бобы | 豆子 | 豆
maize corn | mais | maïs | maíz | кукуруз* | 玉米 | トウモロコシ
barley | gerste | orge | cebada | ячмень ячменя | 大麦 | 大麦
butter | butter | beurre | mantequilla | масло сливочн* | 黄油 | バター
honey | honig | miel | miel | мёд мёда мед меда | 蜂蜜 | 蜂蜜
chocolate* | schokolade* | chocolat* | chocolate* | шоколад* | 巧克力 | チョコレート
soup soups | suppe suppen | soupe* potage* | sopa sopas | суп супа супы | 汤 | スープ
cake cakes | kuchen torte torten | gâteau* | pastel pasteles tarta* | торт* | 蛋糕 | ケーキ

gold golden | gold goldene* | or | oro | золот* | 黄金 金牌 | 金
silver | silber silberne* | argenté* | plata | серебр* серебра | 白银 银牌 | 銀
copper | kupfer kupferne* | cuivre | cobre | медь медный меди | 铜 | 銅
iron | eisen eiserne* | fer fers | hierro | желез* | 钢铁 | 鉄製
steel | stahl stähler* | acier | acero | сталь стальн* | 钢 钢铁 | 鋼
glass | glas gläser* | verre | vidrio cristal | стекло стекла стеклянн* | 玻璃 | ガラス
plastic* | plastik* kunststoff* | plastique* | plástic* | пластик* пластмасс* | 塑料 | プラスチック
paper | papier | papier | papel | бумага бумаги бумажн* | 纸 | 用紙
wood wooden timber | holz hölzern* | bois | madera | деревянн* древесин* | 木材 木头 木制 | 木材 木製
stone stones | stein steine* steinern* | pierre* | piedra* | камень камн* каменн* | 石头 | 石 石造
concrete | beton | béton | hormigón | бетон* | 混凝土 | コンクリート
brick bricks | ziegel* backstein* | brique* | ladrillo* | кирпич* | 砖 | れんが
leather | leder | cuir | cuero | кожан* | 皮革 | 革製
oxygen | sauerstoff* | oxygène | oxígeno | кислород* | 氧气 | 酸素
hydrogen | wasserstoff* | hydrogène | hidrógeno | водород* | 氢气 氢 | 水素
nitrogen | stickstoff* | azote | nitrógeno | азот азота | 氮气 氮 | 窒素
methane | methan* | méthane | metano | метан* | 甲烷 | メタン
zinc | zink | zinc | zinc cinc | цинк* | 锌 | 亜鉛
aluminium aluminum | aluminium* | aluminium | aluminio | алюмини* | 铝 | アルミ
bronze bronzes | bronze bronzene* | bronze bronzes | bronce* | бронз* | 青铜 | 青銅 ブロンズ
lithium | lithium* | lithium | litio | литий лития | 锂 | リチウム
uranium | uran | uranium | uranio | уран урана | 铀 | ウラン

gas | gas erdgas* | gaz | gas | газ газа газу газом | 天然气 煤气 燃气 | ガス
petroleum oil | erdöl öl | pétrole | petróleo | нефть нефти | 石油 | 石油
petrol gasoline diesel ~gas | benzin diesel | essence diesel gazole | gasolina diésel | бензин* | 汽油 柴油 | ガソリン
coal | kohle kohlen | charbon* | carbón | уголь угля углём | 煤 煤炭 | 石炭
electricity electric electrical ~power | strom elektrizität elektrisch* | électricité ~courant électri* | electricidad ~luz eléctric* | электричеств* электроэнерг* электр* | 电力 供电 停电 用电 | 電力 電気 停電
water ~hydro* ~waters | wasser | eau eaux | agua | вода воды воду водой | 水 | 水
solar | solar* | solaire* | solar solares | солнечн* | 太阳能 | 太陽光
nuclear | atomkraft* kernkraft* nuklear* | nucléaire* | nuclear nucleares | атомн* ядерн* | 核能 核电 | 原子力

roof roofs | dach dachs dächer* | toit* toiture* | tejado* techo* | крыш* кровл* | 屋顶 | 屋根
wall walls | mauer mauern wand wände* | mur murs | muro* pared paredes | стена стены стен стену | 墙 墙壁 | 壁
window windows | fenster fenstern fensters | fenêtre* | ventana* | окно окна окон окну | 窗 窗户 | 窓
door doors | tür türen | porte portes | puerta* | дверь двери дверей | 大门 房门 | 扉 ドア
stairs staircase* | treppe treppen | escalier* | escalera* | лестниц* | 楼梯 | 階段
tower towers | turm turms türm* | tour tours | torre torres | башн* | 塔 塔楼 | 塔
chimney* | schornstein* | cheminée* | chimenea* | труба трубы дымоход* | 烟囱 | 煙突

heart hearts | herz herzen | cœur* | corazón corazones | сердц* | 心脏 | 心臓
lung lungs | lunge lungen | poumon* | pulmón pulmones | лёгк* легки* | 肺 | 肺
brain brains | gehirn* | cerveau* | cerebro* | мозг* | 大脑 | 脳
eye eyes | auge augen | œil yeux | ojo ojos | глаз глаза | 眼睛 | 両目 眼
skin | haut | peau | piel | кожа кожи | 皮肤 | 皮膚
knee knees | knie knien | genou genoux | rodilla* | колено колена колени | 膝盖 | 膝
foot feet | fuß fußes füße* | pied pieds | pie pies | стопа стопы ступня ~нога ~ноги ~ногу | 脚掌 | 両足 足首
nose noses | nase nasen | nez | nariz narices | нос носа | 鼻子 | 鼻
ear ears | ohr ohren | oreille* | oreja* oído* | ухо уши ушей | 耳朵 | 耳
tooth teeth | zahn zahns zähne* | dent dents | diente* | зуб зуба зубы зубов | 牙齿 | 歯
shoulder* | schulter* | épaule* | hombro* | плечо плеча плечи | 肩膀 | 肩
stomach* | magen magens | estomac* | estómago* | желуд* живот* | 胃 | 胃
liver livers | leber | foie | hígado* | печень печени | 肝脏 肝 | 肝臓
kidney* | niere nieren | rein reins | riñón riñones | почка почки почек | 肾脏 肾 | 腎臓
bone bones | knochen | os | hueso* | кость кости костей | 骨头 | 骨

red | rot rote roter rotes roten rotem | rouge* | rojo roja rojos rojas | красн* | 红色 红 | 赤 赤い
blue | blau blaue blauer blaues blauen blauem | bleu* | azul azules | синий синяя синие синего голуб* синее синей синем синим синих синюю | 蓝色 蓝 | 青い 青色
green | grün grüne grüner grünes grünen grünem | vert verte verts vertes | verde verdes | зелён* зелен* | 绿色 绿 | 緑
yellow | gelb gelbe gelber gelbes gelben | jaune* | amarill* | жёлт* желт* | 黄色 | 黄色
white | weiß weiße weißer weißes weißen | blanc blanche blancs blanches | blanco blanca blancos blancas | белый белая белые белого белой белое белом белую белым белых | 白色 | 白色
black | schwarz schwarze schwarzer schwarzes schwarzen | noir noire noirs noires | negro negra negros negras | чёрн* черный черная черные черное черного черной | 黑色 | 黒 黒い
grey gray | grau graue grauer graues grauen | gris grise grises | gris grises | серый серая серые серого серое серой сером серым серых серую | 灰色 | 灰色
brown | braun braune brauner braunes braunen | brun brune bruns brunes | marrón marrones | коричнев* | 棕色 | 茶色

song songs | lied lieder liedern | chanson* | canción canciones | песн* | 歌曲 | 歌
film films movie movies | film filme* filmen | film films | película* | фильм* | 电影 影片 | 映画
books novel novels ~book | buch buches büch* roman romane* | livre livres roman romans | libro* novela* | книг* роман романа романы | 书籍 小说 著作 图书 | 書籍 小説
painting paintings | gemälde* | tableau tableaux | cuadro cuadros | картин* | 画作 油画 | 絵画
poem poems | gedicht* | poème* | poema* | стихотворен* | 诗 诗歌 | 詩
sculpture* statue* | skulptur* statue statuen | sculpture* statue* | escultura* estatua* | скульптур* стату* | 雕塑 雕像 | 彫刻 像

rescued rescue rescues ~saved ~save ~saves | gerettet rettete* retten ~rettung* | sauvé* secouru* | rescat* ~salv* | спасли спас спасла спасены спасен* ~спас* | 救出 获救 ~救 | 救助 救出
arrested arrest arrests detained ~custody | festgenommen* verhaftet* | arrêté* interpell* ~gard* | detuv* detenid* arrest* | арестова* задержа* | 逮捕 ~拘留 抓获 | 逮捕
injured injure hurt wounded ~wound ~wounds ~injuries ~injury | verletzt* verletzen verwundet* ~verletzung* | blessé* blesse* | herido* herida* hirió | ранен* пострада* | 受伤 | 負傷 けが
killed died kills dies death deaths ~dead fatal* deadly ~kill ~die ~dying ~lethal | getötet* starb* gestorb* tote toten tödlich* gestorben* umgekommen* ~ums | tué* mort* décéd* mortel* | murió murieron muert* mató mortal* fallec* | погиб* умер* убит* смерт* скончал* гибел* | 死亡 丧生 身亡 遇难 ~死 | 死亡 ~死

damaged damage damages destroyed destroy destroys | beschädigt* beschädig* zerstört* zerstör* | endommag* détrui* | dañad* dañó dañaron destru* | поврежд* поврежден* разруш* уничтож* | 损坏 受损 摧毁 毁 | 損傷 破損 破壊
repaired repair repairs ~fixed ~fix ~fixes ~mend* ~renovat* ~restor* ~refurbish* repair* | repariert* reparier* ~saniert* ~sanier* ~renovier* ~restaur* | répar* ~rénov* ~restaur* | repar* ~restaur* ~renov* ~arregl* | отремонтиров* ремонтир* почин* ~реставр* ~восстан* | 维修 修理 ~修复 ~翻修 ~修 | 修理 修復 ~改修 ~修繕
replaced replace replaces | ersetzt* ersetz* ausgetauscht* | remplac* | sustitu* reemplaz* | заменён* заменен* заменил* замен* | 更换 替换 | 交換
cleaned clean cleans | gereinigt* reinig* geputzt* | nettoy* | limpi* | чист* очищ* промы* | 清洁 清洗 | 清掃 洗浄
painted paint paints | gestrichen* angestrichen* | repeint* | pintad* pintó pintaron | покрас* выкрас* | 粉刷 | 塗装
stolen steal steals stole | gestohlen* stahl | volé* | robad* robó robaron | украд* похит* | 被盗 偷走 | 盗ま

football soccer | fußball | football | fútbol | футбол* | 足球 | サッカー
tennis | tennis | tennis | tenis | теннис* | 网球 | テニス
chess | schach | échiquier* | ajedrez | шахмат* | 国际象棋 | チェス
basketball | basketball | basket basket-ball | baloncesto | баскетбол* | 篮球 | バスケットボール
rugby | rugby | rugby | rugby | регби | 橄榄球 | ラグビー
hockey | hockey eishockey | hockey | hockey | хокке* | 冰球 曲棍球 | ホッケー
volleyball | volleyball | volley-ball | voleibol | волейбол* | 排球 | バレーボール
handball | handball | handball | balonmano | гандбол* | 手球 | ハンドボール
skiing ski skis | skifahren skilauf* ski | ski skis | esquí | лыж* | 滑雪 | スキー
swimming | schwimmen | natation | natación | плавани* | 游泳 | 水泳
cycling | radsport radfahren | cyclisme | ciclismo | велоспорт* | 自行车赛 | 自転車競技
boxing | boxen | boxe | boxeo | бокс бокса | 拳击 | ボクシング

physics | physik | physique | física | физика физики физику физике | 物理 | 物理
chemistry | chemie | chimie | química | химия химии химию | 化学 | 化学
biology | biologie | biologie | biología | биология биологии | 生物 | 生物学
mathematics maths math | mathematik | mathématiques | matemáticas | математик* | 数学 | 数学
law | jura rechtswissenschaft | droit | derecho | право юриспруденц* | 法学 | 法学
medicine | medizin | médecine | medicina | медицина медицину медицины | 医学 | 医学
history | geschichte | histoire | historia | история истории историю | 历史 | 歴史
geography | geografie geographie erdkunde | géographie | geografía | география географии | 地理 | 地理
philosophy | philosophie | philosophie | filosofía | философи* | 哲学 | 哲学
economics | wirtschaftswissenschaft* volkswirtschaft* | économie | economía | экономика экономики | 经济学 | 経済学
music | musik | musique | música | музыка музыки музыку | 音乐 | 音楽
architecture | architektur | architecture | arquitectura | архитектур* | 建筑学 | 建築学

oak oaks | eiche eichen | chêne* | roble robles | дуб дуба дубы дубов | 橡树 | オーク
pine pines | kiefer kiefern | pin pins | pino pinos | сосна сосны сосен | 松树 | 松
birch* | birke birken | bouleau* | abedul* | берёз* берез* | 白桦 桦树 | 白樺
beech* | buche rotbuche* | hêtre* | hayedo* | бук бука буки | 山毛榉 | ブナ
linden* | linde linden | tilleul* | tilo tilos | липа липы лип | 椴树 | 菩提樹
olive olives | olive oliven | olive olives olivier* | aceituna* olivo* | оливк* олив | 橄榄 | オリーブ
roses | rose rosen | rosier* | rosal* | роза розы роз | 玫瑰 | バラ
tulip* | tulpe tulpen | tulipe* | tulipán tulipanes | тюльпан* | 郁金香 | チューリップ

shirt shirts | hemd hemden | chemise* | camisa* | рубашк* | 衬衫 | シャツ
shoe shoes boot boots | schuh schuhe* stiefel* | chaussure* botte bottes | zapato* bota botas | туфл* ботин* сапог* обув* | 鞋子 鞋 | 靴
coat coats jacket* | mantel mäntel* jacke jacken | manteau* veste* | abrigo* chaqueta* | пальто куртк* | 外套 大衣 | コート 上着
hat hats | hut hüte* | chapeau* | sombrero* | шляп* | 帽子 | 帽子
dress dresses | kleid kleider* | robe robes | vestido* | платье платья | 连衣裙 | ドレス
glove* | handschuh* | gant gants | guante* | перчат* | 手套 | 手袋

table tables | tisch tische* | table tables | mesa mesas | стол стола столы | 桌子 | テーブル 机
chair chairs | stuhl stühle* | chaise* | silla* | стул* | 椅子 | 椅子
sofa sofas couch* | sofa sofas | canapé* | sofá sofás | диван* | 沙发 | ソファ
cupboard* wardrobe* | schrank* schränke* | armoire* placard* | armario* | шкаф* | 柜子 衣柜 | 戸棚
shelf shelves | regal regale* | étagère* | estante* estantería* | полка полки полок | 架子 书架 | 棚
carpet carpets rug rugs | teppich* | tapis | alfombra* | ковёр ковра ковры | 地毯 | 絨毯
mirror mirrors | spiegel spiegeln spiegels | miroir* | espejo* | зеркал* | 镜子 | 鏡

piano pianos | klavier* flügel | piano pianos | piano pianos | пианино рояль рояля фортепиано | 钢琴 | ピアノ
violin violins | geige geigen violine* | violon violons | violín violines | скрипк* | 小提琴 | バイオリン
cello cellos | cello celli | violoncelle* | violonchelo* | виолончел* | 大提琴 | チェロ
guitar guitars | gitarre* | guitare* | guitarra* | гитар* | 吉他 | ギター
flute flutes | flöte flöten | flûte* | flauta* | флейт* | 长笛 | フルート
trumpet* | trompete* | trompette* | trompeta* | труба трубы | 小号 | トランペット
drum drums | trommel* schlagzeug* | tambour* batterie | tambor* | барабан* | 鼓手 | 太鼓 ドラム
organ organs | orgel orgeln | orgue orgues | órgano* | орган органа | 管风琴 | オルガン

phone phones telephone* smartphone* ~mobile ~mobiles cellphone* | telefon* smartphone* handy handys mobiltelefon* | téléphone* smartphone* ~portable* | teléfono* ~móvil* ~celular* | телефон* смартфон* | 手机 电话 | 電話 スマートフォン
computer computers laptop* | computer* rechner* laptop* | ordinateur* | ordenador* computadora* | компьютер* ноутбук* | 电脑 计算机 | パソコン コンピューター
camera cameras | kamera* | appareil-photo caméra* | cámara* | камера камеры фотоаппарат* | 相机 摄像机 | カメラ
printer printers | drucker druckern druckers | imprimante* | impresora* | принтер* | 打印机 | プリンター
television* tv | fernseher* tv | téléviseur* télévision* télé | televisor* televisión ~tele tv | телевизор* телевиден* | 电视 电视机 | テレビ
radio radios | radio radios | radio radios | radio radios | радио | 收音机 电台 | ラジオ
battery batteries | batterie batterien akku akkus | pile piles batterie batteries | batería baterías pila pilas | батаре* аккумулятор* | 电池 | 電池 バッテリー
screen screens display displays | bildschirm* display displays | écran* | pantalla* | экран* дисплей* | 屏幕 显示屏 | 画面
keyboard* | tastatur* | clavier* | teclado* | клавиатур* | 键盘 | キーボード
cable cables | kabel kabeln kabels | câble* | cable cables | кабел* | 电缆 | ケーブル

wheel wheels | rad räder* reifen | roue roues | rueda ruedas | колес* колёс* | 轮子 车轮 | 車輪
engine engines motor motors | motor motoren motors | moteur* | motor motores | двигател* мотор* | 发动机 引擎 电机 | エンジン モーター
brake brakes | bremse bremsen | frein freins | freno frenos | тормоз* | 刹车 | ブレーキ
pump pumps | pumpe pumpen | pompe pompes | bomba bombas | насос* | 水泵 泵 | ポンプ
valve valves | ventil ventile* | valve valves soupape* | válvula* | клапан* | 阀门 | 弁 バルブ
filter filters | filter filtern filters | filtre filtres | filtro filtros | фильтр* | 滤网 过滤器 | フィルター
screw screws bolt bolts | schraube schrauben | vis | tornillo* | винт винты болт болты | 螺丝 螺钉 | ねじ ボルト
springs | feder federn | ressort* | resorte* muelle* | пружин* | 弹簧 | ばね
handle handles | griff griffe* | poignée* | mango mangos asa asas | ручка ручки ручку | 把手 | 取っ手
lid lids | deckel deckeln deckels | couvercle* | tapa tapas | крышка крышки крышку | 盖子 | ふた 蓋
button buttons | taste tasten knopf knöpfe* | bouton boutons | botón botones | кнопк* | 按钮 | ボタン
lever levers | hebel hebeln hebels | levier* | palanca* | рычаг* | 操纵杆 拉杆 | レバー

knife knives | messer messern messers | couteau* | cuchillo* | нож ножа ножи | 刀 | ナイフ
spoon spoons | löffel* | cuillère* cuiller* | cuchara* | ложк* | 勺子 | スプーン
fork forks | gabel gabeln | fourchette* | tenedor* | вилка вилки | 叉子 | フォーク
bottle bottles | flasche flaschen | bouteille* | botella* | бутылк* | 瓶子 | 瓶
cup cups | tasse tassen | tasse tasses | taza tazas | чашк* | 杯子 | カップ
plate plates | teller tellern tellers | assiette* | platito* | тарелк* | 盘子 | 皿
pan pans pot pots | topf töpfe* pfanne* | casserole* poêle* | olla ollas sartén sartenes | кастрюл* сковород* | 锅 | 鍋

cancer cancers tumor* | krebs tumor* | cancer cancers tumeur* | cáncer* tumor* | рак рака опухол* | 癌症 癌 | 癌 がん
diabetes | diabetes | diabète | diabetes | диабет* | 糖尿病 | 糖尿病
asthma | asthma | asthme | asma | астм* | 哮喘 | 喘息
influenza flu | grippe | grippe | gripe | грипп* | 流感 | インフルエンザ
measles | masern | rougeole | sarampión | корь кори | 麻疹 | はしか
malaria | malaria | paludisme | malaria paludismo | маляри* | 疟疾 | マラリア
tuberculosis | tuberkulose | tuberculose | tuberculosis | туберкулёз* туберкулез* | 结核病 | 結核
stroke strokes | schlaganfall* schlaganfälle* | avc | ictus | инсульт* | 中风 | 脳卒中

rain | regen | pluie pluies | lluvia* | дождь дождя дожди | 雨 | 雨
snow | schnee | neige | nieve | снег снега | 雪 | 雪
fog mist | nebel | brouillard* brume* | niebla* | туман* | 雾 | 霧
hail | hagel | grêle | granizo | град града | 冰雹 | ひょう
frost frosts | frost fröste* | gel gelées | helada* | мороз* замороз* | 霜冻 | 霜
heat heatwave* | hitze hitzewelle* | canicule* | calor | жара жары | 高温 热浪 | 猛暑

weight weights | gewicht gewichte* | poids | peso pesos | вес веса | 重量 | 重さ 重量
length lengths | länge längen | longueur* | longitud* | длина длины длину | 长度 | 長さ
height heights | höhe höhen | hauteur* | altura* | высота высоты высоту | 高度 | 高さ
width widths | breite breiten | largeur* | anchura* | ширина ширины ширину | 宽度 | 幅
depth depths | tiefe tiefen | profondeur* | profundidad* | глубина глубины глубину | 深度 | 深さ
speed speeds | geschwindigkeit* | vitesse* | velocidad* | скорость скорости | 速度 | 速度
temperature* | temperatur* | température* | temperatura* | температур* | 温度 | 温度
pressure pressures | druck drucks drücke* | pression pressions | presión presiones | давлени* | 压力 | 圧力

rent rents | miete mieten | loyer loyers | alquiler* | аренда аренды арендная | 租金 房租 | 家賃
wage wages salary salaries | lohn löhne* gehalt gehälter* | salaire* | salario* sueldo* | зарплат* | 工资 薪水 | 賃金 給料
pension pensions | rente renten pension pensionen | pension pensions retraite retraites | pensión pensiones | пенсия пенсии пенсию | 养老金 退休金 | 年金
tax taxes | steuer steuern | impôt* taxe taxes | impuesto* | налог* | 税 税款 | 税金
loan loans | kredit kredite* darlehen | prêt prêts | préstamo* | кредит* заём займ* | 贷款 | 融資 ローン
deposit deposits | kaution kautionen anzahlung* | caution cautions acompte* | fianza* depósito* | залог залога задаток | 押金 定金 | 敷金 保証金
fines | bußgeld* geldstrafe* | amende amendes | multa* | штраф* | 罚款 | 罰金
scholarship* | stipendi* | bourse bourses | beca becas | стипенди* | 奖学金 | 奨学金
subsidy subsidies | subvention* zuschuss zuschüsse* | subvention* | subvención subvenciones | субсиди* | 补贴 | 補助金

murder murders murdered | mord morde ermordet* | meurtre* assassin* | asesinat* asesin* | убийств* | 谋杀 | 殺人
theft thefts robbery robberies burglar* | diebstahl* diebstähle* raub einbruch* | vol-à-main cambriolage* | robo robos hurto* | краж* ограблен* | 盗窃 抢劫 | 窃盗 強盗
fraud frauds | betrug betrugs | fraude* escroquerie* | fraude* estafa* | мошеннич* | 诈骗 欺诈 | 詐欺
arson | brandstiftung* | incendie-criminel | incendio-provocado | поджог* | 纵火 | 放火
bribery bribe bribes corruption | bestechung* korruption | corruption | soborno* corrupción | взятк* коррупц* | 贿赂 受贿 | 贈賄 収賄

wedding weddings | hochzeit hochzeiten | mariage mariages noces | boda bodas | свадьб* | 婚礼 | 結婚式
funeral funerals | beerdigung* begräbnis* | enterrement* obsèques | funeral funerales entierro* | похорон* | 葬礼 | 葬儀
concert concerts | konzert konzerte* | concert concerts | concierto* | концерт* | 音乐会 | コンサート
exhibition* exhibit exhibits | ausstellung* | exposition* | exposición exposiciones | выставк* | 展览 | 展覧会
election* | wahl wahlen | élection* | elección elecciones | выборы выборов | 选举 | 選挙
strike strikes | streik streiks | grève grèves | huelga* | забастовк* | 罢工 | ストライキ
birthday* | geburtstag* | anniversaire* | cumpleaños | рождения | 生日 | 誕生日

composed composes composer* | komponiert* komponist* | compositeur* composé composa | compuso compositor* | композитор* | 作曲 作曲家 | 作曲
translated translates translator* | übersetzt* übersetzer* | traduit* traducteur* traductrice* | tradujo traducid* traductor* | перевёл перевела переводчи* | 翻译 | 翻訳
photographed | fotografiert* | photographié* | fotografiad* fotografió | сфотографир* | 拍摄 | 撮影

boil boils boiled boiling | kochen kocht gekocht* | bouillir bouilli* | hervir hervid* hierv* | варить варят отвар* | 煮 煮沸 | 茹で
fry fries fried frying | braten brät gebraten* frittier* | frire frit frite frites | freír frito frita fritos fritas | жарить жарят жарен* обжар* | 煎 油炸 | 揚げ 炒め
bake bakes baked baking | backen bäckt gebacken* | enfourn* | hornear hornead* | выпека* испеч* | 烘烤 烤 | 焼き
freeze freezes frozen froze | einfrieren gefroren* eingefroren* | congeler congelé* | congelar congelad* | заморажив* заморожен* | 冷冻 | 冷凍

tenant* renter* lessee* ~resident* | mieter mietern mieters mieterin* pächter* ~bewohner* | locataire* | inquilin* arrendatari* | арендатор* жильц* квартирант* | 租户 承租人 房客 | 借主 入居者 賃借人
landlord* lessor* ~owner* | vermieter* verpächter* ~eigentümer* | bailleur* ~propriétaire* | arrendador* ~propietari* | арендодател* ~хозя* | 房东 出租人 | 大家 貸主 家主

king kings | könig könige* königs | roi rois | rey reyes | король короля короли | 国王 | 国王
queen queens | königin* | reine reines | reina reinas | королева королевы королеву | 女王 王后 | 女王

prince princes | prinz prinzen | prince princes | príncipe* | принц принца | 王子 | 王子
princess* | prinzessin* | princesse* | princesa* | принцесс* | 公主 | 王女

mother mothers mum mom | mutter mütter* | mère mères maman | madre madres | мать матери матерью | 母亲 妈妈 | 母 母親
father fathers dad | vater väter* | père pères papa | padre | отец отца отцом отцу | 父亲 爸爸 | 父 父親

brother* | bruder brüder* | frère* | hermano hermanos | брат брата братом братья братьев | 哥哥 弟弟 | 兄 弟
sister* | schwester schwestern | sœur* | hermana hermanas | сестра сестры сестру сестрой сестёр | 姐姐 妹妹 | 姉 妹

son sons | sohn söhn* sohnes | fils | hijo hijos | сын сына сыном сыновь* | 儿子 | 息子
daughter* | tochter töchter* | fille filles | hija hijas | дочь дочери дочерью дочер* | 女儿 | 娘

wife wives ~spouse* | ehefrau* gattin* gemahlin* ~frau | épouse* ~femme ~femmes | esposa* ~mujer | жена жену жены женой супруг* | 妻子 | 妻
husband husbands | ehemann* ehemänner* gatte* gemahl ~mann | mari maris époux | esposo* marido* | муж мужа мужем супруг* | 丈夫 | 夫

uncle uncles | onkel* | oncle* | tío tíos | дядя дяди дядей | 叔叔 舅舅 伯父 | 叔父 伯父
aunt aunts | tante tanten | tante tantes | tía tías | тётя тетя тёти тёткой тётка | 阿姨 姑姑 | 叔母 伯母

grandmother* | großmutter großmütter* oma | grand-mère* | abuela* | бабушк* | 奶奶 外婆 祖母 | 祖母
grandfather* | großvater großväter* opa | grand-père* | abuelo* | дедушк* | 爷爷 外公 祖父 | 祖父

kitchen* | küche küchen | cuisine cuisines | cocina cocinas | кухн* | 厨房 | 台所 キッチン
bathroom* | badezimmer* | salle-de-bains | baño baños | ванн* | 浴室 | 浴室
cellar* basement* | keller kellern kellers | cave caves sous-sol* | sótano* bodega | подвал* | 地下室 | 地下室
balcony balconies | balkon* | balcon* | balcón balcones | балкон* | 阳台 | バルコニー
garage garages | garage garagen | garage garages | garaje* | гараж* | 车库 | 車庫
attic attics | dachboden* dachböden* | grenier* | desván* ático* | чердак* | 阁楼 | 屋根裏
bedroom bedrooms | schlafzimmer* | chambre-à-coucher | dormitorio* | спальн* | 卧室 | 寝室
courtyard* | innenhof* innenhöfe* | patio* | patio patios | двор двора дворы | 院子 | 中庭

arm arms | arm arme armen | bras | brazo brazos | рука руки руку | 手臂 | 腕
leg legs | bein beine beinen | jambe* | pierna* | нога ноги ногу | 腿 | 脚 ~足
`;

/**
 * Other everyday words of news, manuals, contracts, and studies in the same languages, one meaning a line. Words that
 * `poles.ts` has aren't repeated.
 */
export const EVERYDAY_WORDS = `
build* built construct* | bau* gebaut* errichte* | constru* bâti* | constru* edific* | построе* стро* возве* | 修建 建造 建成 建设 | 建て 建設 築
found* establish* set | gründ* gegründet* | fond* créé* | fund* cread* | основа* создан* | 成立 创办 创立 | 設立 創設 創業
new newly newer newest | neu* | nouveau* nouvel* neu* | nuev* | нов* | 新 | 新
old older oldest former* | alt* frühere* ehemalig* | ancien* vieux vieil* | antigu* viej* | стар* прежн* бывш* | 旧 老 | 古 旧
cost* price* charge* pay paid fee fees | kost* preis* zahl* bezahl* gebühr* | coût* prix pay* tarif* | cost* cuest* preci* pag* tarif* | сто* цен* плат* | 费用 价格 耗资 花费 造价 票价 | 費用 価格 料金 値段 代金
sell* sold sale sales | verkauf* absatz* | vend* vente* | vend* venta* | прода* | 出售 销售 卖 | 販売 売
visit* guest* | besuch* gäste* gast | visit* | visit* | посет* посещ* гост* | 参观 游客 访客 来访 | 来場 訪 入場 見学
employ* worker* staff workforce jobs | beschäftig* mitarbeit* angestellt* belegschaft stellen | employé* salarié* emploi* | emplead* trabajador* plantilla emple* | сотрудник* работник* рабоч* | 员工 职工 雇员 工作人员 | 従業員 社員 職員
child* kids | kind* | enfant* | niñ* hij* | дет* ребён* | 儿童 孩子 | 子ども 子供
woman women female | frau* weiblich* | femme* | mujer* | женщин* | 女性 妇女 | 女性
man men male | mann männer* männlich* | homme* | hombre* | мужчин* | 男性 男子 | 男性
people person* resident* inhabitant* | mensch* person* einwohn* leute | personne* gens habitant* | person* habitant* gente vecin* | люд* человек* жител* | 人 居民 | 人 住民
member* | mitglied* | membre* | miembr* soci* | член* участник* | 成员 会员 | 会員 メンバー
passenger* traveller* traveler* rider* | fahrgäst* passagier* reisend* | passager* voyageur* | pasajer* viajer* | пассажир* | 乘客 旅客 | 乗客 旅客
city town municipal* | stadt* gemeinde* städt* | ville* commune* municip* | ciudad* municip* puebl* | город* | 城市 市 镇 | 市 町
village* | dorf dörf* | village* | puebl* aldea* | дерев* сел* посёл* | 村 | 村
country nation* state | land länder* staat* | pays état* nation* | país* estad* nacion* | стран* государств* | 国家 国 | 国
house* home* building* | haus* häus* gebäud* | maison* bâtiment* immeuble* | casa* edifici* | дом* здани* | 房屋 房子 建筑 大楼 | 家 建物
apartment* flat flats | wohnung* | appartement* logement* | apartament* piso* vivienda* | квартир* | 公寓 住宅 | 住宅 アパート
road* street* | straß* | route* rue rues | calle* carretera* | улиц* дорог* | 道路 公路 街 | 道路 通り
station* | bahnhof* station* haltestell* | gare gares station* | estaci* | станци* вокзал* | 车站 站 | 駅
exhibit* show shows display* | ausstell* zeig* | expos* montr* | expos* muestr* exhib* | выстав* показ* | 展览 展出 展示 | 展示 展覧
prize* award* | preis* auszeichn* | prix récompens* | premi* | преми* приз* наград* | 奖 奖项 | 賞
school* class* lesson* course* | unterricht* kurs* klasse* | cours classe* leçon* | curso* clase* | урок* курс* класс* | 课程 课 | 授業 講座
company firm compan* | firma firmen unternehmen* betrieb* | entreprise* société* compagnie* | empresa* compañía* | компани* фирм* предприят* | 公司 企业 | 会社 企業
union* | gewerkschaft* | syndicat* | sindicato* | профсоюз* | 工会 | 労働組合 労組
government* ministr* | regierung* minister* | gouvernement* minist* | gobierno* minist* | правительств* министер* | 政府 部 | 政府 省
council* | rat rates stadtrat* gemeinderat* | conseil* | concejo consejo ayuntamiento | совет* дум* | 议会 委员会 | 議会 委員会
law* rule* | gesetz* regel* | loi lois règle* | ley leyes regla* norma* | закон* правил* | 法律 规定 规则 | 法律 規則
court courts | gericht* | tribunal* cour | tribunal* | суд суда суду судом | 法院 | 裁判所
contract* agreement* | vertrag* verträg* abkommen* | contrat* accord* | contrat* acuerd* | договор* соглашен* контракт* | 合同 协议 | 契約 協定
vote* elect* | wahl* wähl* stimm* abstimm* | vot* élection* élu* | vot* elecci* elegi* | голос* выбор* избра* | 投票 选举 | 投票 選挙
budget* | haushalt* budget* etat* | budget* | presupuest* | бюджет* | 预算 | 予算
profit* earn* | gewinn* | bénéfice* | benefici* gananci* | прибыл* | 利润 盈利 | 利益
revenue* turnover sales | umsatz* umsätz* erlös* | chiffre recette* revenu* | ingres* factur* | выручк* доход* оборот* | 收入 营业额 | 売上 収入
invest* spend* spent | invest* ausgegeben ausgab* ausgeb* | invest* dépens* | invert* invers* gast* | инвест* влож* потрат* | 投资 投入 | 投資
donat* | spend* gespend* | don dons donat* | donativ* donaci* | пожертв* | 捐 捐赠 捐款 | 寄付
plan* intend* | plan* geplant* beabsicht* | prévo* prévu* plan* projet* | plan* prev* proyect* | план* намер* собира* | 计划 打算 预计 | 計画 予定
decide* decision* | entschied* entscheid* beschloss* beschluss* | décid* décision* | decid* decisi* | реши* решен* | 决定 | 決定 決め
announc* publish* reveal* | ankünd* angekünd* veröffentlich* bekannt* | annonc* publi* | anunci* public* | объяв* опублик* сообщ* | 宣布 公布 发布 | 発表 公表 公開
report* say says said told | bericht* sagt* teilt* erklär* | dit déclar* indiqu* rapport* | dij* dice* inform* declar* | сказа* заяви* сообщ* отч* | 表示 说 报告 | 話 述べ 報告
find found discover* | fand* gefund* entdeck* | trouv* découv* | encontr* descubr* hall* | наш* найд* обнаруж* откры* | 发现 找到 | 発見 見つ
birth* born hatch* | gebor* geburt* | naissan* né née nés | nacid* nació nacim* | родил* рожден* | 出生 诞生 | 生まれ 誕生
fracture* broken broke | bruch brüche* gebroch* | fractur* cass* bris* | fractur* rot* | перелом* слома* | 骨折 | 骨折
sea ocean* | meer* see ozean* | mer océan* | mar océan* | мор* океан* | 海 | 海
tree* | baum* bäum* | arbre* | árbol* | дерев* | 树 | 木
animal* | tier* | animal* animaux | animal* | животн* | 动物 | 動物
harvest* crop* | ernt* geernt* | récolt* | cosech* | урож* собра* | 收成 收获 产量 | 収穫
plant planted planting | pflanz* gepflanzt* | plant* | plant* | посад* посаж* | 种植 | 植え
field* hectare* | feld* fläch* | champ* | camp* superfic* | пол* площад* | 面积 田 | 畑 面積
garden* park* | garten* gärt* park* | jardin* parc* | jard* parque* | сад* парк* | 花园 公园 | 庭 公園
energy power electric* | energie* strom* elektr* | énergi* électri* courant | energ* eléctric* electric* | энерг* электр* | 能源 电力 电 | 電力 電気
length* long | läng* lang | long* | longitud larg* | длин* | 长 长度 | 長 全長
height* tall high | höh* hoch hoh* | haut* | alt* | высот* высок* | 高 高度 | 高
depth* deep | tief* | profond* | profund* | глубин* глубок* | 深 深度 | 深
width* wide | breit* | larg* | anch* | ширин* широк* | 宽 宽度 | 幅
range reach* | reichweit* | autonomie portée | autonom* alcanc* | дальн* запас* | 续航 航程 | 航続
carr* transport* capacity | befördert* trag* trägt fasst* transport* | transport* capacité* accueill* | transport* capacid* carg* | перевоз* вмеща* вмест* перевез* | 运送 载客 容纳 载 | 運 乗 収容
load* | lad* nutzlast* | charg* | carg* | груз* заря* | 装载 充电 | 積 充電
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
keeper* guard* | wärter* wächter* | gardien* gard* | guard* | смотрител* охран* | 看守 守 | 番人 守
telescope* | teleskop* | télescop* | telescop* | телескоп* | 望远镜 | 望遠鏡
ticket* pass | karte* fahrkart* eintritt* ticket* | billet* carte* | entrada* billete* abon* pase pases | билет* | 门票 票 | 券 入場料
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
scientist* research* | forsch* wissenschaft* | chercheur* recherche* scientifi* | investigador* científic* investigaci* | учён* исследовател* наук* | 科学家 研究人员 研究者 学者 | 科学者 研究者 研究員
worker* laborer* labourer* | arbeiter* | ouvrier* travailleur* | obrer* trabajador* | рабочи* работник* | 工人 | 労働者 作業員
war wars | krieg* | guerre* | guerra* | войн* | 战争 | 戦争
president* chair* | präsident* vorsitzend* | président* | president* | президент* председател* | 总统 主席 会长 总裁 | 大統領 会長 社長
owner* proprietor* | besitzer* eigentümer* inhaber* | propriétaire* | propietari* dueñ* | владел* хозя* собственник* | 业主 所有者 主人 | 所有者 持ち主 オーナー
customer* client* buyer* | kund* käufer* | client* acheteur* | client* comprador* | клиент* покупател* заказчик* | 客户 顾客 买方 买家 | 顧客 客 買主
seller* vendor* supplier* | verkäufer* anbieter* lieferant* | vendeur* fournisseur* | vendedor* proveedor* | продавец продавц* поставщик* | 卖方 卖家 供应商 | 売主 販売者 業者
insur* | versicher* | assur* | segur* asegur* | страхов* | 保险 | 保険
warranty guarantee* | garantie* gewährleist* | garanti* | garant* | гарант* | 保修 保证 | 保証
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
letter* mail | brief* post | lettre* courrier | carta* correo | письм* почт* | 信 信件 邮件 | 手紙 郵便
document* paper* file files | dokument* papier* datei* akte* | document* papier* fichier* dossier* | document* papel* archivo* fichero* | документ* бумаг* файл* | 文件 文档 资料 | 文書 書類 ファイル
page* | seite* | page pages | página* | страниц* | 页 页面 | ページ
image* photo* picture* | bild* foto* | image* photo* | imagen* foto* | фото* изображен* снимк* | 图片 照片 图像 | 写真 画像
temple* shrine* | tempel* | temple* | templo* | храм* | 寺庙 寺 | 寺 神社
floor* storey* stories level | etage* stockwerk* geschoss* boden | étage* sol | planta* piso* suelo | этаж* пол | 楼层 层 | 階
bell bells clock* | glocke* uhr uhren | cloche* horloge* | campana* reloj* | колокол* часы | 钟 | 鐘 時計
line lines route* | linie* strecke* route* | ligne* itinéraire* route | línea* ruta* | лини* маршрут* | 线路 路线 | 路線 線
traffic | verkehr* | circulation trafic | tráfico tránsito circulaci* | движени* транспорт* | 交通 | 交通
fuel* | kraftstoff* treibstoff* | carburant* | combustible* | топлив* | 燃料 | 燃料
wind* | wind winde windkraft* | vent vents éolien* | viento* eólic* | ветер ветр* ветро* | 风力 风 | 風力 風
heat heating heater | heiz* wärme* hitze | chauff* chaleur | calefacci* calor | отоплен* тепло* жар* | 供暖 暖气 热 | 暖房 熱
light lights lamp* | licht* lampe* leuchte* | lumière* lampe* éclair* | luz luces lámpara* | свет света ламп* | 灯 灯光 | 灯 照明 ライト
ice | eis | glace* | hielo* | лёд льд* | 冰 | 氷
hill hills slope* | hügel* hang hänge* | colline* pente* versant* | colina* ladera* | холм* склон* | 山坡 丘 | 丘 斜面
cave caves | höhle höhlen | grotte* | cueva* | пещер* | 洞穴 山洞 | 洞窟
mine mines mining | bergwerk* mine* grube* | mine mines | mina minas minería | шахт* рудник* | 矿 矿山 | 鉱山
cloth* textile* fabric* dress* | stoff* textil* kleid* | tissu* textile* vêtement* robe* | tela* textil* ropa* vestido* | ткан* текстил* одежд* плать* | 布料 纺织 衣服 | 布 織物 衣類
food* meal* | essen lebensmittel* nahrung* mahlzeit* speise* | nourriture* aliment* repas | comida* alimento* | еда еды пищ* продукт* питани* | 食品 食物 餐 | 食品 食べ物 食事
vegetable* | gemüse* | légume* | verdura* hortaliza* | овощ* | 蔬菜 | 野菜
grain* cereal* | getreide* korn* | céréale* grain* | cereal cereales grano* | зерн* | 粮食 谷物 | 穀物
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
sleep* slept | schlaf* schlief* | dorm* sommeil | dorm* duerm* sueño | сон сна спа* спят | 睡眠 睡 | 睡眠 眠
age aged | alter* | âge* âgé* | edad* | возраст* | 年龄 岁 | 年齢 歳
risk* danger* | risiko* risiken gefahr* | risque* danger* | riesgo* peligro* | риск* опасн* | 风险 危险 | 危険 リスク
effect* impact* | wirk* auswirk* effekt* | effet* impact* | efecto* impacto* | эффект* влия* воздейств* | 影响 效果 | 影響 効果
result* outcome* | ergebnis* resultat* | résultat* | resultado* | результат* | 结果 | 結果
cause* reason* | grund gründe* ursache* | cause* raison* | causa* razón razon* motivo* | причин* | 原因 | 原因 理由
problem* fault* error* | problem* fehler* störung* | problème* erreur* panne* | problema* error* fallo* avería* | проблем* ошибк* неисправн* | 问题 错误 故障 | 問題 エラー 故障 不具合
crack* leak* | riss risse* leck* | fissure* fuite* | grieta* fuga* | трещин* утечк* | 裂缝 泄漏 | ひび 漏れ 亀裂
accident* crash* | unfall* unfälle* | accident* | accident* | авари* несчастн* | 事故 | 事故
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
money fund* | geld* mittel fonds | argent fonds | dinero fondos | деньг* денег средств* фонд* | 钱 资金 | 金 資金
price* tariff* | preis* tarif* | prix tarif* | precio* tarifa* | цен* тариф* | 价格 | 価格 値段
bank* | bank* | banque* | banco* | банк* | 银行 | 銀行
market* | markt* märkte* | marché* | mercado* | рынок рынк* | 市场 | 市場
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
switch* turn | schalt* | allum* éteind* interrupteur* | encend* apag* interruptor* | включ* выключ* | 开关 切换 | スイッチ
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
deadline* term terms notice* | frist* kündigungsfrist* | délai* préavis | plazo* preaviso* | срок* | 期限 | 期限
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
change* | änder* veränder* wechsel* | chang* modif* | cambi* modific* | измен* смен* меня* | 改变 变化 | 変更 変化
expect* forecast* | erwart* prognos* | prévoi* attend* prévis* | esper* prev* pronóstic* | ожида* прогноз* | 预计 预期 | 見込み 予想
appl* | bewerb* beantrag* antrag* | candidat* demand* | solicit* postul* | заявк* заявлен* подал* | 申请 | 申請 応募
licen* permit* | lizenz* genehmig* erlaubnis* | licence* permis | licencia* permiso* | лицензи* разрешен* | 许可证 执照 | 許可 免許
sport* | sport* | sport* | deport* | спорт* | 体育 | スポーツ
run runs ran | lauf* lief gelaufen renn* | cour* | corr* | беж* бег* | 跑 | 走
walk* hik* | wander* spazier* lauf* | march* promen* randonn* | camin* paseo* senderis* | пеш* ходьб* прогул* | 步行 徒步 | 歩
dive* diver* | tauch* | plong* | buz* buceador* submarin* | водолаз* ныр* | 潜水 | 潜水 ダイバー
farm farms farming agricult* | hof höfe landwirtschaft* | ferme fermes agricole* agriculture | granja* agrícola* agricultura | ферма фермы сельск* хозяйств* | 农场 农业 | 農場 農業
journal newspaper* press | zeitung* presse | journal journaux presse | periódic* diario* prensa | газет* пресс* | 报纸 媒体 | 新聞 報道
spouse* couple* | gatt* ehepaar* paar | conjoint* couple* époux | cónyuge* pareja* matrimonio* | супруг* пара | 夫妇 夫妻 | 夫婦
university universities college* | universität* hochschule* | université* | universidad* | университет* | 大学 | 大学
vehicle* | fahrzeug* wagen | véhicule* | vehículo* | машин* | 车辆 | 車両 車
rail railway* | bahn eisenbahn* | ferroviair* | ferrocarril* | железнодорожн* | 铁路 | 鉄道
danger* threat* | gefahr* | danger* | peligro* | опасн* | 危险 | 危険
animal* | tier tiere* | animal animaux | animal* | животн* | 动物 | 動物
fishing | fischerei* fischfang* | pêche pêches | pesca | рыболовств* | 捕鱼 | 漁業
fruit fruits | obst frucht früchte* | fruit fruits | fruta* | фрукт* | 水果 | 果物
metal* | metall* | métal* métaux | metal* | металл* | 金属 | 金属
rock rocks | fels* | roche* rocher* | roca* | скал* | 岩石 | 岩石
sun | sonne | soleil | sol | солнц* | 太阳 | 太陽
colour* color* | farbe* | couleur* | color colores | цвет цвета | 颜色 | 色
singer* sing sang sung | sänger* singen sang gesungen | chanteu* chante* | cantant* canta* | певец певц* певиц* поёт пела | 歌手 唱 | 歌手 歌
volume* | band bände* | volume* | volumen* | том тома | 册 | 巻
swim swimming swimmer* | schwimm* | nage* natation | nad* | плава* | 游泳 | 泳
bakery bakeries | bäckerei* | boulangerie* | panadería* | пекарн* булочн* | 面包店 | パン屋
bird birds | vogel vögel* | oiseau* | ave aves pájaro* | птиц* | 鸟 | 鳥
fish | fisch fische fischen | poisson* | pez peces | рыба рыбы рыбу рыб | 鱼 | 魚
renew* renovat* restor* refurbish* | renovier* erneuer* saniert* restaur* | rénov* restaur* | renov* restaur* reform* | обнов* реставр* | 翻修 修复 改造 | 改修 更新 リフォーム
weigh weighs weighing | wiegt wiegen wog | pèse pèsent pesait | pesa pesan pesaba | весит весят весил | 重达 | 重さは
crime* criminal* | verbrech* kriminell* | crime* criminel* | crimen* delito* criminal* | преступ* | 犯罪 | 犯罪
debt debts | schulden verschuldung* | dette dettes | deuda deudas | долг долга долги | 债务 | 借金 債務
duty customs tariff* | zoll zölle* | douane* droits | aduana* arancel* | пошлин* таможн* | 关税 | 関税
retired retire retires retirement | ruhestand* pensionier* | retraité* | jubil* | вышел вышла | 退休 | 引退 退職
patient* | patient* | patient* | pacient* | пациент* | 患者 病人 | 患者
parent parents | eltern* elternteil | parents | padres progenitor* | родител* | 父母 家长 | 親 父母 保護者
sailor* | matrose* seemann seeleute* | marin marins matelot* | marinero* | матрос* моряк* | 水手 海员 | 船員
shop shops store stores | laden läden geschäft geschäfte* | magasin* boutique* | tienda* | магазин* | 商店 | 店 店舗
`;
