import { readsEach } from '../../../helpers/fileReading.js';

/** A PDF whose font isn't embedded and whose codes are those of a named character map. */
const pdf = (encoding: string, ordering: string, codes: string, font: string): string => {
  const content = `BT /F1 14 Tf 72 700 Td <${codes}> Tj ET`;
  return `%PDF-1.5
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length ${content.length}>> stream
${content}
endstream endobj
5 0 obj <</Type/Font/Subtype/Type0/BaseFont/${font}/Encoding/${encoding}/DescendantFonts[6 0 R]>> endobj
6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/${font}/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>/FontDescriptor 7 0 R>> endobj
7 0 obj <</Type/FontDescriptor/FontName/${font}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/StemV 80>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;
};
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex');

describe('reading PDFs whose fonts aren’t embedded', () => {
  readsEach([
    {
      what: 'in Japanese',
      name: 'a.pdf',
      content: pdf('UniJIS-UTF16-H', 'Japan1', utf16('港は三月まで閉まっています。次の船は九時です。'), 'HeiseiMin-W3'),
      has: [/港は三月まで閉まっています。次の船は九時です。/],
    },
    {
      what: 'in Japanese of an older encoding',
      name: 'b.pdf',
      content: pdf(
        '90ms-RKSJ-H',
        'Japan1',
        '8d6082cd95c282dc82c182c482a282dc82b78142914e8d7382ab82c68b4182e882cc914482aa82a082e882dc82b78142',
        'MS-Gothic',
      ),
      has: [/港は閉まっています。/],
    },
    {
      what: 'in Chinese',
      name: 'c.pdf',
      content: pdf('UniGB-UCS2-H', 'GB1', utf16('港口关闭到三月，下一班船九点开。请在售票处等候。'), 'STSong-Light'),
      has: [/港口关闭到三月，下一班船九点开/],
    },
    {
      what: 'in Korean',
      name: 'd.pdf',
      content: pdf(
        'UniKS-UCS2-H',
        'Korea1',
        utf16('항구는 삼월까지 닫혀 있습니다. 다음 배는 아홉 시.'),
        'HYSMyeongJo-Medium',
      ),
      has: [/항구는 삼월까지 닫혀 있습니다/],
    },
  ]);
});
