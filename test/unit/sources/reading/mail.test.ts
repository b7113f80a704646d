import { readsEach } from '../../../helpers/fileReading.js';

const crlf = (text: string) => text.replace(/\n/g, '\r\n');
const base64 = (text: string) =>
  Buffer.from(text, 'utf8')
    .toString('base64')
    .replace(/(.{76})/g, '$1\n');
const STORY =
  '<p>The lock was opened on Monday after the gates had been mended, and eleven barges went through before dusk.</p><p>The keeper expects forty more by the end of the week.</p>';
const parts = (boundary: string, ...bodies: string[]) =>
  `${bodies.map((body) => `--${boundary}\n${body}`).join('\n')}\n--${boundary}--\n`;

describe('reading messages and saved pages as programs write them', () => {
  readsEach([
    {
      what: 'a message that was forwarded as an attachment',
      name: 'a.eml',
      content: crlf(
        `From: Ines <ines@example.org>\nSubject: Fwd: Plan\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${parts('b', 'Content-Type: text/plain\n\nSee below.', 'Content-Type: message/rfc822\n\nFrom: Jon <jon@example.org>\nSubject: Plan\nDate: Mon, 6 May 2024 09:00:00 +0200\nContent-Type: text/plain; charset=utf-8\n\nThe ferry costs 12,500 euros.')}`,
      ),
      has: [/See below/, /ferry costs 12,500 euros/],
      hasNot: [/Content-Type|rfc822/],
    },
    {
      what: 'lines that flow, and quotes',
      name: 'b.eml',
      content: crlf(
        'Message-ID: <1@example.org>\nFrom: Ines <ines@example.org>\nSubject: Re: Plan\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\nThe ferry that we bought last \nyear is sold.\n\n> Is it sold?\n> Who buys it?\n',
      ),
      has: [/The ferry that we bought last year is sold\./, /> Is it sold\?/],
    },
    {
      what: 'letters in an old encoding, and a folded subject',
      name: 'c.eml',
      content: crlf(
        'From: =?iso-8859-1?Q?J=F8rgen?= <j@example.org>\nSubject: =?iso-8859-1?Q?F=E6rgen_er?=\n =?iso-8859-1?Q?_solgt?=\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nPrisen var 12 000 kr =96 f=F8r moms.=\n Ferdig.\n',
      ),
      has: [/# Færgen er solgt/, /Jørgen/, /– før moms\. Ferdig/],
    },
    {
      what: 'a mailbox of several messages',
      name: 'd.mbox',
      content:
        'From ines@example.org Tue May  7 10:00:00 2024\nFrom: Ines <ines@example.org>\nSubject: Ferry\nDate: Tue, 7 May 2024 10:00:00 +0000\nMessage-ID: <1@example.org>\n\nThe ferry is sold.\n\nFrom jon@example.org Wed May  8 10:00:00 2024\nFrom: Jon <jon@example.org>\nSubject: Re: Ferry\nDate: Wed, 8 May 2024 10:00:00 +0000\nMessage-ID: <2@example.org>\n\nFor 12,500 euros.\n>From the bank we hear nothing.\n',
      has: [/# Ferry[\s\S]*The ferry is sold\.[\s\S]*Re: Ferry[\s\S]*For 12,500 euros\./, /^From the bank/m],
      hasNot: [/Message-ID/],
    },
    {
      what: 'a message as a mail program stores it',
      name: 'e.emlx',
      content: `190       \nFrom: Ines <ines@example.org>\nSubject: Ferry\nDate: Tue, 7 May 2024 10:00:00 +0000\nMessage-ID: <1@example.org>\nContent-Type: text/plain; charset=utf-8\n\nThe ferry is sold for 12,500.\n<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict><key>flags</key><integer>8590195713</integer></dict></plist>\n`,
      has: [/# Ferry/, /sold for 12,500/],
      hasNot: [/plist|8590195713|^190/m],
    },
    {
      what: 'HTML with hidden lines and pictures',
      name: 'f.eml',
      content: crlf(
        `From: News <news@example.org>\nSubject: Spring\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n${parts('b', 'Content-Type: text/plain\n\nView this in your browser.', `Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(`<html><head><style>p{color:red}</style></head><body><div style="display:none;max-height:0">Preview text</div><table><tr><td>${STORY}</td></tr></table><img src="cid:1" width="1" height="1"></body></html>`)}`)}`,
      ),
      has: [/eleven barges/],
      hasNot: [/Preview text|color:red|cid:/],
    },
    {
      what: 'a calendar entry and a text file',
      name: 'g.eml',
      content: crlf(
        `From: Ines <ines@example.org>\nSubject: Meeting\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n${parts('b', 'Content-Type: text/plain\n\nWe meet on Friday.', 'Content-Type: text/plain; name="notes.txt"\nContent-Disposition: attachment; filename="notes.txt"\n\nA secret list.', 'Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Disposition: attachment; filename="winmail.dat"\nContent-Transfer-Encoding: base64\n\neJ8+')}`,
      ),
      has: [/We meet on Friday/],
      says: /notes\.txt[\s\S]*winmail\.dat/,
    },
    {
      what: 'a page saved with frames and pictures',
      name: 'a.mhtml',
      content: crlf(
        `From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/lock\nSubject: =?utf-8?Q?The=20lock?=\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----MultipartBoundary--x----"\n\n\n${parts(
          '----MultipartBoundary--x----',
          `Content-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/lock\n\n<html lang=3D"en"><head><title>The lock</title></head><body><article><h1>The lock</h1>${STORY.replace('eleven', 'elev=\nen')}</article><iframe src=3D"cid:frame-2@mhtml.blink"></iframe></body></html>`,
          'Content-Type: text/html\nContent-ID: <frame-2@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://ads.example.org/\n\n<html><body>Buy a boat now!</body></html>',
          `Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://example.org/a.png\n\n${base64('xxxx')}`,
          'Content-Type: text/css\nContent-Transfer-Encoding: quoted-printable\nContent-Location: cid:css-1@mhtml.blink\n\np { color: red }',
        )}`,
      ),
      has: [/eleven barges/],
      hasNot: [/Buy a boat|color: red|=3D|Multipart/],
    },
    {
      what: 'a page saved by an old browser, in its encoding',
      name: 'b.mht',
      content: crlf(
        `From: "Saved by Windows Internet Explorer 8"\nSubject: =?windows-1251?B?y+7k6uA=?=\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----=_NextPart"\n\nThis is a multi-part message in MIME format.\n\n${parts('----=_NextPart', `Content-Type: text/html;\n\tcharset="windows-1251"\nContent-Transfer-Encoding: quoted-printable\nContent-Location: http://example.org/\n\n<HTML><HEAD><TITLE>=CB=EE=E4=EA=E0</TITLE></HEAD><BODY>${'<P>=CB=EE=E4=EA=E0 =F1=F2=EE=E8=F2 =F3 =E1=E5=F0=E5=E3=E0, =E8 =ED=E8=EA=F2=EE =E5=B8 =ED=E5 =E1=E5=F0=B8=F2.</P>'.repeat(4)}</BODY></HTML>`)}`,
      ),
      has: [/Лодка стоит у берега/],
      hasNot: [/=CB/],
    },
  ]);
});
