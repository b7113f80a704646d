import type { Message } from '../../../../protocol/index.js';
import { attachmentsUnread } from '../unreadFiles.js';
import { namesInBrief } from '../namesInBrief.js';
import type { ParsedBody } from '../parsedSource.js';

/** Forwarded messages in forwarded messages, or a bounce of a bounce. */
const MAX_ENCLOSURES = 5;

/** Whether nearly all words of a text occur in another one. */
function saysAllOf(longer: string, shorter: string): boolean {
  const said = new Set(longer.toLowerCase().match(/[\p{L}\p{N}]+/gu));
  const wanted = shorter.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return wanted.filter((word) => said.has(word)).length >= 0.8 * wanted.length;
}

/** Approximate word count; enough to tell which of two versions is complete. */
const words = (text: string): number => text.split(/\s+/).length;

/** The better of a message's two versions: the one with structure, unless it lacks text. */
export function mailBody(rich: string, text: string): string {
  // The plain version is the better one if the other lacks half of it, but not if it only says where to read that.
  const isComplete = words(rich) >= words(text) / 2 || !saysAllOf(text, rich);
  return rich !== '' && isComplete ? rich : text;
}

interface MailMessage {
  title?: string;
  author?: string;
  date?: string;
  /** Names or addresses of those that it was sent to, and of those that got a copy. */
  to?: readonly string[];
  copies?: readonly string[];
  /** Markdown. */
  body: string;
  /** Markdown of further parts that the message shows. */
  blocks: readonly string[];
  /** Messages in it. */
  enclosed: readonly (() => Promise<ParsedBody>)[];
  /** Names of files in it that aren't read. */
  unread: readonly string[];
}

/**
 * A message as Markdown: its subject, sender, date, recipients, and text, then the messages in it. `depth` counts the messages
 * around it.
 */
export async function composeMessage(
  { title, author, date, to = [], copies = [], body, blocks, enclosed, unread }: MailMessage,
  depth: number,
): Promise<ParsedBody> {
  const facts = [author, date].filter((fact) => fact !== undefined).join(' · ');
  const recipients = [['To', to] as const, ['Cc', copies] as const].flatMap(([label, names]) =>
    names.length === 0 ? [] : [`${label}: ${namesInBrief(names)}`],
  );
  const parts = [
    title === undefined || title === '' ? '' : `# ${title}`,
    facts,
    recipients.join(' · '),
    body,
    ...blocks,
  ];
  const unreadFiles = [...unread];
  const warnings: Message[] = [];
  for (const read of enclosed) {
    if (depth === MAX_ENCLOSURES) {
      unreadFiles.unshift('message.eml');
      continue;
    }
    const inner = await read();
    parts.push(inner.markdown.replace(/^# /, '## '));
    warnings.push(...inner.warnings);
  }
  warnings.unshift(...attachmentsUnread(unreadFiles));
  return { title, author, date, markdown: parts.filter((part) => part !== '').join('\n\n'), warnings };
}
