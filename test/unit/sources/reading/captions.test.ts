import { readsEach } from '../../../helpers/fileReading.js';

describe('reading captions as programs write them', () => {
  readsEach([
    {
      what: 'automatic captions that repeat each line twice',
      name: 'auto.vtt',
      content:
        'WEBVTT\nKind: captions\nLanguage: en\n\n00:00:00.160 --> 00:00:02.550 align:start position:0%\n \nthe<00:00:00.320><c> winter</c><00:00:00.719><c> harbor</c>\n\n00:00:02.550 --> 00:00:02.560 align:start position:0%\nthe winter harbor\n \n\n00:00:02.560 --> 00:00:05.110 align:start position:0%\nthe winter harbor\nholds<00:00:02.960><c> 40</c><00:00:03.280><c> boats</c>\n\n00:00:05.110 --> 00:00:05.120 align:start position:0%\nholds 40 boats\n \n\n00:00:05.120 --> 00:00:07.000 align:start position:0%\nholds 40 boats\nin<00:00:05.400><c> January</c>\n',
      has: [/^the winter harbor holds 40 boats in January$/m],
      hasNot: [/align|Kind|-->/],
    },
    {
      what: 'automatic captions that were converted to SubRip',
      name: 'auto.srt',
      content:
        '1\n00:00:00,000 --> 00:00:04,000\nthe winter harbor\n\n2\n00:00:02,000 --> 00:00:06,000\nthe winter harbor\nholds 40 boats\n\n3\n00:00:04,000 --> 00:00:08,000\nholds 40 boats\nin January\n',
      has: [/^the winter harbor holds 40 boats in January$/m],
    },
    {
      what: 'lines that scroll up by three',
      name: 'roll3.vtt',
      content:
        'WEBVTT\n\n00:01.000 --> 00:02.000\nTHE COUNCIL MET\n\n00:02.000 --> 00:03.000\nTHE COUNCIL MET\nON FRIDAY.\n\n00:03.000 --> 00:04.000\nTHE COUNCIL MET\nON FRIDAY.\n>> WHO CAME?\n\n00:04.000 --> 00:05.000\nON FRIDAY.\n>> WHO CAME?\nTWELVE OF THEM.\n',
      has: [/THE COUNCIL MET ON FRIDAY\.\s+>> WHO CAME\? TWELVE OF THEM\.$/],
    },
    {
      what: 'words that appear one by one',
      name: 'paint.srt',
      content:
        '1\n00:00:01,000 --> 00:00:01,300\nThe\n\n2\n00:00:01,300 --> 00:00:01,600\nThe ferry\n\n3\n00:00:01,600 --> 00:00:02,000\nThe ferry sails.\n\n4\n00:00:02,100 --> 00:00:02,400\nIt\n\n5\n00:00:02,400 --> 00:00:02,700\nIt returns.\n',
      has: [/^The ferry sails\. It returns\.$/m],
    },
    {
      what: 'what somebody really says twice',
      name: 'twice.srt',
      content:
        '1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:03,500 --> 00:00:04,000\nNo.\n\n3\n00:00:05,000 --> 00:00:06,000\nNever.\n',
      has: [/No\. No\. Never\./],
    },
    {
      what: 'notes, styles, regions, and cue names',
      name: 'studio.vtt',
      content:
        '\ufeffWEBVTT - Evening news\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\nSTYLE\n::cue(.loud) { color: red }\n\nREGION\nid:bottom\nwidth:40%\n\nNOTE\nTranslated by a volunteer.\nSecond line of the note.\n\nintro-1\n00:00:01.000 --> 00:00:03.000 region:bottom line:85%\n<c.loud>Good evening.</c>\n\nNOTE checked\n\nintro-2\n00:00:03.200 --> 00:00:05.000\nThe bridge is open.\n',
      has: [/^Good evening\. The bridge is open\.$/m],
      hasNot: [/NOTE|volunteer|color|region|intro|MPEGTS/],
    },
    {
      what: 'SubRip with drawing tags, positions, and a missing blank line',
      name: 'tags.srt',
      content:
        '1\r\n00:00:01,000 --> 00:00:02,000 X1:100 X2:500 Y1:400 Y2:460\r\n{\\an8}<font color="#ffff00">The gate</font>\r\n2\r\n00:00:02,100 --> 00:00:03,000\r\nopens at 7.\r\n\r\n3\r\n00:00:03,100 --> 00:00:04,000\r\nIt holds\r\n12\r\nboats.\r\n',
      has: [/^The gate opens at 7\. It holds 12 boats\.$/m],
      hasNot: [/an8|font|X1/],
    },
    {
      what: 'SubViewer captions',
      name: 'captions.sbv',
      content: '0:00:01.000,0:00:02.500\nThe ferry leaves\n\n0:00:02.500,0:00:04.000\nat half past six.\n',
      has: [/^The ferry leaves at half past six\.$/m],
      hasNot: [/0:00/],
    },
    {
      what: 'SubStation captions',
      name: 'captions.ass',
      content:
        '[Script Info]\nTitle: Ferry\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,20\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,The ferry,\\Nthe old one, leaves\nComment: 0,0:00:02.00,0:00:02.50,Default,,0,0,0,,not shown\nDialogue: 0,0:00:02.60,0:00:04.00,Default,,0,0,0,,{\\i1}at six.{\\i0}\n',
      has: [/The ferry, the old one, leaves at six\./],
      hasNot: [/Dialogue|Fontname|not shown|\\N/],
    },
    {
      what: 'TTML captions',
      name: 'captions.ttml',
      content:
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><head><styling/></head><body><div><p begin="00:00:01.000" end="00:00:02.500">The ferry<br/>leaves</p><p begin="00:00:02.500" end="00:00:04.000"><span>at half past six.</span></p></div></body></tt>',
      has: [/^The ferry leaves at half past six\.$/m],
      hasNot: [/begin=|<p/],
    },
    {
      what: 'timed lyrics',
      name: 'song.lrc',
      content: '[ti:River]\n[00:12.00]The river runs\n[00:15.30]down to <00:16.00>the weir\n[01:02.10]and sings\n',
      has: [/^The river runs down to the weir\n\nand sings$/],
    },
    {
      what: 'MicroDVD captions',
      name: 'talk.sub',
      content: '{1}{1}25.000\n{25}{75}The harbor board|sold the ferry.\n{76}{150}{y:i}It lost money.\n',
      has: [/^The harbor board sold the ferry\. It lost money\.$/],
    },
    {
      what: 'SAMI captions',
      name: 'talk.smi',
      content:
        '<SAMI><HEAD><STYLE TYPE="text/css"><!-- P {color:white} --></STYLE></HEAD><BODY><SYNC Start=500><P Class=ENCC>The harbor board<br>sold the ferry.<SYNC Start=2600><P Class=ENCC>It lost money.<SYNC Start=4000><P Class=ENCC>&nbsp;</BODY></SAMI>',
      has: [/^The harbor board sold the ferry\. It lost money\.$/],
    },
    {
      what: 'YouTube’s older captions',
      name: 'timedtext.xml',
      content:
        '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="0.5" dur="2.1">the harbor &amp;amp; board</text><text start="2.6" dur="2">sold it</text></transcript>',
      has: [/^the harbor & board sold it$/],
    },
    {
      what: 'YouTube’s newer captions',
      name: 'timedtext.xml',
      content:
        '<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><body><p t="500" d="2100"><s>the</s><s t="200"> harbor</s></p><p t="2600" d="2000">sold it</p></body></timedtext>',
      has: [/^the harbor sold it$/],
    },
    {
      what: 'YouTube’s captions in JSON',
      name: 'talk.json3',
      content:
        '{"wireMagic":"pb3","events":[{"tStartMs":500,"dDurationMs":2100,"segs":[{"utf8":"the harbor"},{"utf8":" board"}]},{"tStartMs":2600,"dDurationMs":100,"segs":[{"utf8":"\\n"}]},{"tStartMs":2600,"dDurationMs":2000,"segs":[{"utf8":"sold it"}]}]}',
      has: [/^the harbor board sold it$/],
    },
    {
      what: 'but not a log as lyrics',
      name: 'chat.log',
      content: '[12:30] anna: hello\n[12:31] bert: hello\n',
      has: [/\[12:30\] anna/],
    },
  ]);
});
