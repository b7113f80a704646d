import type { Attachment } from 'postal-mime';
import { AgentError, message } from '../../../../protocol/index.js';
import { composeMessage, mailBody } from '../mail/mailMessage.js';
import { readMailParts } from '../mail/mailParts.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';
import type { ParsedBody } from '../parsedSource.js';
import { readRtf } from '../rtf/readRtf.js';
import { CompoundFile, CompoundFileDamaged } from './compoundFile.js';
import { decompressRtf } from './compressedRtf.js';
import { MessageProperties } from './messageProperties.js';

/** Property IDs ([MS-OXPROPS]). */
const SUBJECT = 0x0037;
const SENT_BY = [0x0042, 0x0c1a, 0x5d02, 0x5d01] as const;
/** Names, with semicolons between them. */
const SENT_TO = 0x0e04;
const COPIED_TO = 0x0e03;
const SENT_AT = 0x0039;
const DELIVERED_AT = 0x0e06;
const TEXT = 0x1000;
const COMPRESSED_RTF = 0x1009;
const HTML = 0x1013;
const ATTACHMENT = {
  content: 0x3701,
  names: [0x3707, 0x3704, 0x3001],
  type: 0x370e,
  isHidden: 0x7ffe,
} as const;

/** Bytes before the properties of the file's message, of one in it, and of an attachment ([MS-OXMSG] 2.4.1). */
const HEADER_BYTES = 32;
const ENCLOSED_HEADER_BYTES = 24;
const ATTACHMENT_HEADER_BYTES = 8;

/** Reads a message that Outlook saved (MSG), as other messages are. Of a damaged one, what is left. */
export async function readOutlookMessage(bytes: Uint8Array): Promise<ParsedBody> {
  try {
    const file = new CompoundFile(bytes);
    const body = await readMessage(file, 0, HEADER_BYTES, 0);
    if (!file.isDamaged) return body;
    if (body.markdown === '') throw new CompoundFileDamaged();
    return { ...body, warnings: [message('sources.mailPartlyRead'), ...body.warnings] };
  } catch (cause) {
    if (!(cause instanceof CompoundFileDamaged)) throw cause;
    throw new AgentError('parser_failed', message('sources.mailDamaged'), { cause });
  }
}

async function firstText(properties: MessageProperties, ids: readonly number[]): Promise<string | undefined> {
  for (const id of ids) {
    const text = (await properties.text(id))?.trim();
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
}

async function namesIn(properties: MessageProperties, id: number): Promise<string[]> {
  const names = ((await properties.text(id)) ?? '').split(';').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

async function richText(properties: MessageProperties): Promise<string> {
  const html = htmlToMarkdown((await properties.markup(HTML)) ?? '').trim();
  if (html !== '') return html;
  const compressed = properties.bytes(COMPRESSED_RTF);
  const rtf = compressed === undefined ? undefined : decompressRtf(compressed);
  return rtf === undefined ? '' : (await readRtf(rtf)).markdown.trim();
}

async function readMessage(
  file: CompoundFile,
  storage: number,
  headerBytes: number,
  depth: number,
): Promise<ParsedBody> {
  const content = file.list(storage);
  const properties = new MessageProperties(file, content, headerBytes);
  // Before the attachments, which may be larger than what is left of a damaged file.
  const text = ((await properties.text(TEXT)) ?? '').replace(/\r\n?/g, '\n').trim();
  const body = mailBody(await richText(properties), text);
  const title = (await properties.text(SUBJECT))?.trim();
  const author = await firstText(properties, SENT_BY);
  const attachments: Attachment[] = [];
  const enclosed: (() => Promise<ParsedBody>)[] = [];
  for (const [name, at] of content) {
    if (!name.startsWith('__attach_version1.0_')) continue;
    const attached = new MessageProperties(file, file.list(at), ATTACHMENT_HEADER_BYTES, properties.ownCodePage);
    // Pictures in the text.
    if (attached.isTrue(ATTACHMENT.isHidden)) continue;
    const inner = attached.storage(ATTACHMENT.content);
    const filename = (await firstText(attached, ATTACHMENT.names)) ?? null;
    if (inner !== undefined && holdsMessage(file, inner))
      enclosed.push(() => readMessage(file, inner, ENCLOSED_HEADER_BYTES, depth + 1));
    else
      attachments.push({
        filename,
        mimeType: (await attached.text(ATTACHMENT.type)) ?? 'application/octet-stream',
        disposition: 'attachment',
        content: Uint8Array.from(attached.bytes(ATTACHMENT.content) ?? []).buffer,
      });
  }
  const { blocks, enclosed: returned, unread } = await readMailParts(attachments);
  return composeMessage(
    {
      title,
      author,
      date: properties.day(SENT_AT) ?? properties.day(DELIVERED_AT),
      to: await namesIn(properties, SENT_TO),
      copies: await namesIn(properties, COPIED_TO),
      body,
      blocks,
      enclosed,
      unread: [...unread, ...returned.map(() => 'message.eml')],
    },
    depth,
  );
}

/** Objects of other programs are stored as messages are, but without a message's properties. */
const holdsMessage = (file: CompoundFile, storage: number): boolean =>
  file.list(storage).has('__properties_version1.0');
