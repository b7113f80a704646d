import { referentOf, type Bearer } from './bearers.js';
import type { Frame } from './frames.js';
import type { ComparedSource } from '../indexing/comparedSource.js';
import type { Statement } from './statement.js';

const SUBJECT = /^(?:he|she|it|er|il|elle|él|ella|он|она)$/u;
/** "According to her", with the subject that it stands for. */
const GOVERNED: Record<string, string> = {
  him: 'he',
  her: 'she',
  it: 'it',
  ihm: 'er',
  lui: 'il',
  elle: 'elle',
  él: 'él',
  ella: 'ella',
};

/** What a pronoun that says something stands for: "she believes", "according to him". */
export function pronounSpeaker(
  { span }: Frame,
  statement: Statement,
  sentence: number,
  index: ComparedSource,
): Bearer | undefined {
  const { tokens } = statement;
  const behind = tokens.findIndex(({ start }) => start >= span.end);
  const governed = tokens[behind];
  const subject = GOVERNED[governed?.term ?? ''];
  if (
    governed !== undefined &&
    subject !== undefined &&
    /^[^,]*(?:to|nach|selon|d['’]après|según)\s*$/iu.test(statement.text.slice(span.start, governed.start))
  )
    return referentOf({ statement, words: [], pronoun: { ...governed, term: subject }, at: behind }, sentence, index);
  const at = tokens.findLastIndex(({ end }) => end <= span.start);
  const pronoun = tokens[at];
  return pronoun === undefined || !SUBJECT.test(pronoun.term)
    ? undefined
    : referentOf({ statement, words: [], pronoun, at }, sentence, index);
}
