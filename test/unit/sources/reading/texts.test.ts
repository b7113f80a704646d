import { readsEach } from '../../../helpers/fileReading.js';

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
/** Cyrillic letters in windows-1251 and KOI8-R, whose codes follow their alphabets. */
const cyrillic1251 = (text: string) =>
  Uint8Array.from(text, (c) => (c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0)));

describe('reading texts', () => {
  describe('in undeclared encodings', () => {
    readsEach([
      {
        what: 'Cyrillic',
        name: 'a.txt',
        content: cyrillic1251('Совет порта собрался в среду и решил продать старый паром.'),
        has: [/Совет порта собрался/],
        says: /windows-1251/,
      },
      {
        what: 'Cyrillic in a page',
        name: 'b.html',
        content: cyrillic1251(
          `<html><head><title>Порт</title></head><body>${'<p>Совет порта собрался в среду и решил продать старый паром.</p>'.repeat(3)}</body></html>`,
        ),
        has: [/Совет порта собрался/],
        says: /windows-1251/,
      },
      {
        what: 'Japanese',
        name: 'c.txt',
        content: Uint8Array.from([
          0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x82, 0xcc, 0x83, 0x65, 0x83, 0x4c, 0x83, 0x58, 0x83, 0x67, 0x82, 0xc5,
          0x82, 0xb7, 0x81, 0x42,
        ]),
        has: [/日本語のテキストです。/],
      },
      {
        what: 'Western',
        name: 'd.txt',
        content: latin1('Le caf\xe9 de la gare est ferm\xe9 jusqu\x92\xe0 lundi.'),
        has: [/café de la gare est fermé jusqu’à/],
        says: /windows-1252/,
      },
      {
        what: 'UTF-16 without a mark',
        name: 'e.txt',
        content: utf16('The ferry sails at nine. Bring a coat – it is cold.'),
        has: [/sails at nine\. Bring a coat –/],
      },
      {
        what: 'UTF-16 the other way round',
        name: 'f.csv',
        content: swapped('boat,fee\nskiff,7\nbarge,9\n'),
        has: [/\| skiff \| 7 \|/],
      },
    ]);
  });

  describe('of tables', () => {
    readsEach([
      {
        what: 'with a title above',
        name: 'a.csv',
        content: 'Catch of the year\nby the harbour office\n\nfish;tons\neel;14\npike;3\n',
        has: [/Catch of the year\n\nby the harbour office\n\n\| fish \| tons \|/, /\| pike \| 3 \|/],
      },
      {
        what: 'with notes below',
        name: 'b.csv',
        content: 'fish,tons\neel,14\npike,3\n"Source: harbour office, 2024"\n',
        has: [/\| pike \| 3 \|\n\nSource: harbour office, 2024/],
      },
      {
        what: 'with a declared separator',
        name: 'c.csv',
        content: 'sep=|\nfish|tons\neel|1,4\n',
        has: [/\| eel \| 1,4 \|/],
        hasNot: [/sep=/],
      },
      {
        what: 'with rows longer than the header',
        name: 'd.csv',
        content: 'fish,tons\neel,14,alive\npike,3\n',
        has: [/\| eel \| 14 \| alive \|/],
      },
    ]);
  });

  describe('of feeds', () => {
    readsEach([
      {
        what: 'with prefixes',
        name: 'a.xml',
        content:
          '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Log</a:title><a:entry><a:title>Snow</a:title><a:summary>It snowed.</a:summary></a:entry></a:feed>',
        has: [/# Log[\s\S]*## Snow[\s\S]*It snowed/],
      },
      {
        what: 'with escaped markup',
        name: 'b.xml',
        content:
          '<feed xmlns="http://www.w3.org/2005/Atom"><title>Log</title><entry><title type="html">Ice &amp;amp; snow</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>',
        has: [/## Ice & snow/, /One\.\n\nTwo\./],
      },
      {
        what: 'with their own logo and summary',
        name: 'c.rss',
        content:
          '<rss version="2.0" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><image><title>Logo</title></image><title>Cast</title><item><title>One</title><i:summary>About eels.</i:summary></item></channel></rss>',
        has: [/^# Cast/, /About eels/],
        hasNot: [/Logo/],
      },
    ]);
  });

  describe('of email messages and saved pages', () => {
    const saved = (html: string, head = 'Snapshot-Content-Location: https://example.org/a\n') =>
      `From: <Saved by Blink>\n${head}Subject: Lock\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="xx"\n\n--xx\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/a\n\n${html}\n--xx--\n`;
    const html = `<html><head><title>Lock</title></head><body><article><h1>Lock</h1>${'<p>The lock =E2=80=93 built in 1890 =E2=80=93 was opened on Monday after the gates had been mended.</p>'.repeat(3)}</article></body></html>`;
    readsEach([
      {
        what: 'MHTML',
        name: 'a.mhtml',
        content: saved(html),
        has: [/The lock – built in 1890 – was opened/],
        hasNot: [/=E2|--xx|Snapshot/],
      },
      {
        what: 'MHTML under another name',
        name: 'a.html',
        content: saved(html),
        has: [/built in 1890/],
        hasNot: [/=E2|Content-Type/],
      },
      {
        what: 'MHTML of a text file',
        name: 'a.txt',
        content: saved(html, ''),
        has: [/built in 1890/],
        hasNot: [/=E2|Content-Type/],
      },
      {
        what: 'plain text email',
        name: 'a.eml',
        content:
          'From: Ines <ines@example.org>\nTo: jon@example.org\nSubject: =?utf-8?B?RsOkaHJl?=\nDate: Tue, 07 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe ferry =E2=80=94 the old one =E2=80=94 is sold.\n',
        has: [/# Fähre/, /Ines/, /ferry — the old one — is sold/],
        hasNot: [/MIME|=E2/],
      },
      {
        what: 'HTML email',
        name: 'b.eml',
        content:
          'From: ines@example.org\nSubject: Boats\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>Two <b>boats</b> are sold.</p>\n',
        has: [/# Boats/, /Two \*\*boats\*\* are sold/],
        hasNot: [/<p>/],
      },
      {
        what: 'email with an attachment',
        name: 'c.eml',
        content:
          'From: ines@example.org\nSubject: Plan\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nHere is the plan.\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="plan.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--b--\n',
        has: [/Here is the plan/],
        hasNot: [/JVBERi0/],
        says: /plan\.pdf/,
      },
    ]);
  });

  describe('of captions', () => {
    readsEach([
      {
        what: 'rolling captions that name the speaker in every line',
        name: 'speakers.vtt',
        content:
          'WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ida>The ferry leaves\n\n00:02.000 --> 00:04.000\n<v Ida>The ferry leaves\n<v Ida>at half past six.\n\n00:04.000 --> 00:06.000\nat half past six.\n<v Per>In winter?\n',
        has: [/^\*\*Ida:\*\* The ferry leaves at half past six\.\n\n\*\*Per:\*\* In winter\?$/m],
      },
      {
        what: 'speakers in capitals and a line that grows',
        name: 'speakers.srt',
        content:
          '1\n00:00:00,000 --> 00:00:02,000\nIDA: The ferry\n\n2\n00:00:02,000 --> 00:00:04,000\nThe ferry leaves now\n\n3\n00:00:04,000 --> 00:00:06,000\nPER: Fine.\n',
        has: [/^IDA: The ferry leaves now\n\nPER: Fine\.$/m],
      },
      {
        what: 'with rolling lines',
        name: 'a.vtt',
        content:
          'WEBVTT\n\n00:00.000 --> 00:02.000 align:start\n \nwe<00:00.500><c> sold</c>\n\n00:02.000 --> 00:02.010\nwe sold\n \n\n00:02.010 --> 00:04.000\nwe sold\nthe<00:03.000><c> ferry</c>\n',
        has: [/^we sold the ferry$/m],
        hasNot: [/align|<c>|-->/],
      },
      {
        what: 'with numbers',
        name: 'b.srt',
        content:
          '1\n00:00:01,000 --> 00:00:02,000\n<i>The ferry</i>\n\n2\n00:00:02,000 --> 00:00:04,000\nis sold.\n\n3\n00:01:00,000 --> 00:01:02,000\nGood night.\n',
        has: [/The ferry is sold\.\n\nGood night\./],
        hasNot: [/-->|<i>|^\d$/m],
      },
      {
        what: 'with voices',
        name: 'c.vtt',
        content: 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ines>Is it sold?\n\n00:02.500 --> 00:03.000\n<v Jon>It is.\n',
        has: [/\*\*Ines:\*\* Is it sold\?\n\n\*\*Jon:\*\* It is\./],
      },
    ]);
  });

  describe('of notebooks', () => {
    const notebook = (outputs: string) =>
      `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"markdown","metadata":{},"source":["# Tides"]},{"cell_type":"code","metadata":{},"source":["run()"],"outputs":[${outputs}]}]}`;
    readsEach([
      {
        what: 'with NaN',
        name: 'a.ipynb',
        content: notebook(
          '{"output_type":"execute_result","data":{"application/json":{"y":[NaN,-Infinity]},"text/plain":["\\"NaN\\" of 3"]}}',
        ),
        has: [/# Tides/, /"NaN" of 3/],
      },
      {
        what: 'with progress',
        name: 'b.ipynb',
        content: notebook(
          '{"output_type":"stream","name":"stderr","text":["\\r 10%","\\r 50%","\\r100%\\n","done\\n"]}',
        ),
        has: [/100%\ndone/],
        hasNot: [/50%/],
      },
      {
        what: 'with HTML tables',
        name: 'c.ipynb',
        content: notebook(
          '{"output_type":"display_data","data":{"text/html":["<table><tr><th>day</th></tr><tr><td>3</td></tr></table>"],"text/plain":["  day"]}}',
        ),
        has: [/\| day \|\n.*\n\| 3 \|/],
      },
    ]);
  });

  describe('in markup', () => {
    readsEach([
      {
        what: 'AsciiDoc',
        name: 'a.adoc',
        content:
          '= Lock\nIna Reed\n\n== Gates\n\nThe *gates* are `new`.\n\n[source,python]\n----\nopen()\n----\n\n|===\n|Gate |Age\n\n|North |3\n|===\n\ninclude::other.adoc[]\n',
        has: [/# Lock/, /## Gates/, /\*\*gates\*\* are `new`/, /```python\nopen\(\)/, /North/],
        hasNot: [/\|===|----/],
        says: /other\.adoc/,
      },
      {
        what: 'reStructuredText',
        name: 'a.rst',
        content:
          'Lock\n====\n\nGates\n-----\n\nSee `the site <https://example.org>`_ and :ref:`north gate <north>`.\n\n.. code-block:: python\n\n   open()\n\n.. note:: Mind the step.\n\n=====  ===\nGate   Age\n=====  ===\nNorth  3\n=====  ===\n',
        has: [
          /# Lock\n\n## Gates/,
          /\[the site\]\(https:\/\/example\.org\)/,
          /north gate/,
          /```python\nopen\(\)/,
          /\*\*Note:\*\* Mind the step/,
          /\| North \| 3 \|/,
        ],
        hasNot: [/\.\. |====/],
      },
      {
        what: 'LaTeX',
        name: 'a.tex',
        content:
          "\\documentclass{article}\n\\title{The Lock}\n\\author{Ina Reed \\and Jon Moss}\n\\begin{document}\n\\maketitle\n\\section{Gates} % here\nThe \\emph{gates} hold $10^6$ l\\footnote{By \\textbf{law}.} of caf\\'e.\n\\begin{itemize}\n\\item North\n\\item South\n\\end{itemize}\n\\begin{tabular}{lr}\nGate & Age \\\\ \\hline\nNorth & 3 \\\\\n\\end{tabular}\n\\input{part2}\n\\end{document}\n",
        has: [
          /# The Lock/,
          /## Gates/,
          /\*gates\* hold \$10\^6\$ l\[\^1\] of café/,
          /- North\n- South/,
          /\| Gate \| Age \|\n\| --- \| --- \|\n\| North \| 3 \|/,
          /\[\^1\]: By \*\*law\*\*\./,
        ],
        hasNot: [/\\begin|\\item|here/],
        says: /part2/,
      },
      {
        what: 'Org',
        name: 'a.org',
        content:
          '#+TITLE: Lock\n* TODO Gates :work:\n:PROPERTIES:\n:ID: 7\n:END:\nThe *gates* are /new/; see [[https://example.org][the site]].\n#+BEGIN_SRC python\nopen()\n#+END_SRC\n| Gate | Age |\n|------+-----|\n| North | 3 |\n',
        has: [
          /# Lock\n\n## Gates/,
          /\*\*gates\*\* are \*new\*; see \[the site\]\(https:\/\/example\.org\)/,
          /```python\nopen\(\)/,
          /\| North \| 3 \|/,
        ],
        hasNot: [/:ID:|#\+|TODO/],
      },
      {
        what: 'planning lines, drawers, and notes of Org',
        name: 'b.org',
        content:
          '* TODO Gates\n  SCHEDULED: <2024-03-09 Sat> DEADLINE: <2024-03-20 Wed 10:00 +1w>\n  :PROPERTIES:\n  :ID: 7\n  :END:\n  :LOGBOOK:\n  CLOCK: [2024-03-09 Sat 10:00]\n  :END:\nOpen until <2024-04-01 Mon>[fn:: Or later.].\n* DONE Locks\nCLOSED: [2024-03-01 Fri 12:00]\nBuilt.\n',
        has: [
          /# Gates\n\nScheduled: 2024-03-09\. Deadline: 2024-03-20 10:00\.\n/,
          /Open until 2024-04-01\[\^note1\]\./,
          /Closed: 2024-03-01 12:00\.\n\nBuilt/,
          /\[\^note1\]: Or later\./,
        ],
        hasNot: [/CLOCK|:ID:|SCHEDULED/],
      },
      {
        what: 'notes of AsciiDoc',
        name: 'b.adoc',
        content: '= Lock\n\nIt costs 106 crowns.footnote:[Before tax.] It stands.footnote:dry[When dry.]\n',
        has: [/crowns\.\[\^1\] It stands\.\[\^2\]/, /\[\^1\]: Before tax\./, /\[\^2\]: When dry\./],
        hasNot: [/\[\[/],
      },
    ]);
  });
});
