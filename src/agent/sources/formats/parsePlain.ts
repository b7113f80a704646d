import { headingText } from '@regen-research/text';
import { AgentError, message } from '../../../protocol/index.js';
import { hashText } from '../../system/hashText.js';
import { normalizeText, type ParsedSource } from './parsedSource.js';

export type PlainFormat = 'markdown' | 'text' | 'code' | 'json' | 'csv';

/** How far to search for a title, in characters. */
const TITLE_WINDOW = 8_192;

function dropComments(markdown: string): string {
  if (!markdown.includes('<!--')) return markdown;
  let fence = '';
  let inComment = false;
  const kept: string[] = [];
  for (const line of markdown.split('\n')) {
    const mark = inComment ? undefined : /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === '' || (mark.startsWith(fence) && mark[0] === fence[0])))
      fence = fence === '' ? mark : '';
    if (fence !== '' || mark !== undefined) {
      kept.push(line);
      continue;
    }
    let rest = line;
    let visible = '';
    while (rest !== '') {
      const edge = rest.indexOf(inComment ? '-->' : '<!--');
      if (!inComment) visible += edge < 0 ? rest : rest.slice(0, edge);
      if (edge < 0) break;
      rest = rest.slice(edge + (inComment ? 3 : 4));
      inComment = !inComment;
    }
    if (visible.trim() !== '' || line.trim() === '') kept.push(visible);
  }
  return kept.join('\n');
}

/** The first heading of a Markdown text, or the title in its front matter; undefined if there is none near the top. */
export function findMarkdownTitle(markdown: string): string | undefined {
  const head = markdown.slice(0, TITLE_WINDOW);
  const frontMatter = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(head);
  const named = /^title:(.*)$/m
    .exec(frontMatter?.[1] ?? '')?.[1]
    ?.trim()
    .replace(/^(?:"(.+)"|'(.+)')$/, '$1$2');
  const body = head.slice(frontMatter?.[0].length ?? 0).replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1/gm, '');
  // The whole line: a pattern that also skips the closing marks takes cubic time on a line of spaces.
  const heading =
    /^ {0,3}#{1,3}[ \t]+\S.*/m.exec(body)?.[0] ?? /^(\S.{0,200})\r?\n(?:={3,}|-{3,})[ \t]*$/m.exec(body)?.[1];
  const title = headingText((named || heading || '').replace(/<[^<>]{0,200}>/g, ''));
  return title === '' ? undefined : title.slice(0, 300);
}

/**
 * Reads a text that needs no conversion: Markdown, plain text, code, and JSON and CSV of a document. Cheap enough for
 * the host's own thread while the text is small. Text that isn't open in an editor loses invisible characters and
 * comments.
 */
export function parsePlain(text: string, format: PlainFormat, document: boolean): ParsedSource {
  const hash = hashText(text);
  const known = `${format} ${hash}`;
  if (document || clean.has(known)) return plainSource(text, format, document, hash);
  const visible = normalizeText(format === 'markdown' ? dropComments(text) : text);
  if (visible !== text) return plainSource(visible, format, false, hashText(visible));
  clean.add(known);
  if (clean.size > MOST_CLEAN) clean.delete(clean.values().next().value as string);
  return plainSource(text, format, false, hash);
}

/** Number of texts that are remembered as clean. */
const MOST_CLEAN = 256;
/**
 * Formats and hashes of texts without anything to remove, the latest last: a text that comes with every question is searched only
 * once.
 */
const clean = new Set<string>();

/** `contentHash`: see `hashText`. Throws `empty_content`. */
export function plainSource(
  markdown: string,
  format: PlainFormat,
  verbatim: boolean,
  contentHash: string,
): ParsedSource {
  if (!/\S/.test(markdown)) throw new AgentError('empty_content', message('sources.empty'));
  return {
    format,
    title: format === 'markdown' ? findMarkdownTitle(markdown) : undefined,
    markdown,
    contentHash,
    verbatim,
    warnings: [],
  };
}
