import type { Language } from '@regen-research/text';
import { message } from '../../../protocol/messages/index.js';
import { sharedWith, type Comparison, type Finding } from '../comparison.js';
import { writtenAt } from '../sentence/statement.js';

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

/** "Although the dome holds only 25" for "because the dome holds only 25": the source's cause is no obstacle. */
export function checkConcession({ claim, index, alignments }: Comparison): Finding[] {
  const concession = CONCEDES[claim.language];
  const match = concession?.exec(claim.text);
  if (concession === undefined || match === null || match === undefined) return [];
  const from = match.index + match[0].length;
  const comma = claim.text.slice(from).search(/[,，;；]/u);
  const limit = comma < 0 ? claim.text.length : from + comma;
  const conceded = claim.tokens.filter(
    ({ content, start, end, stem, prefix }) => content && start >= from && end <= limit && index.has(stem, prefix),
  );
  if (conceded.length === 0) return [];
  for (const { sentence } of alignments.slice(0, MOST_SENTENCES)) {
    const statement = index.statement(sentence);
    const [cause] = statement.marked('cause');
    if (cause === undefined || concession.test(statement.text)) continue;
    const given = statement.tokens.filter(({ content, start }) => content && start >= cause.end);
    if (sharedWith(conceded, given, index) < LEAST_SHARED) continue;
    return [
      {
        cap: 'doubtful',
        penalty: 1,
        reason: message('grounding.otherWord', { said: writtenAt(statement, cause), claimed: match[0] }),
        counter: sentence,
      },
    ];
  }
  return [];
}
