import { stemOf } from '@regen-research/text';

/** Pairs that reverse a sentence's meaning; English first, then the most common ones of the other languages. */
const PAIRS = `
  increase decrease|increase decline|increase fall|increase reduce|increase drop|rise fall|rise decline|rise drop|rise decrease|grow shrink|grow decline|grow fall|gain lose|gain loss
  expand shrink|expand contract|high low|higher lower|highest lowest|large small|larger smaller|largest smallest|big small|bigger smaller|great small|long short|longer shorter
  more less|most least|more fewer|many few|maximum minimum|majority minority|major minor|best worst|better worse|good bad|strong weak|stronger weaker|strengthen weaken
  fast slow|faster slower|quick slow|accelerate slow|early late|earlier later|first last|old new|older younger|oldest youngest|eldest youngest|rarest commonest|old young|ancient modern
  hot cold|warm cool|hotter colder|warmer cooler|wet dry|light dark|light heavy|heavier lighter|hard soft|hard easy|difficult easy|simple complex|cheap expensive|rich poor
  open close|opened closed|begin end|start stop|start end|start finish|win lose|won lost|victory defeat|success failure|succeed fail|pass fail|accept reject|approve reject|allow ban|allow prohibit|allow forbid
  permit prohibit|legal illegal|lawful unlawful|include exclude|add remove|accelerate decelerate|enable disable|support oppose|welcome oppose|welcome reject|praise criticize|praise condemn|agree disagree|agree refuse|love hate|like dislike|friend enemy
  alive dead|live die|born died|male female|man woman|men women|boy girl|father mother|son daughter|brother sister|husband wife|king queen|north south|northern southern|east west|eastern western|left right
  inside outside|internal external|inner outer|upper lower|top bottom|front back|import export|buy sell|bought sold|borrow lend|send receive|give take|arrive depart|arrive leave|enter exit|enter leave
  innocent guilty|acquit convict|convicted acquitted|confirm deny|admit deny|true false|correct incorrect|right wrong|real fake|safe dangerous|safe unsafe|healthy unhealthy|positive negative|present absent
  public private|rural urban|domestic foreign|common rare|always never|everyone nobody|possible impossible|likely unlikely|able unable|known unknown|necessary unnecessary|effective ineffective|active inactive|stable unstable
  longest shortest|older newer|oldest youngest|oldest newest|fastest slowest|heaviest lightest|strongest weakest|deepest shallowest|widest narrowest|warmest coldest|hottest coldest|earliest latest|cheapest dearest|nearest farthest|nearest furthest
  tallest shortest|biggest smallest|quietest loudest|busiest quietest|thickest thinnest|hardest easiest|richest poorest|wettest driest|safest riskiest|above below|upstream downstream|uphill downhill
  hire fire|attack defend|create destroy|build destroy|prevent cause|benefit harm|beneficial harmful|advantage disadvantage|cause cure|improve worsen|profit loss|surplus deficit|asset liability|solid liquid
  acid alkaline|visible invisible|temporary permanent|voluntary mandatory|optional required|optional mandatory|full empty|deep shallow|wide narrow|thick thin|tall short|near far|day night|summer winter
  steigen sinken|gestiegen gesunken|zunehmen abnehmen|zugenommen abgenommen|hoch niedrig|höher niedriger|groß klein|größer kleiner|gewinnen verlieren|gewonnen verloren|öffnen schließen|mehr weniger|gut schlecht
  augmenter diminuer|augmenté diminué|hausse baisse|grand petit|gagner perdre|gagné perdu|ouvrir fermer|aumentar disminuir|aumentó disminuyó|subir bajar|subió bajó|grande pequeño|ganar perder|ganó perdió|abrir cerrar
  увеличить уменьшить|увеличился уменьшился|вырос упал|рост падение|больше меньше|высокий низкий|большой маленький`;

const OPPOSITES = new Map<string, Set<string>>();
for (const pair of PAIRS.split(/[|\n]/)) {
  const [one, other] = pair.trim().split(' ').map(stemOf);
  if (one === undefined || other === undefined || one === '' || one === other) continue;
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const known = OPPOSITES.get(from);
    if (known === undefined) OPPOSITES.set(from, new Set([to]));
    else known.add(to);
  }
}

/** The stems that mean the opposite of a stem. */
export function oppositesOf(stem: string): ReadonlySet<string> | undefined {
  return OPPOSITES.get(stem);
}
