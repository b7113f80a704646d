import type { Comparison } from '../comparison.js';
import { countriesIn } from './countries.js';

/**
 * A German noun after "in" without an article is a place, unless it is one of these or is formed like an abstract noun.
 */
const NO_PLACE =
  /(?:ung|heit|keit|schaft|tion|ität|nis|ismus|en|ern)$|^(?:betrieb|form|höhe|lage|kraft|zukunft|frage|anspruch|bezug|auftrag|sicht|folge|summe|eile|gefahr|bau|zeit|arbeit|teil|prozent|euro|anlehnung|absprache|abstand|ruhe|not|haft|brand|fahrt|familie)$/u;
const PLACE = /(?:^|\s)(?:in|aus|nach)\s$/iu;
/** Two languages often begin the same name alike: "Genf" and "Geneva", "München" and "Munich". */
const ALIKE_LETTERS = 3;

/**
 * For a German answer: the places that its source in another language doesn't mention although it names others. German
 * capitalizes every noun, so only a place counts as a name.
 */
export function inventedPlaces({ claim, index, near }: Comparison): string[] {
  if (claim.language !== 'de') return [];
  const named = near.flatMap((sentence) =>
    index.statement(sentence).anchors.flatMap(({ kind, raw }) => (kind === 'name' ? [plain(raw)] : [])),
  );
  const unmet = named.filter((name) => !claim.tokens.some(({ term }) => areAlike(plain(term), name)));
  if (unmet.length === 0) return [];
  return claim.tokens.flatMap((token) => {
    const written = claim.text.slice(token.start, token.end);
    const isPlace =
      /^\p{Lu}\p{Ll}{2,}$/u.test(written) &&
      !NO_PLACE.test(token.term) &&
      PLACE.test(claim.text.slice(Math.max(0, token.start - 6), token.start));
    const known = index.has(token.stem, token.prefix) || named.some((name) => areAlike(plain(token.term), name));
    // Countries have different names in each language.
    return isPlace && !known && !countriesIn('de').has(written) ? [written] : [];
  });
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

function areAlike(one: string, other: string): boolean {
  return one.slice(0, ALIKE_LETTERS) === other.slice(0, ALIKE_LETTERS);
}
