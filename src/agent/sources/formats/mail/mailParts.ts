import type { Attachment } from 'postal-mime';
import { decodeText } from '../../charset.js';
import { fence } from '../markup/fence.js';
import { readContentLines } from '../readContentLines.js';
import { readCsv } from '../readData.js';

/** What a delivery report says to a person (RFC 3464), and its names. */
const REPORT_FIELDS: readonly (readonly [field: string, label: string])[] = [
  ['final-recipient', 'Recipient'],
  ['original-recipient', 'Recipient'],
  ['action', 'Action'],
  ['status', 'Status'],
  ['diagnostic-code', 'Reason'],
  ['will-retry-until', 'Retried until'],
];

/** Parts that only programs understand. */
const FOR_PROGRAMS =
  /^(?:message\/(?:disposition-notification|feedback-report|external-body|partial)|application\/(?:pgp-signature|pgp-encrypted|(?:x-)?pkcs7-signature)|text\/x-amp-html)$/;
const CALENDAR = /^(?:text\/(?:x-v)?calendar|application\/ics)$/;
const CARD = /^text\/(?:x-|directory|v)card$/;
const RETURNED = /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/;

const isAttached = ({ disposition, filename }: Attachment): boolean =>
  disposition === 'attachment' || (disposition === null && filename !== null);

async function textOf({ content }: Attachment): Promise<string> {
  const text = typeof content === 'string' ? content : (await decodeText(new Uint8Array(content))).text;
  return text.replace(/\r\n?/g, '\n');
}

/** A report on the delivery to each recipient, without what is meant for programs. */
function deliveryStatus(report: string): string {
  const groups = report
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map((group) => {
      const fields = new Map(
        [...group.matchAll(/^([\w-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [name.toLowerCase(), value]),
      );
      const lines = REPORT_FIELDS.filter(
        ([field]) => fields.has(field) && !(field === 'original-recipient' && fields.has('final-recipient')),
      );
      return (
        lines
          // The type in front of an address or a reason, such as "rfc822;".
          .map(([field, label]) => `- ${label}: ${(fields.get(field) ?? '').replace(/^[\w-]+\s*;\s*/, '').trim()}`)
          .join('\n')
      );
    });
  return groups.filter((group) => group !== '').join('\n\n');
}

/** Text that the message shows, which programs don't offer as a file. */
async function inlineText(part: Attachment): Promise<string> {
  const text = await textOf(part);
  if (CARD.test(part.mimeType)) return readContentLines(text).markdown;
  if (/^text\/(?:csv|tab-separated-values)$/.test(part.mimeType)) return readCsv(text).markdown;
  if (/^text\/(?:markdown|x-markdown|x-web-markdown)$/.test(part.mimeType)) return text.trim();
  // The markup of the mail programs of the nineties (RFC 1896).
  if (/^text\/(?:enriched|richtext)$/.test(part.mimeType))
    return text
      .replace(/<(param|comment)>[\s\S]{0,1000}?<\/\1>/gi, '')
      .replace(/<<|<\/?[a-z][\w-]{0,40}>/gi, (mark) => (mark === '<<' ? '<' : ''))
      .replace(/(?<!\n)\n(?!\n)/g, ' ')
      .trim();
  return fence(text);
}

export interface MailParts {
  /** Markdown of the parts that the message shows. */
  blocks: string[];
  /** Messages in it: forwarded or returned ones, as bytes. */
  enclosed: Uint8Array[];
  /** Names of the files in it, which aren't read. */
  unread: string[];
}

/** What a message contains beside its text: invitations, reports on its delivery, other messages, and files. */
export async function readMailParts(attachments: readonly Attachment[]): Promise<MailParts> {
  const blocks: string[] = [];
  const enclosed: Uint8Array[] = [];
  const unread: string[] = [];
  for (const part of attachments) {
    const { mimeType, filename, content } = part;
    if (part.related === true || FOR_PROGRAMS.test(mimeType)) continue;
    if (CALENDAR.test(mimeType)) {
      // Programs enclose an invitation twice: for the mail program, and as a file.
      const { markdown } = readContentLines(await textOf(part));
      if (markdown !== '' && !blocks.includes(markdown)) blocks.push(markdown);
    } else if (/^message\/(?:global-)?delivery-status$/.test(mimeType)) blocks.push(deliveryStatus(await textOf(part)));
    else if (RETURNED.test(mimeType) && typeof content !== 'string') enclosed.push(new Uint8Array(content));
    else if (mimeType.startsWith('text/') && !isAttached(part)) blocks.push(await inlineText(part));
    // Pictures without a disposition belong to the text.
    else if (part.disposition === 'attachment' || !mimeType.startsWith('image/')) unread.push(filename ?? '?');
  }
  return { blocks: blocks.filter((block) => block !== ''), enclosed, unread };
}
