import { readsEach } from '../../../helpers/fileReading.js';
import { ODF, zip } from '../../../helpers/officeFiles.js';

const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';
const document = (kind: string, body: string) =>
  zip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<office:document-content ${ODF} ${DC}><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
  });
const comment = (text: string, author = 'Ines Berg') =>
  `<office:annotation><dc:creator>${author}</dc:creator><dc:date>2024-05-07T10:00:00</dc:date>${text
    .split('\n')
    .map((line) => `<text:p>${line}</text:p>`)
    .join('')}</office:annotation>`;

describe('reading comments in OpenDocument files', () => {
  readsEach([
    {
      what: 'in a text, with what they belong to',
      name: 'a.odt',
      content: document(
        'text',
        `<text:p>The pier is 240 m long.${comment('The survey says 262 m.\nAsk the office.')}</text:p><text:p>It was built in 1911.</text:p>`,
      ),
      has: [
        /The pier is 240 m long\.\[\^\w+\]\n\nIt was built in 1911\./,
        /Ines Berg: The survey says 262 m\.[\s\S]*Ask the office\./,
      ],
      hasNot: [/2024-05-07T/],
    },
    {
      what: 'in a sheet, without becoming part of a figure',
      name: 'b.ods',
      content: document(
        'spreadsheet',
        `<table:table table:name="Catch"><table:table-row><table:table-cell><text:p>fish</text:p></table:table-cell><table:table-cell><text:p>tons</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>eel</text:p></table:table-cell><table:table-cell>${comment('Estimated from 3 boats')}<text:p>14</text:p></table:table-cell></table:table-row></table:table>`,
      ),
      has: [/\| eel \| 14 \|/, /B2[^\n]*Ines Berg: Estimated from 3 boats/],
    },
    {
      what: 'on a slide, by more than one person',
      name: 'c.odp',
      content: document(
        'presentation',
        `<draw:page draw:name="p1"><draw:frame presentation:class="title"><draw:text-box><text:p>Berths</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:p>There are 60 berths.</text:p></draw:text-box></draw:frame>${comment('Only 58 since March.', 'Jon')}${comment('Agreed.')}</draw:page>`,
      ),
      has: [/There are 60 berths/, /Jon: Only 58 since March\./, /Ines Berg: Agreed\./],
    },
  ]);
});
