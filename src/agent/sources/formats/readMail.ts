import PostalMime, { type Email } from 'postal-mime';
import { AgentError, message } from '../../../protocol/index.js';
import { htmlToMarkdown } from './markdownOfHtml.js';
import type { ParsedBody } from './parsedSource.js';
import { readHtml } from './readHtml.js';

/** A headline is within this many characters of the start. */
const HEAD_CHARACTERS = 2_000;

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' });
  } catch (cause) {
    throw new AgentError('parser_failed', message('sources.mailDamaged'), { cause });
  }
}

function dayOf(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Reads a page that a browser saved as one file (MHTML), as the original page. */
export async function readSavedPage(bytes: Uint8Array, url: string | undefined): Promise<ParsedBody> {
  const mail = await parse(bytes);
  const savedFrom = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value;
  const address = savedFrom !== undefined && /^https?:/i.test(savedFrom) ? savedFrom : url;
  if (mail.html === undefined || mail.html.trim() === '') {
    if ((mail.text ?? '').trim() !== '') return { title: mail.subject, markdown: mail.text ?? '', warnings: [] };
    throw new AgentError('empty_content', message('sources.mhtmlEmpty'));
  }
  const page = await readHtml(mail.html, address, false);
  const { title, markdown } = page;
  // A file has no address, so it starts with its headline, which the page's text may lack.
  const isNamed = title === undefined || title === '' || markdown.slice(0, HEAD_CHARACTERS).includes(`# ${title}`);
  return isNamed ? page : { ...page, markdown: `# ${title}\n\n${markdown}` };
}

/** Approximate word count; enough to tell which of two versions is complete. */
const words = (text: string): number => text.split(/\s+/).length;

/** Reads an email: its subject, sender, date, and text. Lists attachments as unread. */
export async function readMail(bytes: Uint8Array): Promise<ParsedBody> {
  const mail = await parse(bytes);
  const html = mail.html === undefined ? '' : htmlToMarkdown(mail.html).trim();
  const text = (mail.text ?? '').trim();
  const body = html !== '' && words(html) >= words(text) / 2 ? html : text;
  const author = mail.from?.name || mail.from?.address || undefined;
  const date = dayOf(mail.date);
  const facts = [author, date].filter((fact) => fact !== undefined).join(' · ');
  const title = mail.subject?.trim();
  const unread = mail.attachments.filter(({ disposition, related }) => disposition === 'attachment' && !related);
  const warnings =
    unread.length === 0
      ? []
      : [
          message('sources.attachmentsUnread', {
            count: unread.length,
            names: unread.map(({ filename }) => filename ?? '?').join(', '),
          }),
        ];
  return {
    title,
    author,
    date,
    markdown: [title === undefined || title === '' ? '' : `# ${title}`, facts, body]
      .filter((block) => block !== '')
      .join('\n\n'),
    warnings,
  };
}
