import assert from 'node:assert/strict';
import { isAgentError, textOf } from '../../../../src/protocol/index.js';
import { readsEach, type FileCase } from '../../../helpers/fileReading.js';
import {
  outlookMessage,
  packedRtf,
  TAGS,
  type OutlookContent,
  type Properties,
} from '../../../helpers/outlookMessage.js';
import { createTestReader } from '../../../helpers/testReader.js';

const HEAD: Properties = {
  [TAGS.subject]: 'Locks in May',
  [TAGS.sender]: 'Ann Reed',
  [TAGS.address]: 'ann@example.org',
  [TAGS.sentAt]: new Date('2024-05-07T10:30:00Z'),
};
const TEXT = 'The lock opens at six.\r\n\r\nIt passed 1,250 boats, 12.5 % more than in April.';
const PAGE =
  '<html><head><meta charset="utf-8"></head><body><p>The lock opens at six.</p><table><tr><th>Month</th><th>Boats</th></tr><tr><td>May</td><td>1,250</td></tr></table></body></html>';
const bytes = (text: string, encoding: BufferEncoding = 'latin1') => new Uint8Array(Buffer.from(text, encoding));

const message = (
  what: string,
  content: OutlookContent,
  has: RegExp[],
  hasNot: RegExp[] = [],
  says?: RegExp,
): FileCase => ({
  what,
  name: 'a.msg',
  content: outlookMessage(content),
  has,
  hasNot,
  ...(says === undefined ? {} : { says }),
});

/** Places in an entry of a compound file's directory. */
const [CHILD, START, SIZE] = [76, 116, 120] as const;

/** The places of a directory's entries with this name. */
function entriesOf(file: Buffer, name: string): number[] {
  const letters = Buffer.from(name, 'utf16le');
  const found: number[] = [];
  for (let at = file.indexOf(letters); at >= 0; at = file.indexOf(letters, at + letters.length))
    if (at % 128 === 0) found.push(at);
  return found;
}

type Attached = NonNullable<OutlookContent['attachments']>[number];
const withAttachments = (attachments: readonly Attached[], text = 'The lock opens at six.'): Buffer =>
  Buffer.from(outlookMessage({ properties: { ...HEAD, [TAGS.text]: text }, attachments }));

function cutOff(): Uint8Array {
  const text = `${'The lock opens at six. '.repeat(900)}It closes at nine.`;
  const file = withAttachments(
    [{ properties: { [TAGS.fileName]: 'levels.xlsx', [TAGS.file]: bytes('PK'.repeat(90_000)) } }],
    text,
  );
  return new Uint8Array(file.subarray(0, 0.6 * file.length));
}

/** Each of its messages contains what the outermost one does. */
function circular(): Uint8Array {
  const file = withAttachments(Array.from({ length: 30 }, () => ({ properties: {}, message: { properties: HEAD } })));
  const [root = 0] = entriesOf(file, 'Root Entry');
  const inner = entriesOf(file, '__substg1.0_3701000D');
  assert.equal(inner.length, 30);
  for (const entry of inner) file.copy(file, entry + CHILD, root + CHILD, root + CHILD + 4);
  return new Uint8Array(file);
}

/** Its attachments are one and the same stream. */
function sharing(): Uint8Array {
  const large = bytes('a'.repeat(12_000_000));
  const file = withAttachments(
    Array.from({ length: 120 }, (_, index) => ({
      properties: { [TAGS.fileName]: `plan ${index}`, [TAGS.file]: index === 0 ? large : bytes('b'.repeat(5_000)) },
    })),
  );
  const contents = entriesOf(file, '__substg1.0_37010102');
  const first = contents.find((entry) => file.readUInt32LE(entry + SIZE) === large.length) ?? 0;
  assert.equal(contents.length, 120);
  for (const entry of contents) file.copy(file, entry + START, first + START, first + SIZE + 4);
  return new Uint8Array(file);
}

describe('reading messages that Outlook saved', () => {
  readsEach([
    message(
      'subject, sender, day, and text',
      { properties: { ...HEAD, [TAGS.text]: TEXT } },
      [/^# Locks in May\n\nAnn Reed · 2024-05-07\n\nThe lock opens at six\.\n\nIt passed 1,250 boats, 12\.5 %/],
      [/\0|__substg|example\.org/],
    ),
    message(
      'the version with tables',
      {
        properties: {
          ...HEAD,
          [TAGS.text]: 'The lock opens at six.\r\n\r\nMonth\tBoats\r\nMay\t1,250',
          [TAGS.html]: bytes(PAGE),
        },
      },
      [/\| Month \| Boats \|/, /\| May \| 1,250 \|/],
    ),
    message(
      'the plain version if the other only says where to read it',
      { properties: { ...HEAD, [TAGS.text]: TEXT.repeat(9), [TAGS.html]: bytes('<p>The lock opens at six.</p>') } },
      [/passed 1,250 boats/],
    ),
    message(
      'text that exists only as compressed RTF',
      {
        properties: {
          ...HEAD,
          [TAGS.rtf]: packedRtf(
            "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0 Arial;}}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 The caf\\'e9 sold 10{\\*\\htmltag84 <sup>}\\htmlrtf {\\super \\htmlrtf0 6{\\*\\htmltag92 </sup>}\\htmlrtf }\\htmlrtf0  cups.\\htmlrtf\\par}\\htmlrtf0 {\\*\\htmltag72 </p>}}",
          ),
        },
      },
      [/The café sold 10\^6 cups\./],
      [/htmltag|rtf|<p>/],
    ),
    message(
      'compressed RTF with references to earlier text, from the specification',
      {
        properties: {
          ...HEAD,
          [TAGS.rtf]: bytes(
            '2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a800fa0'.replace(
              ' ',
              '',
            ),
            'hex',
          ),
        },
      },
      [/2024-05-07\n\nhello world$/],
    ),
    message(
      'letters of an old code page',
      {
        properties: {
          [TAGS.codePage]: 1251,
          [TAGS.subjectBytes]: bytes('cff0e8e2e5f2', 'hex'),
          [TAGS.textBytes]: bytes('d8ebfee720eef2eaf0fbf220f120f8e5f1f2e82e', 'hex'),
        },
      },
      [/# Привет\n\nШлюз открыт с шести\./],
    ),
    message(
      'a long text, which is stored elsewhere',
      { properties: { ...HEAD, [TAGS.text]: `${'The lock opens at six. '.repeat(4_000)}It closes at nine.` } },
      [/It closes at nine\.$/],
    ),
    message(
      'messages in it, invitations, and the names of files, but not pictures of the text',
      {
        properties: { ...HEAD, [TAGS.text]: 'See the attached.' },
        attachments: [
          { properties: { [TAGS.fileName]: 'levels.xlsx', [TAGS.file]: bytes('PK') } },
          { properties: { [TAGS.fileName]: 'logo.png', [TAGS.file]: bytes('x'), [TAGS.isHidden]: true } },
          {
            properties: {
              [TAGS.fileName]: 'a.ics',
              [TAGS.fileType]: 'text/calendar',
              [TAGS.file]: bytes(
                'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Meeting at the weir\r\nDTSTART:20240507T090000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
              ),
            },
          },
          {
            properties: { [TAGS.fileName]: 'Old plan' },
            message: {
              properties: {
                [TAGS.subject]: 'Old plan',
                [TAGS.sentAt]: new Date('2024-04-02T08:00:00Z'),
                [TAGS.text]: 'The ferry costs 12,500 euros.',
              },
            },
          },
        ],
      },
      [/See the attached\./, /Meeting at the weir/, /## Old plan\n\n2024-04-02\n\nThe ferry costs 12,500 euros\./],
      [/logo\.png/],
      /^Attachments not read \(1\): levels\.xlsx\.$/,
    ),
  ]);

  readsEach([
    {
      what: 'what is left of one that was cut off in an attachment',
      name: 'cut.msg',
      content: cutOff(),
      has: [/It closes at nine\.$/],
      says: /^The message is damaged\. Only part of it was read\.$/m,
    },
    {
      what: 'the text of one in which each message contains all of it again',
      name: 'circle.msg',
      content: circular(),
      has: [/The lock opens at six\./],
      says: /^The message is damaged/m,
    },
  ]);

  it('needs no more memory for one in which all attachments have the same content', async () => {
    const { reader, documents, context } = await createTestReader();
    try {
      const uri = 'file:///reading/shared.msg';
      documents.set(uri, { uri, title: 'shared.msg', bytes: sharing() });
      const before = process.resourceUsage().maxRSS;
      const { markdown, warnings } = await reader.read({ uri }, context({ fresh: true }));
      assert.match(markdown, /The lock opens at six\.$/);
      assert.match(
        warnings.map((warning) => textOf(warning)).join(' '),
        /Attachments not read \(120\): (?:[^,]+, ){8}…\./,
      );
      assert.ok(process.resourceUsage().maxRSS - before < 1e6, 'kilobytes');
    } finally {
      await reader.close();
    }
  }).timeout(60_000);

  it('reads or refuses what is left of damaged ones, and never less than all without saying so', async () => {
    const whole = outlookMessage({
      properties: { ...HEAD, [TAGS.text]: `${'The lock opens at six. '.repeat(900)}It closes at nine.` },
      attachments: [{ properties: { [TAGS.fileName]: 'levels.xlsx', [TAGS.file]: bytes('PK'.repeat(9_000)) } }],
    });
    const { reader, documents, context } = await createTestReader();
    try {
      let seed = 7;
      const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
      for (let round = 0; round < 300; round++) {
        const broken = round % 3 === 0 ? whole.slice(0, random(whole.length)) : whole.slice();
        // Every chain leads somewhere else: to its own start, to others, or out of the file.
        if (round % 3 !== 0)
          for (let flips = 0; flips < 12; flips++) broken[random(broken.length)] = [0, 1, 2, 255][random(4)] ?? 0;
        if (round % 3 === 2) broken.fill(random(4), 512, 1_024);
        const uri = `file:///reading/${round}.msg`;
        documents.set(uri, { uri, title: 'a.msg', bytes: broken });
        try {
          const { markdown, warnings } = await reader.read({ uri }, context({ fresh: true }));
          const isWhole = markdown.includes('It closes at nine.');
          assert.ok(round % 3 > 0 || isWhole || warnings.length > 0, `${round}: ${markdown.slice(-80)}`);
        } catch (error) {
          assert.ok(isAgentError(error) && !['timeout', 'internal'].includes(error.code), `${round}: ${String(error)}`);
        }
      }
    } finally {
      await reader.close();
    }
  }).timeout(60_000);
});
