import { readsEach, type FileCase } from '../../../../helpers/fileReading.js';

const HEAD =
  'From: Mira Holm <mira@example.org>\r\nTo: Ada <ada@example.org>\r\nDate: Tue, 07 May 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\n';
const mail = (what: string, rest: string | Buffer, has: RegExp[], hasNot: RegExp[] = [], says?: RegExp): FileCase => ({
  what,
  name: 'report.eml',
  content: Buffer.concat([
    Buffer.from(HEAD, 'latin1'),
    typeof rest === 'string' ? Buffer.from(rest.replaceAll('\n', '\r\n'), 'utf8') : rest,
  ]),
  has,
  hasNot,
  says,
});
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64');

describe('reading mail that other readers got wrong', () => {
  readsEach([
    mail(
      'letters that only the markup names, or nothing at all',
      Buffer.from(
        'Subject: =?iso-8859-1?Q?Sl=F8jfen?=\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html\r\n\r\n<html><head><meta http-equiv=3D"Content-Type" content=3D"text/html; charset=\r\n=3Diso-8859-1"></head><body><p>Sl=F8jfen er =E5ben i dag.</p></body></html>\r\n--b--\r\n',
        'latin1',
      ),
      [/# Sløjfen/, /Sløjfen er åben i dag\./],
      [/\ufffd/],
    ),
    mail(
      'letters of a plain text that nothing names',
      Buffer.concat([
        Buffer.from('Subject: Lock\r\nContent-Type: text/plain\r\n\r\n', 'latin1'),
        // windows-1251
        Buffer.from(
          'd8ebfec720eef2eaf0fbf220f120f8e5f1f2e820f3f2f0e02e20d3f0eee2e5edfc20e2eee4fb20e220f0e5eae520e2fbf8e52c20f7e5ec20e220eff0eef8ebeeec20e3eee4f32e0d0a'.replace(
            'c7',
            'e7',
          ),
          'hex',
        ),
      ]),
      [/открыт с шести утра\. Уровень воды в реке выше/],
      [/\ufffd/],
    ),
    mail(
      'the HTML if the plain text only sends readers there',
      'Subject: News\nContent-Type: multipart/alternative; boundary="y"\n\n--y\nContent-Type: text/plain; charset=utf-8\n\nYour program does not support HTML messages. Please follow the link below to read this message in your browser, or change the settings of your program.\n--y\nContent-Type: text/html; charset=utf-8\n\n<p>The lock opens May 7.</p>\n--y--\n',
      [/The lock opens May 7\./],
    ),
    mail(
      'the beginning of an enormous message, and that the rest is missing',
      `Subject: Log\nContent-Type: text/html\n\n<p>The first line.</p>${'<p>one more line</p>\n'.repeat(31_000)}<p>The last line.</p>\n`,
      [/The first line\./],
      [/<p>/],
      /Only part of it was read/,
    ),
    mail(
      'the HTML if the plain text is empty',
      'Subject: Fees\nContent-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html; charset=utf-8\n\n<table><tr><th>Boat</th><th>Fee</th></tr><tr><td>Heron</td><td>12</td></tr></table><p>The fees are due in June.</p>\n--b--\n',
      [/The fees are due in June\./, /Heron\W+12/],
      [/<td>|--b/],
    ),
    mail(
      'figures that a soft line break divides, and letters in quoted-printable',
      'Subject: =?iso-8859-1?Q?Geb=FChr?= fees\nContent-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\nThe fee is 12=\n34 =80 for the caf=E9 =96 per year=2E\n',
      [/The fee is 1234 € for the café – per year\./],
    ),
    mail(
      'Japanese in the encoding of mail',
      Buffer.concat([
        Buffer.from(
          'Subject: =?ISO-2022-JP?B?GyRCRWw1fhsoQg==?=\r\nContent-Type: text/plain; charset=ISO-2022-JP\r\n\r\n',
          'latin1',
        ),
        Buffer.from([0x1b, 0x24, 0x42, 0x45, 0x6c, 0x35, 0x7e, 0x1b, 0x28, 0x42]),
        Buffer.from(' is the capital.\r\n', 'latin1'),
      ]),
      [/東京 is the capital\./],
    ),
    mail(
      'text before and after an inline picture',
      `Subject: Map\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nHere is the map.\n--b\nContent-Type: image/png; name="map.png"\nContent-Disposition: inline; filename="map.png"\nContent-Transfer-Encoding: base64\n\n${base64('x'.repeat(90))}\n--b\nContent-Type: text/plain\n\nThe ferry leaves from pier 3.\n--b--\n`,
      [/Here is the map\./, /The ferry leaves from pier 3\./],
      [/eHh4/],
    ),
    mail(
      'the attachment in which Outlook hides the others, which is told',
      `Subject: Report\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe report is attached.\n--b\nContent-Type: application/ms-tnef; name="winmail.dat"\nContent-Disposition: attachment; filename="winmail.dat"\nContent-Transfer-Encoding: base64\n\n${base64('x\u009f>"\u0001')}\n--b--\n`,
      [/The report is attached\./],
      [],
      /winmail\.dat/,
    ),
    mail(
      'a file in the text of old programs, which is told',
      `Subject: Data\nContent-Type: text/plain\n\nThe data follows.\n\nbegin 644 data.bin\nM5&AE(&=A=6=E(&%T('1H92!U<'!E<B!W96ER('-H;W=E9"!A(')I<V4@;V8@\n#;FEN\n\`\nend\n\nRegards, Mira\n`,
      [/The data follows\./, /Regards, Mira/],
      [/M5&AE/],
      /data\.bin/,
    ),
    mail(
      'messages in a digest',
      'Subject: Digest\nContent-Type: multipart/digest; boundary="b"\n\n--b\n\nFrom: a@example.org\nSubject: First\n\nThe weir is closed.\n--b\n\nFrom: b@example.org\nSubject: Second\n\nThe lock is open.\n--b--\n',
      [/First/, /The weir is closed\./, /Second/, /The lock is open\./],
    ),
    mail(
      'HTML without the text that only previews show, and a reply with its quotation',
      'Subject: Fees\nContent-Type: text/html; charset=utf-8\n\n<html><head><style>p{color:red}</style></head><body><div style="display:none;max-height:0">Preview words only</div><p>The fee is 12 euros.</p><blockquote type="cite"><p>What is the fee?</p></blockquote></body></html>\n',
      [/The fee is 12 euros\./, /> What is the fee\?/],
      [/color:red/, /Preview words only/],
    ),
    mail(
      'a body whose encoding has no known name',
      'Subject: Fees\nContent-Type: text/plain; charset=x-unknown-8\nContent-Transfer-Encoding: base64\n\n' +
        base64('The café opens in May.') +
        '\n',
      [/The caf(?:é|Ã©) opens in May\./],
    ),
  ]);
});
