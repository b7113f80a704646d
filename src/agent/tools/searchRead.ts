import { Bm25, contentStems, guessLanguage } from '@regen-research/text';
import { message } from '../../protocol/index.js';
import type { Passage } from '../interfaces/index.js';
import { TimeSlicer } from '../streams/timeSlicer.js';
import type { ToolHandler } from './handler.js';
import { DEFAULT_PASSAGES } from './inputs.js';
import type { ReadBefore } from './library.js';
import { describedSource, linkOf, noticeOf } from './shapes.js';

/** How much text to search, newest first: several hundred long documents. */
const MAX_CHARACTERS = 30_000_000;
/** Every form of a word contains the first letters of its stem. */
const SURE_LETTERS = 4;

interface Found extends ReadBefore {
  passage: Passage;
  stems: string[];
}

/** Ranks passages by BM25: those that contain a word of the query, from everything the caller may see. */
export const searchRead: ToolHandler<'search_read'> = async (
  { query, limit = DEFAULT_PASSAGES },
  { library, passagesOf, describe },
  { asker, signal, onProgress },
) => {
  const slicer = new TimeSlicer(signal);
  const wanted = new Set<string>();
  const found: Found[] = [];
  let characters = 0;
  let searched = 0;
  for await (const before of library.readBefore(asker)) {
    const { markdown } = before.source;
    characters += markdown.length;
    if (characters > MAX_CHARACTERS) break;
    searched++;
    await slicer.pause();
    // Both sides are stemmed with the rules of the source's language.
    const language = guessLanguage(markdown.slice(0, 20_000));
    const stems = [...new Set(contentStems(query, language))];
    const lower = markdown.toLowerCase();
    if (!stems.some((stem) => lower.includes(stem.slice(0, SURE_LETTERS)))) continue;
    for (const stem of stems) wanted.add(stem);
    for (const passage of passagesOf(before.source)) {
      if (passage.kind === 'heading') continue;
      const text = [...passage.headings, markdown.slice(passage.start, passage.end)].join('\n');
      const own = contentStems(text, language);
      if (own.some((stem) => stems.includes(stem))) found.push({ ...before, passage, stems: own });
    }
  }
  onProgress({ sentence: message('tools.searching', { count: searched }) });
  const scores = new Bm25(found.map(({ stems }) => stems)).score([...wanted]);
  const best = found
    .map((one, index) => ({ ...one, score: scores[index] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score)
    .slice(0, limit);
  const passages = await Promise.all(
    best.map(async ({ source, runId, passage: { start, end, headings, page }, score }) => {
      const described = describedSource(await describe('s1', source));
      const quote = source.markdown.slice(start, end);
      return {
        quote,
        start,
        end,
        heading: headings.at(-1),
        page,
        score,
        link: linkOf(described, { quote, page }),
        source: described,
        run_id: runId,
      };
    }),
  );
  return { notice: noticeOf('quote', 'title', 'heading', 'author'), passages, searched };
};
