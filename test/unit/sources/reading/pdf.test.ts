import assert from 'node:assert/strict';
import { textOf } from '../../../../src/protocol/index.js';
import { readFile } from 'node:fs/promises';
import { createPlaceOf } from '../../../../src/agent/placeOf.js';
import { readsEach } from '../../../helpers/fileReading.js';
import { pdfFile } from '../../../helpers/pdfFile.js';
import { readPng, scannedPdf, stripedPdf, turnedLeft } from '../../../helpers/scannedPdf.js';
import { createTestReader } from '../../../helpers/testReader.js';
import type { Source } from '../../../../src/agent/interfaces/index.js';

const NOTICE = new URL('../../../fixtures/reading/notice.png', import.meta.url);

/** A JPEG with the metadata that cameras write: how the picture is turned when it is shown (Exif 2.32, 4.6.5). */
function withOrientation(jpeg: Buffer, orientation: number, order: 'II' | 'MM'): Buffer {
  const exif = Buffer.alloc(32);
  exif.write('Exif\0\0', 'latin1');
  exif.write(order, 6, 'latin1');
  const fields: [size: 2 | 4, at: number, value: number][] = [
    [2, 8, 42],
    [4, 10, 8],
    [2, 14, 1],
    [2, 16, 0x0112],
    [2, 18, 3],
    [4, 20, 1],
    [2, 24, orientation],
  ];
  for (const [size, at, value] of fields)
    if (order === 'II') exif.writeUIntLE(value, at, size);
    else exif.writeUIntBE(value, at, size);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, jpeg.subarray(2)]);
}

/** Where the words of a sentence on the notice stand, in pixels of its 1240 by 700. */
const SENTENCE = {
  text: /Repairs will take until November, and a ferry carries people across every half hour until then\./g,
  left: 68,
  right: 1095,
  top: 200,
  bottom: 228,
};

/** Asserts that a citation of the sentence has one box, on the line that contains it. `place`: the notice on its page. */
function assertBoxes(
  source: Source,
  place: { left: number; top: number; width: number; height: number },
  from = 0,
): void {
  SENTENCE.text.lastIndex = from;
  const found = SENTENCE.text.exec(source.markdown);
  assert.ok(found, source.markdown);
  const { boxes = [] } = createPlaceOf()(source, found.index, found.index + found[0].length);
  assert.equal(boxes.length, 1);
  const [box] = boxes;
  assert.ok(box);
  const inside = (actual: number, wanted: number) => Math.abs(actual - wanted) < 0.01;
  const shown = JSON.stringify(box);
  assert.ok(inside(box.left, place.left + (SENTENCE.left / 1240) * place.width), shown);
  assert.ok(inside(box.left + box.width, place.left + (SENTENCE.right / 1240) * place.width), shown);
  assert.ok(inside(box.top, place.top + (SENTENCE.top / 700) * place.height), shown);
  assert.ok(inside(box.top + box.height, place.top + (SENTENCE.bottom / 700) * place.height), shown);
}

function pdf(content: string, annotations: string[] = [], catalog = ''): string {
  return pdfFile(content, {
    catalog,
    objects: annotations.map((annotation, index) => `${10 + index} 0 obj <</Type/Annot ${annotation}>> endobj`),
    annotations: annotations.map((_, index) => `${10 + index} 0 R`).join(' '),
  });
}
const text = (x: number, y: number, string: string, size = 11, matrix = '1 0 0 1') =>
  `BT /F1 ${size} Tf ${matrix} ${x} ${y} Tm (${string}) Tj ET\n`;
const FIRST = text(72, 720, 'The keepers wrote down the level of the river every morning.');

describe('reading PDFs', () => {
  readsEach([
    {
      what: 'with powers',
      name: 'a.pdf',
      content: pdf(FIRST + text(72, 700, 'It moved 10') + text(131, 704.5, '6', 7) + text(138, 700, 'tons of sand.')),
      has: [/10\^6 ?tons/],
      hasNot: [/^6$/m],
    },
    {
      what: 'with subscripts',
      name: 'b.pdf',
      content: pdf(FIRST + text(72, 700, 'It held CO') + text(121.8, 697.5, '2', 7) + text(129, 700, 'in spring.')),
      has: [/CO₂ ?in spring/],
    },
    {
      what: 'with note marks',
      name: 'c.pdf',
      content: pdf(FIRST + text(72, 700, 'as was reported') + text(149.5, 704.5, '12', 7) + text(160, 700, 'before.')),
      has: [/reported\[12\] ?before/],
    },
    {
      what: 'with a rotated table',
      name: 'd.pdf',
      content: pdf(
        FIRST + text(200, 150, 'North 300 17', 11, '0 1 -1 0') + text(216, 150, 'South 410 23', 11, '0 1 -1 0'),
      ),
      has: [/keepers wrote/, /North 300 17/, /South 410 23/],
    },
    {
      what: 'with vertical text',
      name: 'e.pdf',
      content: pdf(text(300, 700, 'Everything here is turned to the right.', 11, '0 -1 1 0')),
      has: [/Everything here is turned to the right/],
    },
    {
      what: 'with slanted text',
      name: 'f.pdf',
      content: pdf(FIRST + text(100, 300, 'Copy for the keeper', 20, '0.866 0.5 -0.5 0.866')),
      has: [/Copy for the keeper/],
    },
    {
      what: 'with form values',
      name: 'g.pdf',
      content: pdf(
        FIRST + text(72, 600, 'Boat:'),
        [
          '/Subtype/Widget/FT/Tx/T(a)/V(Grey Heron)/Rect[150 595 300 613]/F 4',
          '/Subtype/Widget/FT/Ch/Ff 131072/T(b)/V(Berth 9)/Opt[(Berth 9)(Berth 10)]/Rect[150 570 300 588]/F 4',
        ],
        '/AcroForm<</Fields[10 0 R 11 0 R]>>',
      ),
      has: [/Boat: Grey Heron/, /Berth 9/],
    },
    {
      what: 'with notes on the page',
      name: 'h.pdf',
      content: pdf(FIRST, [
        '/Subtype/FreeText/Contents(Ask the keeper about this.)/DA(/F1 11 Tf)/Rect[72 500 300 540]/F 4',
      ]),
      has: [/Ask the keeper about this/],
    },
    {
      what: 'on a page that is shown turned',
      name: 'i.pdf',
      content: pdf(
        text(100, 72, 'The keepers wrote down the level of the river', 11, '0 1 -1 0') +
          text(116, 72, 'every morning, and they held', 11, '0 1 -1 0') +
          text(116, 222, '10', 11, '0 1 -1 0') +
          text(111.5, 234.5, '6', 7, '0 1 -1 0') +
          text(116, 242, 'liters back.', 11, '0 1 -1 0'),
      ).replace('/MediaBox', '/Rotate 90/MediaBox'),
      has: [/The keepers wrote down the level of the river every morning, and they held 10\^6 ?liters back\./],
    },
    {
      what: 'upside down and at an angle',
      name: 'j.pdf',
      content: pdf(
        FIRST +
          text(500, 300, 'The lower line is upside down', 11, '-1 0 0 -1') +
          text(500, 314, 'and goes on here.', 11, '-1 0 0 -1') +
          text(200, 400, 'DRAFT OF MAY', 40, '0.7071 0.7071 -0.7071 0.7071'),
      ),
      has: [/keepers wrote/, /The lower line is upside down and goes on here\./, /DRAFT OF MAY/],
    },
    {
      what: 'slanted letters in one line',
      name: 'k.pdf',
      content: pdf(
        text(72, 720, 'The keepers of the ') +
          text(170, 720, 'Esk', 11, '1 0 0.3 1') +
          text(192, 720, 'wrote it down.'),
      ),
      has: [/The keepers of the Esk ?wrote it down\./],
    },
    {
      what: 'turned letter by letter',
      name: 'l.pdf',
      content: pdf(
        FIRST +
          Array.from('Depth300', (letter, index) =>
            text(200, 150 + ([0, 7.9, 14, 20.1, 23.2, 32.4, 38.5, 44.6][index] ?? 0), letter, 11, '0 1 -1 0'),
          ).join(''),
      ),
      has: [/Depth 300/],
    },
    {
      what: 'choices, lists, and fields of several lines',
      name: 'm.pdf',
      content: pdf(
        FIRST + text(72, 600, 'Port:') + text(72, 560, 'Boats:') + text(72, 520, 'Remarks:'),
        [
          '/Subtype/Widget/FT/Ch/Ff 131072/T(port)/V(esk)/Opt[[(esk)(Esk harbor)][(weir)(Weir)]]/Rect[140 596 300 612]/F 4',
          '/Subtype/Widget/FT/Tx/T(boats)/V<FEFF00340030>/Rect[140 556 300 572]/F 4',
          '/Subtype/Widget/FT/Tx/Ff 4096/T(remarks)/V(Closed in May.\\rOpen again in June.)/Rect[140 480 400 530]/F 4',
          '/Subtype/Widget/FT/Tx/Ff 8192/T(pin)/V(4711)/Rect[140 440 300 456]/F 4',
          '/Subtype/Widget/FT/Tx/T(unseen)/V(never shown)/Rect[140 400 300 416]/F 2',
        ],
        '/AcroForm<</Fields[10 0 R 11 0 R 12 0 R 13 0 R 14 0 R]/NeedAppearances true>>',
      ),
      has: [/Port: ?Esk harbor/, /Boats: ?40/, /Closed in May\.\s+Open again in June\./],
      hasNot: [/never shown|4711/],
    },
    {
      what: 'marks of radio buttons and boxes',
      name: 'n.pdf',
      content: pdf(
        FIRST + text(90, 600, 'by boat') + text(90, 580, 'by train') + text(90, 560, 'insured'),
        [
          '/Subtype/Widget/FT/Btn/Ff 49152/T(way)/V/boat/AS/boat/AP<</N<</boat 4 0 R/Off 4 0 R>>>>/Rect[72 598 84 610]/F 4',
          '/Subtype/Widget/FT/Btn/Ff 49152/T(way2)/V/Off/AS/Off/AP<</N<</train 4 0 R/Off 4 0 R>>>>/Rect[72 578 84 590]/F 4',
          '/Subtype/Widget/FT/Btn/T(insured)/V/Yes/AS/Yes/AP<</N<</Yes 4 0 R/Off 4 0 R>>>>/Rect[72 558 84 570]/F 4',
        ],
        '/AcroForm<</Fields[10 0 R 11 0 R 12 0 R]>>',
      ),
      has: [/\[x\] ?by boat/, /\[ \] ?by train/, /\[x\] ?insured/],
    },
    {
      what: 'comments on marked text',
      name: 'o.pdf',
      content: pdf(FIRST, [
        '/Subtype/Highlight/Contents(Check this figure.)/QuadPoints[72 730 300 730 72 718 300 718]/Rect[72 718 300 730]/F 4',
      ]),
      has: [/Check this figure/],
    },
    {
      what: 'a form that only one program can show',
      name: 'p.pdf',
      content: pdf(
        text(
          72,
          700,
          'Please wait... If this message is not eventually replaced, your viewer may not be able to display this.',
        ),
        [],
        '/AcroForm<</Fields[]/XFA[(template)4 0 R]>>',
      ),
      has: [],
      says: /XFA/,
    },
  ]);

  it('recognizes text in a picture, and states its confidence', async () => {
    const test = await createTestReader();
    try {
      const uri = 'file:///reading/notice.png';
      const bytes = new Uint8Array(await readFile(NOTICE));
      test.documents.set(uri, { uri, title: 'notice.png', bytes });
      const source = await test.reader.read({ uri }, test.context({ fresh: true }));
      assert.equal(source.format, 'image');
      assert.match(source.markdown, /stone bridge was closed on Tuesday after divers found a crack of two metres/);
      assert.match(source.warnings.map((warning) => textOf(warning)).join(), /recognized \(\d\d% confidence\)/);
      const { recognized = 0 } = createPlaceOf()(source, 20, 60);
      assert.ok(recognized > 0.8 && recognized <= 1, String(recognized));
      assertBoxes(source, { left: 0, top: 0, width: 1, height: 1 });
    } finally {
      await test.reader.close();
    }
  }).timeout(60_000);

  it('recognizes every page of a fax', async () => {
    const test = await createTestReader();
    try {
      const uri = 'file:///reading/twoPages.tif';
      const file = await readFile(new URL('../../../fixtures/reading/twoPages.tif', import.meta.url));
      test.documents.set(uri, { uri, title: 'twoPages.tif', bytes: new Uint8Array(file) });
      const source = await test.reader.read({ uri }, test.context({ fresh: true }));
      assert.match(source.markdown, /lock opens at six[^]*fee is twelve euros/);
      const last = createPlaceOf()(source, source.markdown.indexOf('twelve'), source.markdown.indexOf('twelve') + 6);
      assert.ok((last.recognized ?? 0) > 0.7);
      // A fax that was cut off in its second page: what is missing is told.
      test.documents.set(uri, { uri, title: 'twoPages.tif', bytes: new Uint8Array(file.subarray(0, 2_600)) });
      const cut = await test.reader
        .read({ uri }, test.context({ fresh: true }))
        .catch((error: unknown) => error as Error);
      assert.ok(cut instanceof Error || cut.warnings.length > 1, 'neither an error nor a warning');
    } finally {
      await test.reader.close();
    }
  }).timeout(60_000);

  it('recognizes text in a photograph that is stored sideways, and places its words as it is shown', async () => {
    const stored = await readFile(new URL('../../../fixtures/reading/noticeSideways.jpg', import.meta.url));
    const test = await createTestReader();
    try {
      for (const order of ['II', 'MM'] as const) {
        const uri = `file:///reading/${order}.jpg`;
        const bytes = new Uint8Array(withOrientation(stored, 6, order));
        test.documents.set(uri, { uri, title: `${order}.jpg`, bytes });
        const source = await test.reader.read({ uri }, test.context({ fresh: true }));
        assert.match(source.markdown, /stone bridge was closed on Tuesday after divers found a crack of two metres/);
        assertBoxes(source, { left: 0, top: 0, width: 1, height: 1 });
      }
    } finally {
      await test.reader.close();
    }
  }).timeout(60_000);

  it('recognizes scanned pages, however they are placed and turned, and keeps where each word stands', async () => {
    const picture = readPng(await readFile(NOTICE));
    const test = await createTestReader();
    try {
      const uri = 'file:///reading/scan.pdf';
      const bytes = new Uint8Array(
        scannedPdf([
          { picture, at: [60, 400, 480, 271] },
          // Shown after a quarter turn to the right: 800 by 600 points.
          { picture: turnedLeft(picture), at: [100, 50, 372, 660], turn: 90 },
          { picture, at: [0, 200, 600, 339], isBlackAndWhite: true },
        ]),
      );
      test.documents.set(uri, { uri, title: 'scan.pdf', bytes });
      const source = await test.reader.read({ uri }, test.context({ fresh: true }));
      assert.deepEqual(
        source.recognized?.map(({ words }) => new Set(words.map(({ box }) => box.page))),
        [new Set([1]), new Set([2]), new Set([3])],
      );
      const [first = 0, second = 0, third = 0] = source.pageStarts ?? [];
      assertBoxes(source, { left: 0.1, top: 129 / 800, width: 0.8, height: 271 / 800 }, first);
      assertBoxes(source, { left: 50 / 800, top: 100 / 600, width: 660 / 800, height: 372 / 600 }, second);
      assertBoxes(source, { left: 0, top: 261 / 800, width: 1, height: 339 / 800 }, third);
    } finally {
      await test.reader.close();
    }
  }).timeout(120_000);

  it('recognizes scans in the encodings of faxes, JBIG2, and JPEG 2000, and masks', async () => {
    const picture = readPng(await readFile(NOTICE));
    const pixels = (name: string) => readFile(new URL(`../../../fixtures/reading/notice.${name}`, import.meta.url));
    const fax = '/BitsPerComponent 1/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 1240/Rows 700>>';
    const kinds: [data: Buffer, entries: string][] = [
      [await pixels('g4'), `/ColorSpace/DeviceGray${fax}`],
      [await pixels('jb2'), '/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode'],
      [await pixels('jp2'), '/Filter/JPXDecode'],
      // Black is painted through it.
      [await pixels('g4'), `/ImageMask true${fax}`],
      [await pixels('jb2'), '/ImageMask true/BitsPerComponent 1/Filter/JBIG2Decode'],
    ];
    const test = await createTestReader();
    try {
      const uri = 'file:///reading/encodings.pdf';
      const pages = kinds.map(([data, entries]) => ({
        picture,
        at: [60, 400, 480, 271] as [number, number, number, number],
        encoded: { data, entries },
      }));
      test.documents.set(uri, { uri, title: 'encodings.pdf', bytes: new Uint8Array(scannedPdf(pages)) });
      const source = await test.reader.read({ uri }, test.context({ fresh: true }));
      assert.equal(
        source.markdown.match(/stone bridge was closed on Tuesday after divers found a crack/g)?.length,
        kinds.length,
      );
      assert.match(source.warnings.map((warning) => textOf(warning)).join(), /5 of 5/);
    } finally {
      await test.reader.close();
    }
  }).timeout(120_000);

  it('recognizes a page that the scanner cut into strips', async () => {
    const whole = readPng(await readFile(NOTICE));
    const strips = 4;
    const height = whole.height / strips;
    const pictures = Array.from({ length: strips }, (_, index) => ({
      width: whole.width,
      height,
      pixels: whole.pixels.subarray(index * height * whole.width, (index + 1) * height * whole.width),
    }));
    const test = await createTestReader();
    try {
      const uri = 'file:///reading/strips.pdf';
      const bytes = new Uint8Array(stripedPdf(pictures, [60, 400, 480, 271]));
      test.documents.set(uri, { uri, title: 'strips.pdf', bytes });
      const source = await test.reader.read({ uri }, test.context({ fresh: true }));
      assertBoxes(source, { left: 0.1, top: 129 / 800, width: 0.8, height: 271 / 800 });
      assert.match(source.markdown, /crack of two metres in the third pillar\. Repairs will take until November/);
    } finally {
      await test.reader.close();
    }
  }).timeout(60_000);
});
