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
  const places = claim.tokens.filter(({ start, end, term, stem, prefix }) => {
    const written = claim.text.slice(start, end);
    return (
      /^\p{Lu}\p{Ll}{2,}$/u.test(written) &&
      !NO_PLACE.test(term) &&
      PLACE.test(claim.text.slice(Math.max(0, start - 6), start)) &&
      !index.has(stem, prefix) &&
      // Countries have different names in each language.
      !countriesIn('de').has(written)
    );
  });
  if (places.length === 0) return [];
  const named = near.flatMap((sentence) =>
    index.statement(sentence).anchors.flatMap(({ kind, raw }) => (kind === 'name' ? [plain(raw)] : [])),
  );
  if (named.every((name) => claim.tokens.some(({ term }) => areAlike(plain(term), name)))) return [];
  return places
    .filter(({ term }) => !named.some((name) => areAlike(plain(term), name)))
    .map(({ start, end }) => claim.text.slice(start, end));
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
