import PostalMime, { type Email } from 'postal-mime';
import { AgentError, message } from '../../../protocol/index.js';
import { decodeText } from '../charset.js';
import { withWholeWords } from './encodedWords.js';
import { composeMessage, mailBody } from './mailMessage.js';
import { readMailParts } from './mailParts.js';
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
  const mail = await parse(withWholeWords(bytes));
  const savedFrom = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value;
  const address = savedFrom !== undefined && /^https?:/i.test(savedFrom) ? savedFrom : url;
  if (mail.html === undefined || mail.html.trim() === '') {
    if ((mail.text ?? '').trim() !== '') return { title: mail.subject, markdown: mail.text ?? '', warnings: [] };
    throw new AgentError('empty_content', message('sources.mhtmlEmpty'));
  }
  const page = await readHtml(asWindows(mail.html), address, false);
  const { title, markdown } = page;
  // A file has no address, so it starts with its headline, which the page's text may lack.
  const isNamed = title === undefined || title === '' || markdown.slice(0, HEAD_CHARACTERS).includes(`# ${title}`);
  return isNamed ? page : { ...page, markdown: `# ${title}\n\n${markdown}` };
}

/** A header that doesn't name the encoding of its text. */
const UNNAMED = /^(content-type:[ \t]*text\/(?:html|plain))[ \t]*(?=\r?\n(?![ \t]))/gim;

/**
 * Texts whose headers don't name their encoding are read as UTF-8; if they aren't, their own markup or their letters
 * tell.
 */
async function withUnnamedLetters(mail: Email, bytes: Uint8Array): Promise<Email> {
  if (!/\ufffd/.test(`${mail.html ?? ''}${mail.text ?? ''}`)) return mail;
  const named = Buffer.from(bytes).toString('latin1').replace(UNNAMED, '$1; charset=iso-8859-1');
  const raw = await parse(new Uint8Array(Buffer.from(named, 'latin1')));
  const decoded = async (text: string | undefined, before: string | undefined): Promise<string | undefined> =>
    text === undefined || !before?.includes('\ufffd') || /[^\0-\xff]/.test(text)
      ? before
      : (await decodeText(new Uint8Array(Buffer.from(text, 'latin1')))).text;
  return { ...mail, html: await decoded(raw.html, mail.html), text: await decoded(raw.text, mail.text) };
}

/** Letters of windows-1252 in the range that ISO-8859-1 has control characters in (the WHATWG's index). */
const WINDOWS_LETTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node decodes `iso-8859-1` literally, but mail programs mean windows-1252 by it, as the web does. */
const asWindows = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_LETTERS[control.charCodeAt(0) - 0x80] ?? control);

/** A mailbox's line before each of its messages. */
const ENVELOPE = /^From \S+ .*\d{4}\s*$/m;

/** The messages in a file: one, several in a mailbox (mbox), or one with its length in front (Apple Mail). */
function messagesIn(bytes: Uint8Array): Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = buffer.subarray(0, 64).toString('latin1');
  const [counted, length] = /^(\d{1,12}) *\r?\n/.exec(head) ?? [];
  if (counted !== undefined) return [bytes.subarray(counted.length, counted.length + Number(length))];
  if (!ENVELOPE.test(head)) return [bytes];
  return buffer
    .toString('latin1')
    .split(/(?:^|\r?\n\r?\n)(?=From \S+ [^\n]*\d{4}\s*\n)/)
    .filter((text) => text.trim() !== '')
    .map(
      (text) =>
        new Uint8Array(Buffer.from(text.replace(/^From [^\n]*\n/, '').replace(/^>(>*From )/gm, '$1'), 'latin1')),
    );
}

/**
 * Reads an email or a mailbox of several: subject, sender, date, and text of each. Lists attachments as unread. The
 * first message determines the title.
 */
export async function readMail(bytes: Uint8Array): Promise<ParsedBody> {
  const messages = messagesIn(bytes);
  const read: ParsedBody[] = [];
  for (const [index, content] of messages.slice(0, MAX_MESSAGES).entries()) {
    const body = await readMessage(content);
    read.push(index === 0 ? body : { ...body, markdown: body.markdown.replace(/^# /, '## ') });
  }
  const warnings = read.flatMap((body) => body.warnings);
  if (messages.length > MAX_MESSAGES)
    warnings.push(message('sources.messagesCut', { count: MAX_MESSAGES, total: messages.length }));
  return { ...read[0], markdown: read.map(({ markdown }) => markdown).join('\n\n'), warnings };
}

/** Years of a busy mailbox would exceed the deadline. */
const MAX_MESSAGES = 500;

/** A file in the text, as programs wrote it before MIME. */
const UUENCODED = /^begin [0-7]{3,4} (\S[^\n]*)\n(?:[!-`][ -`]{1,84}\r?\n)*`?\r?\n?end[ \t]*$/gm;

async function readMessage(bytes: Uint8Array, depth = 0): Promise<ParsedBody> {
  const whole = withWholeWords(bytes);
  const mail = await withUnnamedLetters(await parse(whole), whole);
  const html = mail.html === undefined ? '' : htmlToMarkdown(asWindows(mail.html)).trim();
  const files: string[] = [];
  const text = asWindows(mail.text ?? '')
    .replace(/\r\n/g, '\n')
    .replace(UUENCODED, (_whole, name: string) => {
      files.push(name.trim());
      return '';
    })
    .trim();
  const author = mail.from?.name || mail.from?.address || undefined;
  const title = mail.subject === undefined ? undefined : asWindows(mail.subject).trim();
  const { blocks, enclosed, unread } = await readMailParts(mail.attachments);
  return composeMessage(
    {
      title,
      author,
      date: dayOf(mail.date),
      body: mailBody(html, text),
      blocks,
      enclosed: enclosed.map((content) => () => readMessage(content, depth + 1)),
      unread: [...unread, ...files],
    },
    depth,
  );
}
