import { article } from '../../helpers/articles.js';

/** Sessions that ask at the same time, each about a document of its own. */
export const SESSIONS = 50;
/** About 16 KB to read for each, so that there is something to index and to check. */
const PARAGRAPHS = 40;
const TOKENS = 240;
/** Between two tokens of one answer: faster than most people read. */
const BETWEEN_TOKENS_MS = 25;

export const documentOf = (session: number): string => article(PARAGRAPHS, `Report ${session}`);

/** The tokens of a session's answer: words of its document, each with the space before it, as models send them. */
function tokensOf(session: number): string[] {
  const words = documentOf(session)
    .replaceAll(/^#.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.slice(session * 7, session * 7 + TOKENS).map((word) => ` ${word}`);
}

/** Milliseconds on a clock that all processes of this machine share. */
export const sharedClock = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;

/** The tokens at their pace. `onSent` is told the time, and the length of the answer so far without white space. */
export async function* speak(
  session: number,
  onSent: (time: number, length: number) => void,
): AsyncGenerator<string, void> {
  const begun = performance.now();
  let length = 0;
  for (const [index, token] of tokensOf(session).entries()) {
    const wait = begun + index * BETWEEN_TOKENS_MS - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    length += token.length - 1;
    onSent(sharedClock(), length);
    yield token;
  }
}
