import { readsEach } from '../../../../helpers/fileReading.js';

const GERMAN = 'Über zwölf Boote warten – der Preis beträgt 12 € für jede Nacht.';
const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part as string)));
/** Russian in windows-1251, whose alphabet is in the order of Unicode's. */
const inWindows1251 = (text: string) =>
  Buffer.from(Array.from(text, (letter) => (letter > '\u03ff' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))));
const mail = (type: string, text: Buffer) =>
  Buffer.concat([
    Buffer.from(
      `From: ann@example.org\r\nSubject: Fees\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
    ),
    text,
    Buffer.from('\r\n'),
  ]);

describe('reading UTF-8 with bytes of another encoding in it', () => {
  readsEach([
    {
      what: 'two broken letters in a short text',
      name: 'note.txt',
      content: bytes(`${GERMAN} `, [0xff, 0x20, 0xe2, 0x20], 'Größere Schiffe zahlen mehr.'),
      has: [/Über zwölf Boote warten – der Preis beträgt 12 €/, /Größere Schiffe/],
      says: /utf-8/,
    },
    {
      what: 'Cyrillic with a sign of Windows',
      name: 'note.txt',
      content: bytes('Уровень воды выше ', [0x97], ' порт закрыт на 12 дней.'),
      has: [/Уровень воды выше . порт закрыт на 12 дней/],
    },
    {
      what: 'a table with a name in Latin-1',
      name: 'ports.csv',
      content: bytes('Hafen,Boote\nMünster,14\nGöteborg,7\nWürzburg,5\nK', [0xf6], 'ln,3\n'),
      has: [/\| Münster \| 14 \|/, /\| Göteborg \| 7 \|/, /\| Würzburg \| 5 \|/],
    },
    {
      what: 'Latin-1 with a pair of letters that could be one of UTF-8',
      name: 'note.txt',
      content: Buffer.from(
        'Ã¼ steht hier für ü; Größe, Länge, Höhe und Gewicht der Schiffe zählen im Hafenbüro.',
        'latin1',
      ),
      has: [/Größe, Länge, Höhe/],
    },
  ]);
});

describe('reading mail in encodings that do not exist', () => {
  readsEach([
    {
      what: 'UTF-8 by another name',
      name: 'a.eml',
      content: mail('text/plain; charset=x-unknown-8bit', bytes(GERMAN)),
      has: [/Über zwölf Boote warten – der Preis beträgt 12 €/],
    },
    {
      what: 'windows-1251 by another name, in a folded header',
      name: 'b.eml',
      content: mail(
        'text/plain; format=fixed;\r\n charset="cyrillic-default"',
        inWindows1251('Уровень воды выше, чем в прошлом году, и порт закрыт на 12 дней из-за льда на реке.'),
      ),
      has: [/Уровень воды выше, чем в прошлом году/],
    },
    {
      what: 'a page by another name',
      name: 'c.eml',
      content: mail('text/html; charset=DEFAULT', bytes(`<p>${GERMAN}</p>`)),
      has: [/Über zwölf Boote warten – der Preis beträgt 12 €/],
    },
  ]);
});

const INNER =
  'From: bo@example.org\r\nSubject: Nets\r\nDate: Tue, 7 May 2024 10:00:00 +0000\r\n\r\nThe nets cost 14 euros.\r\n';
const multipart = (kind: string, ...parts: string[]) =>
  `From: list@example.org\r\nSubject: Digest\r\nMIME-Version: 1.0\r\nContent-Type: multipart/${kind}; boundary=d\r\n\r\n${parts.map((part) => `--d\r\n${part}\r\n`).join('')}--d--\r\n`;

describe('reading messages in messages', () => {
  readsEach([
    {
      what: 'a digest, whose parts are messages without saying so',
      name: 'digest.eml',
      content: multipart('digest', `\r\n${INNER}`, `\r\n${INNER.replace('Nets', 'Fees').replace('14', '12')}`),
      has: [/^## Nets\n\nbo@example\.org · 2024-05-07\n\nThe nets cost 14 euros/m, /^## Fees\n[^]*cost 12 euros/m],
      hasNot: [/^From$|^Subject$|mailto/m],
    },
    {
      what: 'a message forwarded within the text',
      name: 'forwarded.eml',
      content: multipart(
        'mixed',
        'Content-Type: text/plain\r\n\r\nSee below.',
        `Content-Type: message/rfc822\r\nContent-Disposition: inline\r\n\r\n${INNER}`,
      ),
      has: [/See below\./, /^## Nets\n\nbo@example\.org · 2024-05-07\n\nThe nets cost 14 euros/m],
      hasNot: [/^Subject$|mailto/m],
    },
    {
      what: 'a message forwarded with its own pages',
      name: 'page.eml',
      content: multipart(
        'mixed',
        `Content-Type: message/rfc822\r\n\r\nFrom: bo@example.org\r\nSubject: Nets\r\nContent-Type: text/html\r\n\r\n<p>The nets cost <b>14</b> euros.</p>\r\n`,
      ),
      has: [/^## Nets$/m, /The nets cost \*\*14\*\* euros/],
      hasNot: [/<p>|^Subject$/m],
    },
  ]);
});

describe('reading terms and pictures of handwritten markup', () => {
  readsEach([
    {
      what: 'terms with classifiers, and without',
      name: 'terms.rst',
      content:
        'Fees\n====\n\nberth : noun : plural\n    A place of 12 m for a boat.\n\n    It has a pole.\n\nquay\n    The wall of the port.\n\nsee also::\n\n    code()\n\n1. One\n   goes on\n',
      has: [
        /^- \*\*berth\*\* \(noun, plural\) A place of 12 m for a boat\.\n\n {2}It has a pole\.$/m,
        /^- \*\*quay\*\* The wall of the port\.$/m,
        /```\ncode\(\)\n```/,
        /^1\. One\n\s+goes on$/m,
      ],
    },
    {
      what: 'a term with a list as its meaning',
      name: 'list.rst',
      content: 'basin\n  - north of the lock\n  - south of the lock\n\n-a, --all  Show all.\n--brief    Show few.\n',
      has: [/^- \*\*basin\*\* - north of the lock\n {2}- south of the lock$/m, /^-a, --all {2}Show all\.$/m],
    },
    {
      what: 'pictures and figures that are described',
      name: 'pictures.rst',
      content:
        'Fees\n====\n\n.. image:: map.png\n   :alt: Map of the basins\n\n.. figure:: lock.png\n   :alt: The lock at low water\n\n   The lock in 1911.\n\n.. image:: x.png\n   :alt: x.png\n',
      has: [/^Picture: Map of the basins$/m, /^Picture: The lock at low water\n\nThe lock in 1911\.$/m],
      hasNot: [/x\.png/],
    },
    {
      what: 'pictures of AsciiDoc',
      name: 'pictures.adoc',
      content: '= Fees\n\nThe port.\n\nimage::map.png[Map of the three basins]\n\nimage::lock.png[]\n',
      has: [/^Picture: Map of the three basins$/m],
      hasNot: [/Picture: lock/],
    },
    {
      what: 'lines of an Org table that set its columns',
      name: 'table.org',
      content: '| Port | Fee |\n|------+-----|\n| <l> | <r8> |\n| Esk | 12 |\n| <b> | 14 |\n',
      has: [/\| Port \| Fee \|\n\| --- \| --- \|\n\| Esk \| 12 \|\n\| <b> \| 14 \|/],
    },
  ]);
});
