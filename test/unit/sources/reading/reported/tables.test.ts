import { readsEach } from '../../../../helpers/fileReading.js';

describe('reading tables of text that other readers got wrong', () => {
  readsEach([
    {
      what: 'decimal commas between semicolons',
      name: 'a.csv',
      content: 'Boot;Gebühr;Länge\nHeron;1.234,50;7,5\nTern;8,00;6,25\n',
      has: [/\| Heron \| 1\.234,50 \| 7,5 \|/, /\| Tern \| 8,00 \| 6,25 \|/],
    },
    {
      what: 'tabs under the name of commas, in UTF-16',
      name: 'b.csv',
      content: Uint8Array.from(
        Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Boat\tNote\r\nHeron\tred, blue\r\n', 'utf16le')]),
      ),
      has: [/\| Heron \| red, blue \|/],
    },
    {
      what: 'thousands in quotes, and names that occur twice',
      name: 'd.csv',
      content: '\ufeffBoat,Fee,Fee,\nHeron,"1,234",12,\nTern,"2,000",8,x\n',
      has: [/\| Heron \| 1,234 \| 12 \|/, /\| Tern \| 2,000 \| 8 \| x \|/],
    },
    {
      what: 'one column of sentences with commas',
      name: 'e.csv',
      content: 'comment\n"The gate, the lock, and the weir were closed."\n"Open, since May."\n',
      has: [/The gate, the lock, and the weir were closed\./, /Open, since May\./],
      hasNot: [/The gate \| the lock/],
    },
    {
      what: 'rows that end with a separator, and empty rows between them',
      name: 'f.csv',
      content: 'Boat,Fee,\n\nHeron,12,\n,,\nTern,8,\n',
      has: [/\| Heron \| 12 \|/, /\| Tern \| 8 \|/],
    },
    {
      what: 'bars in cells, and markup that is data',
      name: 'g.csv',
      content: 'Boat,Note\nHeron,a|b\nTern,<b>bold</b> & *star*\n',
      has: [/\| Heron \| a\\\|b \|/, /\| Tern \| <b>bold<\/b> & \*star\* \|/],
    },
    {
      what: 'lines of JSON with nested objects',
      name: 'h.jsonl',
      content: '{"boat":"Heron","fee":{"summer":12,"winter":7}}\n{"boat":"Tern","fee":null}\n',
      has: [/Heron/, /12/, /Tern/],
    },
  ]);
});
