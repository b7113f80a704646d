import type { Language } from '@regen-research/text';
import type { ComparableToken } from './comparable.js';
import { isRelative } from '../words/functionWords.js';

const CLAUSE_WORDS: Partial<Record<Language, RegExp>> = {
  en: /^(?:and|but|while|whereas|although|though|because|which|who|that|when|if|unless|so|yet|after|before|since|until|where|or)$/,
  de: /^(?:und|aber|während|obwohl|weil|dass|wenn|falls|sondern|doch|nachdem|bevor|sodass|wobei|oder|sofern)$/,
  fr: /^(?:et|mais|tandis|alors|parce|qui|que|dont|quand|si|car|lorsque|puis|ou)$/,
  es: /^(?:y|pero|mientras|aunque|porque|que|cuando|si|sino|pues|o)$/,
  it: /^(?:e|ed|ma|mentre|perché|che|quando|se|poi|o)$/,
  pt: /^(?:e|mas|enquanto|porque|que|quando|se|ou)$/,
  nl: /^(?:en|maar|terwijl|omdat|want|die|dat|als|wanneer|of)$/,
  ru: /^(?:и|но|а|хотя|потому|который|которая|которое|которые|что|когда|если|однако|или)$/,
};

/** Starts a new statement. */
const CONTRAST =
  /^(?:while|whereas|but|aber|während|sondern|mais|tandis|pero|mientras|sino|а|но|однако|ma|mentre|mas|enquanto|maar|terwijl|omdat|want)$/;

/** ", compared with 9.80 for the old paint": what follows is about the other thing. */
export const COMPARED =
  /^(?:compared|versus|unlike|against|verglichen|gegenüber|contrairement|contre|frente|comparado|comparada)$/u;

/** "Not yet", "has yet to": no conjunction. */
export function isNotYet(previous: string, term: string): boolean {
  return term === 'yet' && /^(?:not|as|has|have|had|is|are)$|n't$/u.test(previous);
}

/** After a comma, it opens an aside that ends at the next comma. */
function opensAside(term: string): boolean {
  return isRelative(term) || /^(?:where|donde)$/u.test(term);
}

/**
 * The clause number of each token: increases by one at a comma and by two at a new statement; an aside leaves it
 * unchanged.
 */
export function clausesOf(text: string, tokens: readonly ComparableToken[], language: Language): number[] {
  const words = CLAUSE_WORDS[language] ?? CLAUSE_WORDS.en;
  let clause = 0;
  let aside: number | undefined;
  return tokens.map((token, at) => {
    const previous = tokens[at - 1];
    if (previous !== undefined) {
      const between = text.slice(previous.end, token.start);
      const contrast =
        /[;—。；、]/u.test(between) ||
        CONTRAST.test(token.term) ||
        (COMPARED.test(token.term) && /[,(]\s*$/u.test(between));
      const boundary =
        /[,:()–，：“”|]|\s-\s/u.test(between) ||
        (words?.test(token.term) === true && !isNotYet(previous.term, token.term));
      if (aside !== undefined && /[,)–，]/u.test(between)) {
        // The main clause continues, unless the next word opens another one.
        if (!contrast && words?.test(token.term) !== true) {
          clause = aside;
          aside = undefined;
          return clause;
        }
        aside = undefined;
      } else if (/[,(–，]\s*$/u.test(between) && opensAside(token.term)) aside = clause;
      if ((contrast || boundary) && !(token.term === 'but' && /^(?:all|nothing|none|anything)$/.test(previous.term)))
        clause += contrast ? 2 : 1;
    }
    return clause;
  });
}
