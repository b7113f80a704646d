import { otherWord, type Comparison, type Finding } from '../comparison.js';
import { isUnspaced } from '../words/unspaced.js';

/** "What won the prize is X", in scripts without spaces: the predicate comes first, then who or what it is said of. */
const CLEFT = {
  zh: /^\s*(?<predicate>.{4,}?)的(?:人|者)?(?:是|为)(?<subject>.{2,}?)[。.！!]?\s*$/u,
  ja: /^\s*(?<predicate>.{4,}?)のは[、,]?(?<subject>.{1,}?)(?:だ|である|です|だった|であった|でした)?[。.]?\s*$/u,
};
const SEGMENT = { zh: /[，,；;：]/u, ja: /(?<=が|けれど|けれども|ものの)、|[；;]|。/u };
const ITEMS = /[、,]|以及|和|与|及|と|や/u;
const TELLING = /[\p{Script=Han}\p{Script=Katakana}\p{N}ー]/u;
/** A subject that was named before. */
const NAMED_BEFORE = /^[^\p{Script=Han}]*(?:[他她它其该此](?!的)|这|彼|同|それ|これ)|我们|自己/u;
/** Share of a predicate's pairs of letters that a part of a sentence must have. */
const LEAST_PREDICATE = 0.6;

function pairsOf(text: string): string[] {
  const letters = Array.from(text);
  return letters.slice(1).flatMap((letter, at) => {
    const before = letters[at] as string;
    return TELLING.test(before) && TELLING.test(letter) ? [before + letter] : [];
  });
}

/** What the source says of one thing, said of another, in a Chinese or Japanese sentence that puts it last. */
export function checkCleft({ claim, index, near }: Comparison): Finding[] {
  const { language, text } = claim;
  if (!isUnspaced(language)) return [];
  const { predicate, subject } = CLEFT[language].exec(text)?.groups ?? {};
  if (predicate === undefined || subject === undefined) return [];
  const sought = pairsOf(predicate);
  if (sought.length === 0) return [];
  const places = near
    .flatMap((sentence) =>
      index
        .statement(sentence)
        .text.split(SEGMENT[language])
        .map((part) => ({ sentence, part })),
    )
    .map((place) => ({ ...place, share: sought.filter((pair) => place.part.includes(pair)).length / sought.length }))
    .sort((a, b) => b.share - a.share);
  const [best] = places;
  if (best === undefined || best.share < LEAST_PREDICATE || NAMED_BEFORE.test(best.part)) return [];
  const own = pairsOf(best.part).filter((pair) => !text.includes(pair));
  const items = subject.split(ITEMS);
  const strange = items.find((item) =>
    isElsewhere(
      item,
      best.part,
      places.map(({ part }) => part),
    ),
  );
  // Without words of its own, the part may have left its subject to the sentence before.
  const given = items.some((item) => item !== strange && pairsOf(item).some((pair) => best.part.includes(pair)));
  if (strange === undefined || (own.length === 0 && !given)) return [];
  return [otherWord(best.part.trim(), strange.trim(), best.sentence)];
}

/** Two letters in a row (or the only one) of an item are missing in a part, and another part has them together. */
function isElsewhere(item: string, part: string, parts: readonly string[]): boolean {
  const letters = Array.from(item).filter((letter) => TELLING.test(letter));
  const sought = letters.length === 1 ? letters : pairsOf(item);
  return sought.some(
    (pair) => Array.from(pair).every((letter) => !part.includes(letter)) && parts.some((other) => other.includes(pair)),
  );
}
