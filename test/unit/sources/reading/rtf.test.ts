import { readsEach, type FileCase } from '../../../helpers/fileReading.js';

const rtf = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'lock.rtf',
  content: `{\\rtf1\\ansi\\ansicpg1252\\deff0${body}}`,
  has,
  hasNot,
  says,
});
const HEAD =
  '{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fcharset204{\\*\\falt Arial}Arial Cyr;}{\\f2\\ftech\\fcharset2 Symbol;}{\\f3\\fcharset128 MS Mincho;}}{\\colortbl;\\red255\\green0\\blue0;}{\\stylesheet{\\ql Normal;}{\\s1\\b\\f0\\fs32 heading 1;}{\\*\\cs2 Hyperlink;}}';

describe('reading RTF', () => {
  readsEach([
    rtf(
      'text with powers, signs, and hidden words',
      `${HEAD}\\pard\\plain\\f0 The lock holds 10{\\super 6} liters on 5{\\up6 2} m of H{\\sub 2}O; caf\\'e9, \\'93open\\'94\\emdash done, \\u8364\\'80 5, {\\v secret }\\uc1\\u21335?, {\\f2\\'b3} 3 m.\\line Next line.\\par`,
      [/10\^6 liters on 5\^2 m of H₂O; café, “open”—done, € 5, 南, ≥ 3 m\. {2}\nNext line/],
      [/fonttbl|Times|secret|heading/],
    ),
    rtf(
      'letters of the font’s encoding',
      `${HEAD}\\pard\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2 \\f3 \\'93\\'8c\\'8b\\'9e\\par`,
      [/Привет/, /東京/],
    ),
    rtf(
      'what the file says of itself',
      `${HEAD}{\\info{\\title Lock rules}{\\author A. Keeper}{\\creatim\\yr2020\\mo1\\dy1}{\\revtim\\yr2026\\mo5\\dy4}{\\operator Nobody}}{\\header Page header}{\\pard\\s1 Opening\\par}{\\pard\\plain The gate opens.\\par}`,
      [/^# Opening/, /The gate opens\.\n\nPage header$/],
      [/Nobody|Keeper/],
    ),
    rtf(
      'tables, with paragraphs in a cell',
      '\\trowd\\cellx100\\cellx200\\pard\\intbl Boat\\cell Fee\\cell\\row\\trowd\\cellx100\\cellx200\\pard\\intbl Heron\\cell 12\\par deep\\cell\\row\\pard After.\\par',
      [/\| Boat \| Fee \|\n.*\n\| Heron \| 12; deep \|\n\nAfter\./],
    ),
    rtf(
      'lists with the numbers that they show',
      "{\\pard\\ls1{\\listtext 3.\\tab}Open the gate.\\par}{\\pard\\ls1{\\listtext 4.\\tab}Wait.\\par}{\\pard\\ls2{\\listtext (a)\\tab}The hirer pays.\\par}{\\pard\\ls3{\\listtext\\'b7\\tab}A rope\\par}{\\pard\\ls3\\ilvl1{\\listtext o\\tab}Inner\\par}",
      [/3\. Open the gate\.\n4\. Wait\./, /\(a\) The hirer pays/, /- A rope/],
    ),
    rtf(
      'notes, links, and text boxes',
      'He sold 25{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} Counted in May.} crates, see {\\field{\\*\\fldinst{HYPERLINK "https://x.example/a"}}{\\fldrslt{\\ul the log}}}.{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt \\pard In a box.\\par}}}\\par',
      [/25\[\^1\] crates, see \[the log\]\(https:\/\/x\.example\/a\)/, /In a box/, /\[\^1\]: Counted in May/],
      [/HYPERLINK|shapeType|251/],
    ),
    rtf(
      'the same text in two encodings',
      "\\pard {\\upr{Cafe}{\\*\\ud{Caf\\u233\\'e9}}} is open.{\\deleted gone}{\\pict\\pngblip\\bin4 {}}}{\\*\\unknown words}\\par",
      [/Café is open\./],
      [/Cafe|gone|words/],
    ),
    rtf(
      'an equation that only its editor can read',
      '\\pard Before {\\object\\objemb{\\*\\objclass Equation.3}{\\*\\objdata 0105}{\\result{\\pict 00}}} after.\\par',
      [/Before after/],
      [/0105|Equation/],
      /Equations that could not be read: 1/,
    ),
    {
      what: 'under the name of a Word document',
      name: 'a.doc',
      content: '{\\rtf1 The gate opens at nine.}',
      has: [/gate opens/],
    },
    {
      what: 'that was cut off',
      name: 'a.rtf',
      content: "{\\rtf1\\ansi{\\b The gate opens \\'e",
      has: [/The gate opens/],
    },
    {
      what: 'deeply nested',
      name: 'a.rtf',
      content: `{\\rtf1 ${'{\\b '.repeat(100_000)}Gate${'}'.repeat(100_000)} open.}`,
      has: [/Gate/, /open/],
    },
  ]);
});
