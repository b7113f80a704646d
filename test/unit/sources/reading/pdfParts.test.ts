import { deflateSync } from 'node:zlib';
import { readsEach } from '../../../helpers/fileReading.js';
import { pdfFile as pdf } from '../../../helpers/pdfFile.js';

const text = (x: number, y: number, string: string) => `BT /F1 11 Tf ${x} ${y} Td (${string}) Tj ET\n`;
const FIRST = text(72, 720, 'The keepers wrote down the level of the river every morning.');

const layers = (off: string, groups = '10 0 R 11 0 R') =>
  `/OCProperties<</OCGs[${groups}]/D<</Order[${groups}]/OFF[${off}]>>>>`;
const GROUPS = ['10 0 obj <</Type/OCG/Name(English)>> endobj', '11 0 obj <</Type/OCG/Name(Draft)>> endobj'];
const inLayer = (name: string, content: string) => `/OC /${name} BDC\n${content}EMC\n`;
const NAMES = '/L1 10 0 R/L2 11 0 R';

describe('reading what a PDF contains beside its pages', () => {
  describe('layers', () => {
    readsEach([
      {
        what: 'that are switched off',
        name: 'a.pdf',
        content: pdf(
          FIRST +
            inLayer('L1', text(72, 690, 'The gate holds 310 liters.')) +
            inLayer('L2', text(72, 660, 'The gate holds 999 liters.')) +
            text(72, 630, 'Nobody lives there.'),
          { catalog: layers('11 0 R'), properties: NAMES, objects: GROUPS },
        ),
        has: [/keepers wrote/, /holds 310 liters/, /Nobody lives there/],
        hasNot: [/999/],
      },
      {
        what: 'in the middle of a line, around a form, and one inside another',
        name: 'b.pdf',
        content: pdf(
          FIRST +
            text(72, 690, 'It costs') +
            inLayer('L2', text(120, 690, '77 euros')) +
            inLayer('L1', text(120, 690, '31 euros') + inLayer('L2', text(72, 660, 'secret words'))) +
            inLayer('L2', 'q /X1 Do Q\n') +
            inLayer('L1', 'q /X2 Do Q\n'),
          {
            catalog: layers('11 0 R'),
            properties: NAMES,
            forms: '/X1 20 0 R/X2 21 0 R',
            objects: [
              ...GROUPS,
              ...[20, 21].map((id) => {
                const own = text(72, 600 - id, `Form ${id} is drawn.`);
                return `${id} 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Length ${own.length}>> stream\n${own}\nendstream endobj`;
              }),
            ],
          },
        ),
        has: [/It costs ?31 euros/, /Form 21 is drawn/],
        hasNot: [/77 euros|secret words|Form 20/],
      },
      {
        what: 'of forms, notes, and groups of layers',
        name: 'c.pdf',
        content: pdf(
          FIRST +
            inLayer('M1', text(72, 690, 'Shown if both are on.')) +
            inLayer('M2', text(72, 660, 'Shown if one is on.')) +
            'q /X1 Do Q\n',
          {
            catalog: layers('11 0 R'),
            properties: '/M1 30 0 R/M2 31 0 R',
            forms: '/X1 20 0 R',
            annotations: '40 0 R 41 0 R',
            objects: [
              ...GROUPS,
              '30 0 obj <</Type/OCMD/OCGs[10 0 R 11 0 R]/P/AllOn>> endobj',
              '31 0 obj <</Type/OCMD/OCGs[10 0 R 11 0 R]/P/AnyOn>> endobj',
              (() => {
                const own = text(72, 500, 'A stamp of the draft.');
                return `20 0 obj <</Type/XObject/Subtype/Form/OC 11 0 R/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Length ${own.length}>> stream\n${own}\nendstream endobj`;
              })(),
              '21 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Length 2>> stream\nq\nendstream endobj',
              '40 0 obj <</Type/Annot/Subtype/FreeText/OC 11 0 R/Contents(A remark that is off.)/AP<</N 20 0 R>>/DA(/F1 11 Tf)/Rect[72 400 300 440]/F 4>> endobj',
              '41 0 obj <</Type/Annot/Subtype/FreeText/OC 10 0 R/Contents(A remark that is on.)/AP<</N 21 0 R>>/DA(/F1 11 Tf)/Rect[72 300 300 340]/F 4>> endobj',
            ],
          },
        ),
        has: [/Shown if one is on/, /A remark that is on/],
        hasNot: [/both are on|stamp of the draft|that is off/],
      },
    ]);
  });

  describe('text that is drawn invisibly', () => {
    const hidden = (x: number, y: number, string: string) => `BT 3 Tr /F1 11 Tf ${x} ${y} Td (${string}) Tj ET\n`;
    const picture =
      '60 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>> stream\n0\nendstream endobj';
    const packed = deflateSync(FIRST + hidden(72, 690, 'Praise the mayor.')).toString('latin1');
    readsEach([
      {
        what: 'on its own line, and in the middle of one',
        name: 'a.pdf',
        content: pdf(
          `${FIRST}q ${hidden(72, 690, 'Praise the mayor.')}Q BT /F1 11 Tf 72 660 Td (It costs ) Tj 3 Tr (nothing, not ) Tj 0 Tr (31 euros.) Tj ET\n`,
        ),
        has: [/keepers wrote/, /It costs *31 euros/],
        hasNot: [/mayor|nothing/],
      },
      {
        what: 'in compressed content',
        name: 'b.pdf',
        content: Buffer.from(pdf(packed).replace('/Length', '/Filter/FlateDecode/Length'), 'latin1'),
        has: [/keepers wrote/],
        hasNot: [/mayor/],
      },
      {
        what: 'in a form',
        name: 'c.pdf',
        content: pdf(`${FIRST}q /X1 Do Q\n${text(72, 600, 'Nobody lives there.')}`, {
          forms: '/X1 20 0 R',
          objects: [
            `20 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Length ${hidden(72, 690, 'Praise the mayor.').length}>> stream\n${hidden(72, 690, 'Praise the mayor.')}\nendstream endobj`,
          ],
        }),
        has: [/Nobody lives there/],
        hasNot: [/mayor/],
      },
      {
        what: 'over the picture that shows it, which is kept',
        name: 'd.pdf',
        content: pdf(`${FIRST}q 400 0 0 200 60 500 cm /X1 Do Q\n${hidden(72, 600, 'The map shows three basins.')}`, {
          forms: '/X1 60 0 R',
          objects: [picture],
        }),
        has: [/keepers wrote/, /three basins/],
      },
      {
        what: 'under the outlines of its letters, which is kept',
        name: 'e.pdf',
        content: pdf(
          `${hidden(72, 600, 'The map shows three basins and the gates between them.')}72 600 m 80 612 l 88 600 l f\n`,
        ),
        has: [/three basins/],
      },
    ]);
  });

  describe('enclosed files', () => {
    const file = (id: number, name: string) => [
      `${id} 0 obj <</Type/Filespec/F(${name})/UF(${name})/EF<</F ${id + 1} 0 R>>>> endobj`,
      `${id + 1} 0 obj <</Type/EmbeddedFile/Length 5>> stream\nhello\nendstream endobj`,
    ];
    readsEach([
      {
        what: 'of the document',
        name: 'a.pdf',
        content: pdf(FIRST, {
          catalog: '/Names<</EmbeddedFiles<</Names[(a)50 0 R(b)60 0 R]>>>>',
          objects: [...file(50, 'levels.csv'), ...file(60, 'invoice.xml')],
        }),
        has: [/keepers wrote/],
        says: /Attachments not read \(2\): levels\.csv, invoice\.xml/,
      },
      {
        what: 'pinned to a page',
        name: 'b.pdf',
        content: pdf(FIRST, {
          annotations: '40 0 R',
          objects: [
            '40 0 obj <</Type/Annot/Subtype/FileAttachment/FS 50 0 R/Contents(The levels)/Rect[72 400 90 420]/F 4>> endobj',
            ...file(50, 'levels.xlsx'),
          ],
        }),
        has: [/keepers wrote/],
        says: /Attachments not read \(1\): levels\.xlsx/,
      },
      {
        what: 'in a folder under a cover page',
        name: 'c.pdf',
        content: pdf(text(72, 720, 'Open this portfolio in another viewer.'), {
          catalog: '/Collection<</Type/Collection/View/D>>/Names<</EmbeddedFiles<</Kids[70 0 R]>>>>',
          objects: ['70 0 obj <</Limits[(a)(a)]/Names[(a)50 0 R]>> endobj', ...file(50, 'contract.pdf')],
        }),
        has: [/Open this portfolio/],
        says: /Attachments not read \(1\): contract\.pdf/,
      },
    ]);
  });
});

describe('reading what a PDF draws in unusual ways', () => {
  const page = (what: string, content: string, has: RegExp[], parts = {}) => ({
    what,
    name: 'a.pdf',
    content: pdf(content, parts),
    has,
  });
  readsEach([
    page(
      'digits raised and lowered at their full size',
      'BT /F1 11 Tf 60 700 Td (About 10) Tj 5 Ts (6) Tj 0 Ts ( cells lived on 25 m) Tj 4 Ts (2) Tj 0 Ts ( of H) Tj -3 Ts (2) Tj 0 Ts (O at 10) Tj 5 Ts (-12) Tj 0 Ts ( m.) Tj ET',
      [/About 10\^6 cells lived on 25 m\^2 of H₂O at 10\^-12 m\./],
    ),
    page(
      'rows of numbers below each other, which aren’t powers',
      'BT /F1 11 Tf 60 700 Td (10) Tj ET BT /F1 11 Tf 72.3 694 Td (6) Tj ET BT /F1 11 Tf 60 680 Td (Level) Tj 40 0 Td (2024) Tj 0 -14 Td (2025) Tj -40 0 Td (Depth) Tj ET',
      [/Level\s+2024/, /Depth\s+2025/],
    ),
    page(
      'digits that are drawn out of order',
      'BT /F1 12 Tf 60 700 Td (The level is) Tj ET BT /F1 12 Tf 1 0 0 1 147 700 Tm (4) Tj ET BT /F1 12 Tf 1 0 0 1 143.7 700 Tm (.) Tj ET BT /F1 12 Tf 1 0 0 1 130.3 700 Tm (1) Tj ET BT /F1 12 Tf 1 0 0 1 137 700 Tm (2) Tj ET BT /F1 12 Tf 1 0 0 1 160 700 Tm (meters today.) Tj ET',
      [/The level is 12\.4 meters today\./],
    ),
    page(
      'the text of a stamp',
      'BT /F1 11 Tf 60 700 Td (The plan of the weir is ready.) Tj ET',
      [/The plan of the weir/, /APPROVED 4 May 2024/],
      {
        annotations: '7 0 R',
        objects: [
          '7 0 obj <</Type/Annot/Subtype/Stamp/Rect[300 500 500 540]/F 4/Name/Approved/AP<</N 8 0 R>>>> endobj',
          '8 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<</Font<</F1 5 0 R>>>>/Length 51>> stream\nBT /F1 14 Tf 10 12 Td (APPROVED 4 May 2024) Tj ET\nendstream endobj',
        ],
      },
    ),
  ]);

  describe('as programs draw text', () => {
    const lines = (drawn: readonly string[], left = 100) =>
      drawn.map((line, index) => text(left, 720 - index * 24, line)).join('');
    const PLEADING = [
      'THE COURT OF THE RIVER',
      'The keeper paid 4,500 pounds on 3 May',
      'and asks the court to order the owner',
      'to return this sum with interest of 5',
      'percent from that day on, and to bear',
      'the costs of the boats that waited',
      'below the weir, among them the',
      'Heron, which had its whole load of',
      'wool on board, and of the towing.',
      'The owner denies that he closed it.',
    ];
    const numbers = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => text(60, 720 - index * 24, String(from + index))).join('');
    const struck = (quad: string) => ({
      annotations: '7 0 R',
      objects: [`7 0 obj <</Type/Annot/Subtype/StrikeOut/Rect[100 700 300 740]/QuadPoints[${quad}]/F 4>> endobj`],
    });
    readsEach([
      {
        what: 'accents that are drawn before their letters',
        name: 'accents.pdf',
        content: pdf(
          `${FIRST}BT /F1 10 Tf 72 690 Td [(The m\\250)333(uller of Br\\250)333(uhl keeps a caf\\264)333(e; it\\264s 5 m from the gate.)] TJ ET`,
        ),
        has: [/The müller of Brühl keeps a café; it´s 5 m/],
      },
      {
        what: 'running text without the numbers of its lines',
        name: 'pleading.pdf',
        content: pdf(numbers(1, 12) + lines(PLEADING)),
        has: [/The keeper paid 4,500 pounds on 3 May and asks/, /interest of 5 percent from/],
        hasNot: [/\b(?:2 The|5 5|12)\b/],
      },
      {
        what: 'but the numbers of a list',
        name: 'list.pdf',
        content: pdf(
          numbers(1, 10) + lines(['Heron', 'Rail', 'Tern', 'Eider', 'Smew', 'Coot', 'Gull', 'Swan', 'Dove', 'Lark']),
        ),
        has: [/1\b[^\n]*Heron/, /10\b[^\n]*Lark/],
      },
      {
        what: 'the last line of a cell at the end of a table',
        name: 'duties.pdf',
        content: pdf(
          [
            text(72, 720, 'Office') + text(200, 720, 'Duty') + text(400, 720, 'Fee'),
            text(72, 702, 'Keeper') + text(200, 702, 'Berths and lamps') + text(400, 702, '120'),
            text(72, 684, 'Pilot') + text(200, 684, 'Entry of ships') + text(400, 684, '340'),
            text(200, 671, 'over 50 m') + text(72, 650, 'It holds until May.'),
          ].join(''),
        ),
        has: [/\| Pilot \| Entry of ships over 50 m \| 340 \|/, /^It holds until May\.$/m],
      },
      {
        what: 'words that a reviewer has struck out',
        name: 'struck.pdf',
        content: pdf(
          text(72, 720, 'The rent is 900 pounds 850 pounds per month.'),
          struck('127 731 183 731 127 717 183 717'),
        ),
        has: [/The rent is ~~900 pounds~~ 850 pounds per month\./],
      },
      {
        what: 'figures whose glyphs are variants',
        name: 'variants.pdf',
        content: pdf(
          `${FIRST}BT /F1 11 Tf 72 690 Td (In ) Tj /F2 11 Tf (\\001\\002\\003\\004) Tj /F1 11 Tf ( it held 40 km) Tj /F2 11 Tf (\\005) Tj /F1 11 Tf ( of reeds.) Tj ET`,
          {
            fonts: '/F2 6 0 R',
            objects: [
              `6 0 obj <</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Reed/FirstChar 1/LastChar 5/Widths[500 500 500 500 300]/FontDescriptor 7 0 R/Encoding<</Type/Encoding/Differences[1/one.oldstyle/nine.onum/uni0038.lf/four.tf/two.superior]>>>> endobj`,
              '7 0 obj <</Type/FontDescriptor/FontName/ABCDEF+Reed/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>> endobj',
            ],
          },
        ),
        has: [/In 1984 it held 40 km(?:²|\^2) of reeds/],
      },
    ]);
  });
});
