import { plainVerb, stemOf } from '@regen-research/text';
import { oppositesOf } from './antonyms.js';
import { areSynonyms } from './synonyms.js';

/**
 * Words with a direction, by topic: `up rose | fell down`. A star stands for any ending, a tilde for one of a French or
 * Spanish verb, because 'month' doesn't rise as 'monter' does. Unlike pairs of antonyms,
 * every word of one side is the opposite of every word of the other, and words of one side are synonyms. In lines that
 * start with an exclamation mark, the second side denies: "rejected" for "not accepted". Lines that start with a plus are
 * kinds of the topic before them, which are opposites of it, but not of one another: "faster" isn't the opposite of
 * "lighter".
 */
const POLES = `
rise rises rose risen rising raise raises raised raising lift lifts lifted lifting hike hikes hiked increas* grow grows grew grown growth climb* gain* jump* surge surges surged surging soar* mounting swell* swelled swollen up higher upward* expand* double* improv* accelerat* strengthen* boost* gestiegen stieg* steig* wuchs gewachsen wachse wachsen wächst wachsend* wachstum* erhöh* zunahm zugenommen zunehm* zulegen zugelegt augment* anheb* hausse hausses progress* croît cru mont~ grimp* accru relev~ relève relèvent majeur* aument* subi* subir* creci* crec* incremen* alza sube suben elevated elevates elev~ вырос* растет растёт рост увелич* повыси* подня* возрос* 增长 增加 上升 提高 上涨 增 升 増加 増え 上昇 伸び 上がり 増 | fall falls fell fallen falling declin* decreas* drop drops dropped dropping slip slips slipped slipping tumbl* dwindl* fade fades faded shrink* shrank shrunk reduc* lower* down dip dips dipped dipping plung* slump* sank sink sinks ease eases eased easing loss losses worsen* weaken* slow* cut cuts cutting trim trims trimmed trimming slash* curb* halv* shed sheds shrivel* reced* gesunken sanken sinking sinke sinken sinkend* sinkt fiel fiele fielen gefallen zurückging* zurückgegangen rückgang abnahm abgenommen abnehm* schrumpf* verring* gesenkt senk* kürze kürzen kürzt kürzte kürzten gekürzt kürzung* diminu* baiss* chute chutes chut~ recul* réduit* rédui* disminu* baj~ bajar* recort* caíd* cayó cayeron descend* redujo redujeron redujeran снизи* снижен* упал* пада* падение сократи* уменьш* сокращ* 减少 下降 降低 下跌 减 降 減少 減り 低下 下落 減 落ち
more greater larger bigger higher mehr größer* höher* plus más mayor больше выше 超过 高于 多于 大于 更多 更高 更大 多 高 大 より多 高い 大きい 多い | less fewer smaller lower weniger kleiner* niedriger* moins menos menor меньше ниже 低于 少于 小于 不足 更少 更低 更小 少 低 小 より少 低い 小さい 少ない
+ longer länger* длиннее 長い | shorter kürzer* короче 短い
+ faster quicker fast quickly schneller* быстрее 更快 快 早く 速く 速く | slower slow slowly langsamer* медленнее 更慢 慢 遅く
+ better stronger besser* mieux mejor лучше 更好 好 | worse weaker schlechter* pire peor хуже 更差
+ heavier | lighter
+ older älter* старше | younger jünger* моложе
+ louder lauter* | quieter leiser*
+ warmer | cooler
+ dearer pricier costlier дороже | cheaper дешевле
before prior earlier ahead vor bevor vorher früher avant antes до перед раньше 之前 以前 前 まえ | after following later afterwards nach nachdem später après después tras после позже 之后 以后 后 後 あと
start* begin* began begun open* launch* commenc* beginn* begann begonnen eröffn* geöffnet öffne* offen ouvre ouvrent ouvrir ouvrira ouvriront ouvrait ouvraient ouvrant ouvert* empiez* empez* abren abr~ abierto abierta abiertos abiertas comenz* начал* начин* откры* 开始 开业 开放 開始 開業 始ま 開い 開く 開き 開け 开门 开业 | end ends ended ending ende endet endete endeten enden stop* finish* clos* ceas* halts halted halting shut shuts shutting shutdown* beend* schließ* geschlossen fermé* fermer ferme ferment fermait fermaient fermera fermeront fermeture* termin~ terminat* cierra cierran cierre* cerr~ законч* закры* закро* прекрат* 结束 关闭 停止 終了 閉鎖 終わ 閉ま 閉じ 閉め 关门
buy buys bought buying purchas* acquir* kauft* kaufen gekauft erwarb erworben achet* acquis compr~ adquir* купи* приобр* 购买 收购 买 買 買収 買い 購入 | sell sells sold selling verkauf* vend vends vendu vendue vendus vendues venden vend~ venta ventas vente ventes прода* 出售 卖 売 売却 売り 販売
win wins won winning ahead victor* beat beats defeated gewann gewonnen gewinn* sieg siegen siegt siegte siegten sieger* besieg* bezwang* schlug schlugen gagn* vainqueur* gan~ ganador* venci* выигра* побед* 获胜 击败 战胜 打败 赢 胜 勝 | lose loses lost losing behind trailing defeat verlor* verlier* verloren unterlag* unterlieg* perd* проигр* пораж* 输 败 負 敗
! allow* permit* authoris* authoriz* lawful legal free erlaub* gestatte* zulässig darf dürfen autoris* permis permise permises permet* permiso* permissi* permite permiten permitió permitid* permitirá разреш* 允许 许可 可以 許可 認め | forbid* forbad* prohíb* ban bans banned banning illegal unlawful verbiet* verbot* untersag* interdi* prohib* запре* нельзя 禁止 不得 禁じ
! can allowed permitted | banned bans forbidden forbids prohibited prohibits illegal unlawful
! accept* approv* agree* adopt* pass passed favour favor support* backed endors* angenommen genehmig* zugestimmt stimmt* billig* granted grants grant gewähr* erteil* accordé* accorde accordent accorder* octroy* conced* otorg* предостав* approuv* aprob* acept* apoy* одобр* приня* соглас* поддерж* 批准 同意 通过 支持 赞成 接受 承認 賛成 可決 | reject* refus* oppos* deny denied denies declin* dismiss* veto* against blocked abgelehnt lehnt* dagegen abgewiesen rejet* rechaz* negó negaron negar negado niega niegan contra откл* отказ* против 拒绝 反对 否决 反対 否決 拒否
! success successes successful* succeed* works worked effective erfolg* wirksam réussi* succès éxit* logr* успе* удал* 成功 有效 有効 | fail* ineffective unsuccessful scheiter* erfolglos échou* échec fracas* провал* неуда* 失败 无效 失敗 無効
advance advances advanced advancing vorrück* vorgerückt vorrückte | retreat retreats retreated retreating zurückweich* zurückgewichen
hot hotter hottest warm* heiß* chaud* caliente* calor горяч* тепл* 热 暖 暑 温か | cold* cool* kalt* froid* frío* холод* 冷 寒
first early earliest erste* früh* premier première premiers premières primer* tempran* перв* ранн* 首 | last late latest letzte* spät* derni* tard* últim* последн* поздн* 末
add* includ* hinzu* enthält einschließ* ajout* inclu* añad* incluy* добав* включ* 增加 包括 追加 含 | remov* exclud* omit* entfern* ausgeschlossen ausgenommen supprim* exclu* elimin* excluy* убр* удал* исключ* 删除 排除 除外 削除
! confirm* bestätig* подтвер* 证实 確認 | deny denies denied dementi* bestreite* bestritt* démen* desmient* desminti* опровер* отриц* 否认 否定
left links gauche izquierd* левый левая левое левые левой левого левом левую левым левых левыми 左 | right rechts droit* derech* правый правая правое правые правой правого правом правую правым правых правыми 右
north northern northward* northbound northside northeast* northwest* nord* nördlich* norte север* 北 | south southern southward* southbound southside southeast* southwest* süd* sud sur юг* южн* 南
east eastern eastward* eastbound eastside ost osten östlich* ostseite ostküste ostufer osthang ostdeutsch* osteuropa* oriental* este восток* восточн* 东 東 | west* occidental* oeste запад* 西
safe* harmless sicher* unbedenklich sûr* sans danger segur* безопас* 安全 | dangerous* unsafe harmful gefährlich* schädlich dangereu* peligros* опас* 危险 危険
cause* causing verursach* provoqu* provoc* вызыва* 引起 | prevent* cure* cures verhinder* heilt heilen empêch* prévien* guéri* previen* evit* cura предотвра* лечит 预防 治愈 防止 予防
cheaper günstiger* billiger* | dearer pricier expensive teurer*
早 提前 早于 早い 早ま | 晚 推迟 迟 晚于 延误 遅れ
thick* dick* épais* grues* толще толст* 厚 | thin thinner thinnest thinned dünn* mince* delgad* тоньше тонк* 薄
wide wider widest widen widens widened broad* breit* large larges ancho ancha anchos anchas широк* шире 宽 広 | narrow* schmal* étroit* estrech* узк* уже 窄 狭
expensive costl* dear* teuer* cher chers chère chères caro cara caros caras дорог* дороже 贵 高価 | cheap* günstig* billig* barat* дешев* дешёв* 便宜 安
full voll plein* llen* полн* 满 満 | empty leer leere leerer leeres leerem leeren leert leerte vide vides vident vider vidé vací* пуст* 空
profit* gewinn* bénéfice* beneficio* прибыл* 盈利 利润 黒字 利益 | loss* lost deficit* verlust* perte pertes pérdida* убыт* 亏损 赤字 損失
reversible temporary temporar* vorübergehend* provisoire* temporal* временн* 临时 一時 | irreversible permanent* dauerhaft* définiti* permanente* постоян* 永久 恒久
mandatory compulsory obligatory required verpflichtend pflicht* obligatoire* obligatori* обязательн* 必须 强制 義務 | optional voluntary freiwillig* facultati* voluntari* opcional* доброволь* 自愿 任意
presence present vorhanden présent présente présents présentes présence presente presentes | absence absent fehlt fehlen absen* ausente* ausencia*
majority mehrheit majorité mayoría большинств* 多数 過半 | minority minderheit minorité minoría меньшинств* 少数
arriv* ankam* ankomm* angekommen lleg* прие* прибы* 到达 抵达 到着 | leave leaves leaving depart* abreis* abgereist abfuhr abfahr* marchó marchar* partió partir* уех* отправ* 离开 出发 出発
found fand fanden gefunden trouv* encontr* hall* наше* нашл* найд* 找到 見つ | lost verlor verloren perdu* perdió perdi* потеря* 丢失 失く
remember* erinner* rappel* recuerd* recordó вспомни* 记得 覚え | forg* vergaß* vergess* oubli* olvid* забы* 忘
enabled eingeschaltet aktiviert angeschaltet activé* allumé* activad* encendid* включен* включён* включ* 开启 打开 启用 オン | disabled ausgeschaltet deaktiviert abgeschaltet désactivé* éteint* desactivad* apagad* выключен* отключен* выключ* 关闭 禁用 オフ
hire hires hired hiring recruit* employ* einstell* eingestellt* stellte embauch* engag* contrat* нанял* нанят* | fire fires fired dismiss* entlass* entließ* licenci* despid* despedi* увол*
praise* lob* félicit* elogi* похвал* 表扬 称赞 褒め 称賛 | critici* kriti* critiqu* раскрити* критик* 批评 批判
inside innen dedans dentro внутри | outside außen dehors fuera снаружи
dafür pour | dagegen contre
良い 良かった 優れ 优于 | 悪い 悪かった 劣っ 逊于
`;

/**
 * Words of two or more ideographs or kana: in unspaced scripts their characters are tokens, so a sequence of them makes
 * one word.
 */
const longWords: string[] = [];

interface Pole {
  topic: number;
  /** Which kind of the topic; undefined for the topic in general. */
  kind: number | undefined;
  side: 0 | 1;
  /** Denies by itself. */
  denies: boolean;
}

const whole = new Map<string, Pole[]>();
const beginnings = new Map<string, Pole[]>();
const conjugated = new Map<string, Pole[]>();
/** Without those that would make English words: 'eleven', 'relevant'. */
const VERB_ENDING =
  /^(?:e|ent|ons|ez|ées?|és?|er|ais|ait|aient|ai?|èrent|eront|erait|eraient|era|an|amos|ó|aron|aban?|ad[oa]s?|ando|ar|arán?|arían?|emos|í|ió|ieron|ían?|id[oa]s?|iendo|re|ra|ront|irent|erán?|erían?|ir|irán?)$/u;
const SHORTEST_BEGINNING = 2;

let topic = -1;
POLES.trim()
  .split('\n')
  .forEach((line, at) => {
    const denies = line.startsWith('! ');
    const kind = line.startsWith('+ ') ? at : undefined;
    if (kind === undefined) topic = at;
    line
      .replace(/^[!+] /, '')
      .split(' | ')
      .forEach((words, side) => {
        for (const word of words.trim().split(' ')) {
          if (/^[\p{Script=Han}\p{Script=Hiragana}]{2,}$/u.test(word)) longWords.push(word);
          const [map, key] = word.endsWith('*')
            ? [beginnings, word.slice(0, -1)]
            : word.endsWith('~')
              ? [conjugated, word.slice(0, -1)]
              : [whole, word];
          const poles = map.get(key);
          const pole: Pole = { topic, kind, side: side === 0 ? 0 : 1, denies: denies && side === 1 };
          if (poles === undefined) map.set(key, [pole]);
          else poles.push(pole);
        }
      });
  });

const known = new Map<string, readonly Pole[]>();
const MOST_KNOWN = 20_000;

const LONG_WORD = new RegExp(longWords.sort((a, b) => b.length - a.length).join('|'), 'gu');

/** Positions of polar words in an unspaced text. */
export function longPolesIn(text: string): { start: number; end: number; word: string }[] {
  return [...text.matchAll(LONG_WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    word: match[0],
  }));
}

/** A word's direction; empty for most words. */
export function polesOf(term: string): readonly Pole[] {
  let poles = known.get(term);
  if (poles === undefined) {
    if (known.size > MOST_KNOWN) known.clear();
    const found = [...(whole.get(term) ?? [])];
    for (let length = SHORTEST_BEGINNING; length <= term.length; length++) {
      const begun = beginnings.get(term.slice(0, length));
      // Short prefixes match too much: "den" isn't a denial in "denim".
      if (begun !== undefined && (length > 3 || term.length - length <= 3)) found.push(...begun);
      const verb = conjugated.get(term.slice(0, length));
      if (verb !== undefined && VERB_ENDING.test(term.slice(length))) found.push(...verb);
    }
    known.set(term, (poles = found));
  }
  return poles;
}

function areOfOneTopic(one: Pole, other: Pole): boolean {
  return one.topic === other.topic && (one.kind === undefined || other.kind === undefined || one.kind === other.kind);
}

/** Whether two words are opposites: by their poles, or by the list of antonyms. */
export function areOpposites(one: string, other: string): boolean {
  if (one === other) return false;
  const mine = polesOf(one);
  const theirs = mine.length === 0 ? [] : polesOf(other);
  const same = mine.some((pole) => theirs.some((other) => areOfOneTopic(pole, other) && pole.side === other.side));
  if (same) return false;
  if (mine.some((pole) => theirs.some((other) => areOfOneTopic(pole, other) && pole.side !== other.side))) return true;
  const opposites = antonymsOf(one);
  return opposites !== undefined && (opposites.has(stemOf(other)) || opposites.has(plainVerb(other) ?? ''));
}

const antonyms = new Map<string, ReadonlySet<string> | undefined>();

/** Stems of a word's antonyms; cached, because words are compared again and again. */
function antonymsOf(term: string): ReadonlySet<string> | undefined {
  if (antonyms.has(term)) return antonyms.get(term);
  if (antonyms.size > MOST_KNOWN) antonyms.clear();
  const found = oppositesOf(plainVerb(term) ?? stemOf(term));
  antonyms.set(term, found);
  return found;
}

/** Whether a word may have an opposite. */
export function hasOpposite(term: string): boolean {
  return polesOf(term).length > 0 || antonymsOf(term) !== undefined;
}

/** Whether a word denies by itself: "rejected", "forbidden". */
export function isRejection(term: string): boolean {
  return polesOf(term).some(({ denies }) => denies);
}

/** Whether a word expresses permission. */
export function isPermission(term: string): boolean {
  const permitting = [...polesOf('allow'), ...polesOf('can')];
  return polesOf(term).some((pole) =>
    permitting.some((other) => areOfOneTopic(pole, other) && pole.side === other.side),
  );
}

/** Whether two words have the same direction or are synonyms. */
export function pointAlike(one: string, other: string): boolean {
  if (areSynonyms(one, other)) return true;
  const theirs = polesOf(other);
  return (
    theirs.length > 0 &&
    polesOf(one).some((pole) => theirs.some((other) => areOfOneTopic(pole, other) && pole.side === other.side))
  );
}
