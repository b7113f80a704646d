import type { Language } from '@regen-research/text';
import { otherWord, sharedWith, type Comparison, type Finding } from '../comparison.js';
import type { ComparableToken } from '../sentence/comparable.js';
import { writtenAt, type Statement } from '../sentence/statement.js';
import type { Marked } from '../words/markers.js';

/** Share of what a claim sets against the rest that the source must give as its cause. */
const LEAST_SHARED = 0.5;
/** Maximum sentences to look at, best covered first. */
const MOST_SENTENCES = 2;

const CONCEDES: Partial<Record<Language, RegExp>> = {
  en: /(?<!\p{L})(?:although|though|even though|despite|in spite of|notwithstanding)(?!\p{L})/iu,
  de: /(?<!\p{L})(?:obwohl|obgleich|trotz|wenngleich)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:bien qu[e'’]|malgré|quoiqu[e'’]|en dépit d[eu'’])/iu,
  es: /(?<!\p{L})(?:aunque|a pesar de|pese a)(?!\p{L})/iu,
  ru: /(?<!\p{L})(?:хотя|несмотря на|вопреки)(?!\p{L})/iu,
  zh: /尽管|虽然|儘管|雖然/u,
  ja: /にもかかわらず|のに/u,
};

interface Conceded {
  span: Marked;
  words: ComparableToken[];
}

/** "Although the dome holds only 25" for "because the dome holds only 25": the source's cause is no obstacle, and the reverse. */
export function checkConcession(comparison: Comparison): Finding[] {
  const { claim, index, alignments } = comparison;
  const [cause] = claim.marked('cause');
  const mine = concededIn(claim) ?? (cause === undefined ? undefined : causeAt(claim, cause));
  if (mine === undefined) return [];
  const isConceded = concededIn(claim) !== undefined;
  const words = mine.words.filter(({ stem, prefix }) => index.has(stem, prefix));
  if (words.length === 0) return [];
  const rest = claim.tokens.filter(
    (token) => token.content && !mine.words.includes(token) && index.has(token.stem, token.prefix),
  );
  const places = alignments.slice(0, MOST_SENTENCES).flatMap(({ sentence }) => {
    const statement = index.statement(sentence);
    const [given] = statement.marked('cause');
    const found = [
      { other: concededIn(statement), concedes: true },
      { other: given === undefined ? undefined : causeAt(statement, given), concedes: false },
    ];
    return found.flatMap(({ other, concedes }) =>
      other === undefined || sharedWith(words, other.words, index) < LEAST_SHARED
        ? []
        : [{ sentence, statement, other, concedes, fits: sharedWith(rest, statement.tokens, index) }],
    );
  });
  // "Went ahead despite the rain" and "was called off because of the rain": the sentence with the claim's other words.
  const [best, second] = places.sort((a, b) => b.fits - a.fits);
  if (best === undefined || best.concedes === isConceded) return [];
  if (second?.fits === best.fits && second.concedes === isConceded) return [];
  return [otherWord(writtenAt(best.statement, best.other.span), writtenAt(claim, mine.span), best.sentence)];
}

/** What a sentence says something happened in spite of. */
function concededIn(statement: Statement): Conceded | undefined {
  const match = CONCEDES[statement.language]?.exec(statement.text);
  return match === null || match === undefined
    ? undefined
    : conceded(statement, { start: match.index, end: match.index + match[0].length });
}

/** The cause that a sentence gives, if its words come after "because". */
function causeAt(statement: Statement, span: Marked): Conceded | undefined {
  return BECAUSE.test(writtenAt(statement, span)) ? conceded(statement, span) : undefined;
}

function conceded({ text, tokens }: Statement, span: Marked): Conceded {
  const comma = text.slice(span.end).search(/[,，;；]/u);
  const limit = comma < 0 ? text.length : span.end + comma;
  return { span, words: tokens.filter(({ content, start, end }) => content && start >= span.end && end <= limit) };
}

const BECAUSE =
  /^(?:because(?: of)?|due to|owing to|thanks to|on account of|as a result of|weil|wegen|aufgrund|dank|parce que|à cause|en raison|grâce à|porque|debido a|gracias a|a causa|потому что|из-за|благодаря|因为|由于)$/iu;
