import { readsEach } from '../../../helpers/fileReading.js';

const crlf = (text: string) => text.replace(/\n/g, '\r\n');
const parts = (boundary: string, ...bodies: string[]) =>
  `${bodies.map((body) => `--${boundary}\n${body}`).join('\n')}\n--${boundary}--\n`;
const calendar = (method: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'PRODID:-//Harbor//Mail//EN',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    'UID:77@harbor.example',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n');

describe('reading messages that consist of parts for programs', () => {
  describe('invitations', () => {
    readsEach([
      {
        what: 'beside a text that says less',
        name: 'a.eml',
        content: crlf(
          `From: Ines <ines@example.org>\nTo: jon@example.org\nSubject: Keel inspection\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n${parts('b', 'Content-Type: text/plain; charset=utf-8\n\nPlease bring the log book.', `Content-Type: text/calendar; charset=utf-8; method=REQUEST\n\n${calendar('REQUEST', 'SUMMARY:Keel inspection', 'DTSTART;TZID=Europe/Oslo:20240521T083000', 'DTEND;TZID=Europe/Oslo:20240521T100000', 'LOCATION:Dry dock 4', 'ORGANIZER;CN=Ines:mailto:ines@example.org')}`)}`,
        ),
        has: [/bring the log book/, /Start: 2024-05-21 08:30 \(Europe\/Oslo\)/, /Dry dock 4/],
        hasNot: [/VEVENT|PRODID|77@harbor|METHOD/],
      },
      {
        what: 'as the only content, encoded',
        name: 'b.eml',
        content: crlf(
          `From: Ines <ines@example.org>\nSubject: Crew meal\nMessage-ID: <3@example.org>\nMIME-Version: 1.0\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\nContent-Transfer-Encoding: base64\n\n${Buffer.from(calendar('REQUEST', 'SUMMARY:Crew meal', 'DTSTART:20240602T170000Z', 'LOCATION:Galley', 'DESCRIPTION:Seats for 18\\, no more.')).toString('base64')}\n`,
        ),
        has: [/2024-06-02 17:00 \(UTC\)/, /Galley/, /Seats for 18, no more\./],
        hasNot: [/BEGIN:|QkVHSU4/],
      },
      {
        what: 'that is withdrawn, enclosed as a file as well',
        name: 'c.eml',
        content: crlf(
          `From: Ines <ines@example.org>\nSubject: Canceled: Keel inspection\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="o"\n\n${parts(
            'o',
            `Content-Type: multipart/alternative; boundary="b"\n\n${parts('b', 'Content-Type: text/plain\n\nThe dock is closed.', 'Content-Type: text/html\n\n<p>The dock is <b>closed</b>.</p>', `Content-Type: text/calendar; method=CANCEL\n\n${calendar('CANCEL', 'SUMMARY:Keel inspection', 'STATUS:CANCELLED', 'DTSTART:20240521T063000Z')}`)}`,
            `Content-Type: application/ics; name="invite.ics"\nContent-Disposition: attachment; filename="invite.ics"\n\n${calendar('CANCEL', 'SUMMARY:Keel inspection', 'STATUS:CANCELLED', 'DTSTART:20240521T063000Z')}`,
          )}`,
        ),
        has: [/The dock is \**closed/, /Status: CANCELLED/, /2024-05-21 06:30/],
        hasNot: [/BEGIN:|VCALENDAR/, /2024-05-21 06:30[\s\S]*2024-05-21 06:30/],
      },
    ]);
  });

  describe('messages that came back', () => {
    readsEach([
      {
        what: 'with the reason and the message',
        name: 'a.eml',
        content: crlf(
          `From: Mail Delivery System <mailer-daemon@mx.example.net>\nTo: ines@example.org\nSubject: Undelivered Mail Returned to Sender\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n${parts('b', 'Content-Description: Notification\nContent-Type: text/plain; charset=us-ascii\n\nYour message could not be delivered.', 'Content-Description: Delivery report\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\nArrival-Date: Tue, 7 May 2024 09:59:00 +0000\n\nFinal-Recipient: rfc822; harbor@example.com\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 5.2.2 The mailbox of\n    harbor@example.com holds more than 50 MB', 'Content-Description: Undelivered Message\nContent-Type: message/rfc822\n\nFrom: Ines <ines@example.org>\nTo: harbor@example.com\nSubject: Mooring fee\nMessage-ID: <9@example.org>\nContent-Type: text/plain\n\nThe fee of 340 euros is paid.')}`,
        ),
        has: [
          /could not be delivered/,
          /552 5\.2\.2 The mailbox of harbor@example\.com holds more than 50 MB/,
          /Mooring fee/,
          /fee of 340 euros is paid/,
        ],
        hasNot: [/Reporting-MTA|Final-Recipient|rfc822|Content-Type/],
      },
      {
        what: 'of which only the header came back',
        name: 'b.eml',
        content: crlf(
          `From: postmaster@example.net\nTo: ines@example.org\nSubject: Delivery Status Notification (Failure)\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n${parts('b', 'Content-Type: text/plain\n\nDelivery has failed.', 'Content-Type: message/delivery-status\n\nReporting-MTA: dns;mx.example.net\n\nOriginal-Recipient: rfc822;jon@example.com\nFinal-Recipient: rfc822;jon@example.com\nAction: delayed\nStatus: 4.4.7\nDiagnostic-Code: smtp;451 4.4.7 No answer for 48 hours', 'Content-Type: text/rfc822-headers\n\nReceived: from a.example by b.example; Tue, 7 May 2024 09:00:00 +0000\nFrom: Ines <ines@example.org>\nTo: jon@example.com\nSubject: Rope order\nMessage-ID: <8@example.org>')}`,
        ),
        has: [/451 4\.4\.7 No answer for 48 hours/, /jon@example\.com/, /delayed/, /Rope order/],
        hasNot: [/Received:|Reporting-MTA|Original-Recipient/],
      },
      {
        what: 'whose report only says so',
        name: 'c.eml',
        content: crlf(
          `From: Jon <jon@example.com>\nTo: ines@example.org\nSubject: Read: Rope order\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary="b"\n\n${parts('b', 'Content-Type: text/plain\n\nYour message was displayed.', 'Content-Type: message/disposition-notification\n\nReporting-UA: mail.example; Mailer 3.1\nFinal-Recipient: rfc822;jon@example.com\nOriginal-Message-ID: <8@example.org>\nDisposition: manual-action/MDN-sent-manually; displayed')}`,
        ),
        has: [/message was displayed/],
        hasNot: [/Reporting-UA|Disposition:|MDN-sent/],
      },
    ]);
  });

  describe('letters that are split between encoded words', () => {
    const word = (bytes: Buffer, encoding: string) =>
      encoding === 'B'
        ? `=?utf-8?B?${bytes.toString('base64')}?=`
        : `=?utf-8?Q?${[...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')}?=`;
    const split = (text: string, at: number, encoding: string) => {
      const bytes = Buffer.from(text);
      return `${word(bytes.subarray(0, at), encoding)}\n ${word(bytes.subarray(at), encoding)}`;
    };
    const message = (subject: string, from = 'Ines') =>
      crlf(
        `From: ${from} <ines@example.org>\nSubject: ${subject}\nDate: Tue, 7 May 2024 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nSee the list.\n`,
      );
    readsEach([
      {
        what: 'in base64',
        name: 'a.eml',
        content: message(split('Größe der Schleuse', 3, 'B')),
        has: [/^# Größe der Schleuse$/m],
      },
      {
        what: 'in quoted-printable',
        name: 'b.eml',
        content: message(split('Гавань закрыта', 5, 'Q')),
        has: [/^# Гавань закрыта$/m],
      },
      {
        what: 'of three bytes, in the name as well',
        name: 'c.eml',
        content: message(split('港は閉まっています', 10, 'B'), split('山田太郎', 4, 'B')),
        has: [/^# 港は閉まっています$/m, /山田太郎/],
        hasNot: [/\ufffd/],
      },
    ]);
  });
});
