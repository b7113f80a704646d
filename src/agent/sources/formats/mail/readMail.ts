import PostalMime, { type Email } from 'postal-mime';
import { AgentError, message } from '../../../../protocol/index.js';
import { decodeText } from '../../charset.js';
import { withWholeWords } from './encodedWords.js';
import { escapeMarkup } from '../escapeMarkup.js';
import { composeMessage, mailBody } from './mailMessage.js';
import { readMailParts } from './mailParts.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import type { ParsedBody } from '../parsedSource.js';
import { readHtml } from '../readHtml.js';
import { decodeUtf7, isUtf7Mail } from './utf7.js';
import { withWholeHeader } from './wholeHeader.js';

/** A headline is within this many characters of the start. */
const HEAD_CHARACTERS = 2_000;

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', forceRfc822Attachments: true });
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
  const mail = await parseSaved(withWholeWords(bytes));
  const savedFrom = mail.headers.find(({ key }) => key === 'snapshot-content-location')?.value;
  const address = savedFrom !== undefined && /^https?:/i.test(savedFrom) ? savedFrom : url;
  if (mail.html === undefined || mail.html.trim() === '') {
    if ((mail.text ?? '').trim() !== '') return { title: mail.subject, markdown: mail.text ?? '', warnings: [] };
    throw new AgentError('empty_content', message('sources.mhtmlEmpty'));
  }
  const missing = missingFrames(mail);
  const read = await readHtml(withStyles(withFrames(asWindows(mail.html), mail), mail), address, false);
  const page =
    missing === 0
      ? read
      : { ...read, warnings: [...read.warnings, message('sources.embeddedUnread', { count: missing })] };
  const { title, markdown } = page;
  // A file has no address, so it starts with its headline, which the page's text may lack.
  const isNamed = title === undefined || title === '' || markdown.slice(0, HEAD_CHARACTERS).includes(`# ${title}`);
  return isNamed ? page : { ...page, markdown: `# ${title}\n\n${markdown}` };
}

/** No page that a person reads has more frames. */
const MAX_FRAMES = 40;
const MAX_FRAME_BYTES = 1_000_000;
/** Anything shorter than a sentence is a label or an advertisement. */
const MIN_FRAME_CHARACTERS = 60;

const FRAME = /(<i?frame\b[^>]{0,2000}?)\ssrc\s*=\s*(["'])cid:([\w.@+-]{1,300})\2/gi;

/** Parses a saved page. The parser would append its frames to it, so they are made attachments. */
async function parseSaved(bytes: Uint8Array): Promise<Email> {
  const mail = await parse(bytes);
  const ids = [...(mail.html ?? '').matchAll(FRAME)].slice(0, MAX_FRAMES).map(([, , , id = '']) => id);
  if (ids.length === 0) return mail;
  const names = ids.map((id) => id.replace(/[.+]/g, '\\$&')).join('|');
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const apart = message.replace(
    new RegExp(`^content-id:[ \\t]*<?(?:${names})>?[ \\t]*(?=\\r?\\n)`, 'gim'),
    'Content-Disposition: attachment\r\n$&',
  );
  return parse(new Uint8Array(Buffer.from(apart, 'latin1')));
}

/** How many of a page's frames the file lacks, as one that was cut off does. */
function missingFrames({ html = '', attachments }: Email): number {
  const stored = new Set(attachments.map(({ contentId = '' }) => contentId.replace(/^<|>$/g, '')));
  const ids = [...html.matchAll(FRAME)].slice(0, MAX_FRAMES).map(([, , , id = '']) => id);
  return new Set(ids.filter((id) => !stored.has(id))).size;
}

/** A saved page with its frames in their places, which it stores as parts of their own. */
function withFrames(html: string, { attachments }: Email): string {
  const frames = new Map(
    attachments
      .filter(({ mimeType, content }) => mimeType === 'text/html' && typeof content !== 'string')
      .filter(({ content }) => (content as ArrayBuffer).byteLength <= MAX_FRAME_BYTES)
      .map(({ contentId = '', content }): [string, string] => [
        contentId.replace(/^<|>$/g, ''),
        new TextDecoder().decode(new Uint8Array(content as ArrayBuffer)),
      ])
      .filter(([, frame]) => /<table/i.test(frame) || htmlToMarkdown(frame).length >= MIN_FRAME_CHARACTERS),
  );
  if (frames.size === 0) return html;
  return html.replace(FRAME, (whole, start: string, _quote, id: string) => {
    const frame = frames.get(id);
    return frame === undefined ? whole : `${start} srcdoc="${escapeMarkup(frame)}"`;
  });
}

/** A saved page with the style sheets that it stores as parts of their own: they tell what is raised and what is moved away. */
function withStyles(html: string, { attachments }: Email): string {
  const sheets = attachments
    .filter(({ mimeType, content }) => mimeType === 'text/css' && typeof content !== 'string')
    .map(({ content }) => new TextDecoder().decode(new Uint8Array(content as ArrayBuffer)))
    .filter((sheet) => !/<\/style/i.test(sheet));
  return html + sheets.map((sheet) => `<style>${sheet}</style>`).join('');
}

/** A header that doesn't name the encoding of its text, perhaps with other parameters. */
const UNNAMED =
  /^(content-type:[ \t]*text\/(?:html|plain)(?:;(?!\s*charset)[^;\r\n]{0,200}(?:\r?\n[ \t]+(?!charset)[^;\r\n]{0,200}){0,2}){0,5})[ \t]*(?=\r?\n(?![ \t]))/gim;

/** An encoding that a part's header names. */
const NAMED =
  /^(content-type:[ \t]*text\/[^\n]{1,200}?(?:\n[ \t][^\n]{1,200}?){0,4}?);\s{0,8}charset\s*=\s*"?([\w.:+-]{1,40})"?/gim;

function isKnown(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}

/** A message without the names of encodings that don't exist, such as "x-unknown": its letters tell. */
function withKnownCharsets(bytes: Uint8Array): Uint8Array {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const known = message.replace(NAMED, (whole, before: string, charset: string) => (isKnown(charset) ? whole : before));
  return known.length === message.length ? bytes : Buffer.from(known, 'latin1');
}

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
  // Empty lines would end the header before it begins.
  if (!ENVELOPE.test(head)) return [buffer.subarray(/^\s*/.exec(head)?.[0].length ?? 0)];
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
  let silent = 0;
  for (const [index, content] of messages.slice(0, MAX_MESSAGES).entries()) {
    const { isSilent, ...body } = await readMessage(content);
    if (isSilent) silent++;
    read.push(index === 0 ? body : { ...body, markdown: body.markdown.replace(/^# /, '## ') });
  }
  const warnings = read.flatMap((body) => body.warnings);
  if (silent > 0) warnings.push(message('sources.messagesWithoutText', { silent, total: read.length }));
  if (messages.length > MAX_MESSAGES)
    warnings.push(message('sources.messagesCut', { count: MAX_MESSAGES, total: messages.length }));
  return { ...read[0], markdown: read.map(({ markdown }) => markdown).join('\n\n'), warnings };
}

/** Years of a busy mailbox would exceed the deadline. */
const MAX_MESSAGES = 500;

/** Lines that a program wrapped (RFC 3676). The parser joins quoted ones together with the signs of their quote. */
const FLOWED = /^content-type:[^\n]*(?:\n[ \t][^\n]*)*format="?flowed/im;
const QUOTED_LINE = /^(>{1,20}) .*$/gm;

/** A file in the text, as programs wrote it before MIME. */
const UUENCODED = /^begin [0-7]{3,4} (\S[^\n]*)\n(?:[!-`][ -`]{1,84}\r?\n)*`?\r?\n?end[ \t]*$/gm;

function inUtf7(mail: Email, bytes: Uint8Array): Email {
  if (!isUtf7Mail(bytes)) return mail;
  const [html, text] = [mail.html, mail.text].map((own) => (own === undefined ? undefined : decodeUtf7(own)));
  return { ...mail, html, text };
}

/** A page that was saved as one file, without what belongs to it. */
export const pageInMail = async (bytes: Uint8Array): Promise<string | undefined> =>
  (await parse(withWholeWords(bytes))).html;

/** The names of recipients, or of their groups, or else their addresses. */
const namesOf = (recipients: Email['to'] = []): string[] =>
  recipients.map(({ name, address }) => asWindows(name).trim() || (address ?? '')).filter((name) => name !== '');

/** A message; `isSilent` if it has neither text nor parts that are read or reported. */
async function readMessage(bytes: Uint8Array, depth = 0): Promise<ParsedBody & { isSilent: boolean }> {
  const whole = withKnownCharsets(withWholeWords(withWholeHeader(bytes)));
  const mail = inUtf7(await withUnnamedLetters(await parse(whole), whole), bytes);
  // Programs send pages under the name of text.
  const page = mail.html ?? (/^\s*(?:<!doctype html|<html[\s>])/i.test(mail.text ?? '') ? mail.text : undefined);
  const html = page === undefined ? '' : htmlToMarkdown(asWindows(page)).trim();
  const files: string[] = [];
  const isFlowed = FLOWED.test(Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength).toString('latin1'));
  const text = asWindows(page === mail.text ? '' : (mail.text ?? ''))
    .replace(/\r\n/g, '\n')
    .replace(QUOTED_LINE, (line, signs: string) => (isFlowed ? line.replaceAll(` ${signs} `, ' ') : line))
    .replace(UUENCODED, (_whole, name: string) => {
      files.push(name.trim());
      return '';
    })
    .trim();
  const author = mail.from?.name || mail.from?.address || undefined;
  const title = mail.subject === undefined ? undefined : asWindows(mail.subject).trim();
  const { blocks, enclosed, unread } = await readMailParts(mail.attachments);
  const body = mailBody(html, text);
  const unreadFiles = [...unread, ...files];
  const composed = await composeMessage(
    {
      title,
      author,
      date: dayOf(mail.date),
      to: namesOf(mail.to),
      copies: namesOf(mail.cc),
      body,
      blocks,
      enclosed: enclosed.map((content) => () => readMessage(content, depth + 1)),
      unread: unreadFiles,
    },
    depth,
  );
  return { ...composed, isSilent: body === '' && blocks.length + enclosed.length + unreadFiles.length === 0 };
}
