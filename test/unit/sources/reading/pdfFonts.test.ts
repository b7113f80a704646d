import { readsEach } from '../../../helpers/fileReading.js';
import { pdfWithNamedFont as pdf, utf16 } from '../../../helpers/pdfNamedFont.js';

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
