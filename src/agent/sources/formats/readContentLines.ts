import { contentLines, partsOf, plainValue, type ContentLine } from './contentLines.js';
import type { ParsedBody } from './parsedSource.js';
import { attachmentsUnread } from './unreadFiles.js';

/** Entries that a reader wants; time zones, alarms, and free times are for programs. */
const ENTRIES = new Set(['VEVENT', 'VTODO', 'VJOURNAL', 'VCARD']);
const LABELS: Readonly<Record<string, string>> = {
  DTSTART: 'Start',
  DTEND: 'End',
  DUE: 'Due',
  COMPLETED: 'Completed',
  DURATION: 'Duration',
  RRULE: 'Repeats',
  LOCATION: 'Location',
  ORGANIZER: 'Organizer',
  ATTENDEE: 'Attendee',
  STATUS: 'Status',
  URL: 'Web',
  CATEGORIES: 'Categories',
  ATTACH: 'Attachment',
  ORG: 'Organization',
  TITLE: 'Title',
  ROLE: 'Role',
  EMAIL: 'Email',
  TEL: 'Phone',
  ADR: 'Address',
  BDAY: 'Birthday',
  NICKNAME: 'Nickname',
};
/** Values in several parts. */
const STRUCTURED = new Set(['ORG', 'ADR', 'N']);

/** `2024-05-12 09:00 (Europe/Berlin)`; other values as they are. */
function dateOf({ value, parameters }: ContentLine): string {
  const [, year, month, day, hour, minute, zulu] =
    /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?\d{2})?(Z)?)?/.exec(value) ?? [];
  if (year === undefined) return value;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  const zone = zulu === 'Z' ? 'UTC' : parameters.get('TZID');
  return `${date} ${hour}:${minute}${zone === undefined ? '' : ` (${zone})`}`;
}

function valueOf(line: ContentLine): string {
  if (/^(?:DTSTART|DTEND|DUE|COMPLETED|BDAY)$/.test(line.name)) return dateOf(line);
  if (line.name === 'ORGANIZER' || line.name === 'ATTENDEE')
    return line.parameters.get('CN') ?? line.value.replace(/^mailto:/i, '');
  if (STRUCTURED.has(line.name)) return partsOf(line.value).join(', ');
  if (line.name === 'RRULE')
    return line.value
      .toLowerCase()
      .replace(/^freq=/, '')
      .replaceAll(';', ', ')
      .replaceAll('=', ' ');
  return plainValue(line.value);
}

const isAddress = (value: string): boolean => /^https?:/i.test(value);

/** The name of a file that an entry has or refers to. */
function attachedName({ value, parameters }: ContentLine): string {
  const name = parameters.get('FILENAME') ?? parameters.get('X-FILENAME');
  return name ?? (isAddress(value) ? value : (parameters.get('FMTTYPE') ?? '?'));
}

function entryText(lines: readonly ContentLine[]): string {
  const find = (name: string) => lines.find((line) => line.name === name);
  const heading = find('SUMMARY') ?? find('FN') ?? find('N');
  const facts = lines
    .filter(({ name, value }) => LABELS[name] !== undefined && value !== '' && (name !== 'ATTACH' || isAddress(value)))
    .map((line) => `- ${LABELS[line.name] ?? ''}: ${valueOf(line).replace(/\s*\n\s*/g, ' ')}`);
  const texts = lines.filter(({ name }) => /^(?:DESCRIPTION|NOTE|COMMENT)$/.test(name)).map(valueOf);
  return [heading === undefined ? '' : `## ${valueOf(heading)}`, facts.join('\n'), ...texts]
    .filter((block) => block !== '')
    .join('\n\n');
}

/** Reads a calendar or address cards: each entry with its fields, without what is meant for programs. */
export function readContentLines(text: string): ParsedBody {
  const entries: ContentLine[][] = [];
  const open: string[] = [];
  let title: string | undefined;
  for (const line of contentLines(text)) {
    if (line.name === 'BEGIN') {
      open.push(line.value.trim().toUpperCase());
      if (ENTRIES.has(open.at(-1) ?? '')) entries.push([]);
    } else if (line.name === 'END') open.pop();
    else if (ENTRIES.has(open.at(-1) ?? '')) entries.at(-1)?.push(line);
    else if (line.name === 'X-WR-CALNAME') title = plainValue(line.value);
  }
  const blocks = [title === undefined ? '' : `# ${title}`, ...entries.map(entryText)];
  const attached = entries.flat().filter(({ name }) => name === 'ATTACH');
  const names = [...new Set(attached.map(attachedName))];
  return {
    title,
    markdown: blocks.filter((block) => block !== '').join('\n\n'),
    warnings: attachmentsUnread(names),
  };
}
