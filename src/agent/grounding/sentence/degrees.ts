import type { ComparableToken } from './comparable.js';
import { polesOf } from '../words/poles.js';

export type Way = 'more' | 'less';

const MORE =
  /^(?:more|most|long|high|tall|heav|deep|wid|broad|fast|quick|hot|warm|large|big|great|expensive|costl|dear|weighs|costs|mehr|meist|läng|höh|höch|schwer|tief|breit|schnell|größ|größt|teur|teuer|grand|gros(?:se)?s?$|lourd|haut(?:e?s?$)|larg|profond|rapide|chaud|ch(?:er|ère)s?$|vieux$|vieille|alt[oa]s?$|pesad|profund|anch[oa]s?$|rápid|caliente|car[oa]s?$|viej|antigu|больш|высок|длинн|тяж[её]л|глуб|широк|быстр|доро[гж]|стар[шы])/u;
const LESS =
  /^(?:less|least|few|short|low|light|shallow|narrow|slow|cold|cool|small|cheap|wenig|kürz|niedrig|leicht|flach|schmal|langsam|klein|billig|günstig|petit|lég(?:er|ère)s?$|court(?:e?s?$)|bas(?:se)?s?$|lent(?:e?s?$)|étroit|mince|froid|jeune|pequeñ|liger[oa]s?$|cort[oa]s?$|baj[oa]s?$|lent[oa]s?$|estrech|delgad|frí[oa]s?$|joven|barat|маленьк|меньш|л[её]гк|легче|корот|короч|низк|узк|медлен|моло[дж]|деш[её]в|холодн)/u;

/** "Less" before an adjective turns it around: "less expensive". */
const LESSENING = /^(?:less|least|weniger|moins|menos|менее)$/u;

/** Something done in less time is done faster. */
export const SPEED = /^(?:fast|quick|slow|schnell|langsam|rapid|rápid|lent|быстр|медлен)/u;
/** No number says which of two things is better. */
export const QUALITY =
  /^(?:better|worse|stronger|weaker|besser|schlechter|mieux|meilleur\p{L}*|pire|mejor|peor|лучше|хуже)$/u;

/** Whether a comparative, a superlative, or an adjective stands for more or for less of something. */
export function wayOf(term: string): Way | undefined {
  if (MORE.test(term)) return 'more';
  if (LESS.test(term)) return 'less';
  const [degree] = polesOf('more');
  const pole = polesOf(term).find(({ topic }) => topic === degree?.topic);
  return pole === undefined ? undefined : pole.side === degree?.side ? 'more' : 'less';
}

/** The last word before a position that compares, as what the words before it make of it: "plus léger", "less expensive". */
export function comparingBefore(
  tokens: readonly ComparableToken[],
  end: number,
): { at: number; word: ComparableToken; way: Way } | undefined {
  const at = tokens.findLastIndex(({ term }, place) => place < end && wayOf(term) !== undefined);
  const word = tokens[at];
  const way = word === undefined ? undefined : wayOf(word.term);
  if (word === undefined || way === undefined) return undefined;
  const lessens = LESSENING.test(tokens[at - 1]?.term ?? '');
  return { at, word, way: lessens ? (way === 'more' ? 'less' : 'more') : way };
}
