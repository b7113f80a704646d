import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';

const vtt = (what: string, body: string, has: RegExp[], hasNot: RegExp[] = []): FileCase => ({
  what,
  name: 'talk.vtt',
  content: `WEBVTT\n\n${body}`,
  has,
  hasNot,
});

/** Three cues of TTML, with pauses of 3.05 and 2.95 seconds at 30 frames a second. */
const frames = (attributes: string): string =>
  `<tt xmlns="http://www.w3.org/ns/ttml" ${attributes}><body><div><p begin="00:00:00" end="00:00:01:24">The gate opens at six.</p><p begin="4.85s" end="00:00:05:24">It closes at ten.</p><p begin="8.75s" end="10s">It rests.</p></div></body></tt>`;

describe('reading captions that other readers got wrong', () => {
  readsEach([
    {
      what: 'a line that is only a number',
      name: 'talk.srt',
      content:
        '1\n00:00:01,000 --> 00:00:03,000\nIt was built in\n1987\n\n2\n00:00:04,000 --> 00:00:06,000\n42\n\n3\n00:00:07,000 --> 00:00:09,000\nwas the answer.\n',
      has: [/built in 1987/, /\b42\b/, /was the answer\./],
      hasNot: [/-->/],
    },
    vtt(
      'cues that overlap, and cues without hours',
      '00:01.000 --> 00:05.000\n<v Ada>The gate is open.</v>\n\n00:02.000 --> 00:04.000\n<v.loud Bo>Close it!</v>\n',
      [/Ada:\** The gate is open\./, /Bo:\** Close it!/],
      [/<v/],
    ),
    vtt(
      'escaped characters and styled words',
      '00:01.000 --> 00:03.000 align:start position:10%\nAt 3 &lt; x &amp; x &lt; 5,&nbsp;<c.yellow>the <b>gate</b></c> opens.\n',
      [/3 (?:\\?<|&lt;) x (?:&|&amp;) x (?:\\?<|&lt;) 5, the \**gate\** opens\./],
      [/align:start|yellow/],
    ),
    {
      what: 'a header of streams, and identifiers of cues',
      name: 'talk.vtt',
      content:
        '\ufeffWEBVTT - Part 2\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\nKind: captions\nLanguage: en\n\nintro-1\n00:00:01.000 --> 00:00:03.000\nWelcome to the harbour.\n\n00000000-0000-4000-8000-000000000000/2-1\n00:00:04.000 --> 00:00:06.000\nMind the step.\n',
      has: [/Welcome to the harbour\./, /Mind the step\./],
      hasNot: [/MPEGTS|intro-1|0000-4000/],
    },
    {
      what: 'two speakers in one cue',
      name: 'talk.srt',
      content:
        '1\r\n00:00:01,000 --> 00:00:03,000\r\n- Is it high tide?\r\n- Not yet.\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\n- Then we wait.\r\n',
      has: [/Is it high tide\?\s+(?:\\?[-–—] ?)?Not yet\./, /Then we wait\./],
      hasNot: [/tide\?Not/],
    },
    {
      what: 'UTF-16 with old line ends and points in the times',
      name: 'talk.srt',
      content: Uint8Array.from(
        Buffer.concat([
          Buffer.from([0xff, 0xfe]),
          Buffer.from('1\r\n0:00:01.500 --> 0:00:03.000\r\nDer Hafen schließt früh.\r\n', 'utf16le'),
        ]),
      ),
      has: [/Der Hafen schließt früh\./],
      hasNot: [/-->/],
    },
    {
      what: 'times with hours of three digits, coordinates, and no numbers',
      name: 'talk.srt',
      content:
        '100:00:01,000 --> 100:00:03,000 X1:10 X2:20 Y1:30 Y2:40\nAfter a hundred hours.\n\n100:00:04,000 --> 100:00:05,000\nStill here.\n',
      has: [/After a hundred hours\./, /Still here\./],
      hasNot: [/X1:10/],
    },
    vtt(
      'ruby as the base text with its reading apart',
      '00:01.000 --> 00:03.000\n<ruby>東京<rt>とうきょう</rt></ruby>へ行く。\n\n00:04.000 --> 00:06.000\n次の駅です。\n',
      [/東京(?:[（(]とうきょう[)）])?へ行く/, /次の駅/],
    ),
    {
      what: 'times in whole seconds',
      name: 'talk.srt',
      content:
        '1\n00:00:20 --> 00:00:24\nI also enjoy the fruits of our labor.\n\n2\n00:00:24 --> 00:00:27\nWe truly are blessed creatures.\n\n9999\n00:00:0,500 --> 00:00:2,00\nA line of the site.\n',
      has: [/fruits of our labor/, /blessed creatures/, /A line of the site/],
      hasNot: [/-->|9999/],
    },
    {
      what: 'blank lines after numbers and inside cues, and a line that is a number',
      name: 'talk.srt',
      content:
        '1\n\n00:00:01,000 --> 00:00:02,000\nFirst line.\n\n\nStill the first.\n\n2\n00:00:03,000 --> 00:00:04,000\n\n3\n00:00:05,000 --> 00:00:06,000\nI bet\n\n5\n\n4\n00:00:07,000 --> 00:00:08,000\nLast one.\n',
      has: [/First line\.\s+Still the first\.\s+I bet\s+5\s+Last one\./],
      hasNot: [/-->|\b[234]\b/],
    },
    {
      what: 'meetings as video services write them',
      name: 'meeting.vtt',
      content:
        'WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\nAda Holm: We open at nine.\n\n2\n00:00:03.000 --> 00:00:05.000\nAda Holm: And close at five.\n\n3\n00:00:05.000 --> 00:00:08.000\nBo Lund: At 12:30 we rest.\n',
      has: [/We open at nine\./, /And close at five\./, /Bo Lund:\**\s+At 12:30 we rest\./],
    },
    {
      what: 'captions of television, written as bytes',
      name: 'show.scc',
      content:
        'Scenarist_SCC V1.0\n\n00:00:01:00\t9420 9420 9470 9470 54e5 73f4 20b3 b580 94d0 94d0 64e5 f2a4 91b9 91b9 942f 942f\n\n00:00:09;12\t9420 9420 9470 9470 4e75 6e61 7080 942f 942f\n',
      has: [/^Test 35 de/, /\n\nNunap/],
      hasNot: [/9420/],
    },
    {
      what: 'times of TTML that count from the part around them',
      name: 'parts.ttml',
      content:
        '<tt xmlns="http://www.w3.org/ns/ttml"><body><div begin="10s"><p begin="1s" end="3s">The gate opens at six.</p></div><div begin="00:01:00"><p begin="0s" end="2s">It closes at ten.</p></div></body></tt>',
      has: [/at six\.\n\nIt closes/],
    },
    // A pause of more than three seconds ends a paragraph: the frames tell how long it is.
    {
      what: 'frames of TTML, 30 a second',
      name: 'frames.ttml',
      content: frames(''),
      has: [/at six\.\n\nIt closes at ten\. It rests\./],
    },
    {
      what: 'or as many as the file declares',
      name: 'frames.ttml',
      content: frames('xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25"'),
      has: [/at six\. It closes at ten\. It rests\./],
    },
  ]);
});
