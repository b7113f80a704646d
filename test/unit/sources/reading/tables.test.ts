import { readsEach } from '../../../helpers/fileReading.js';

describe('reading tables as programs write them', () => {
  readsEach([
    {
      what: 'a title with commas above a table with semicolons',
      name: 'a.csv',
      content: '"Catch, landed weight, and value"\nPeriod: Jan, Feb\n\nfish;tons;euro\neel;1,5;300\npike;0,7;120\n',
      has: [/Catch, landed weight, and value/, /\| eel \| 1,5 \| 300 \|/],
    },
    {
      what: 'a separator that is declared as a tab',
      name: 'b.csv',
      content: 'sep=\t\r\nfish\ttons\r\neel\t1,234.5\r\n',
      has: [/\| fish \| tons \|/, /\| eel \| 1,234\.5 \|/],
      hasNot: [/sep=/],
    },
    {
      what: 'old line ends',
      name: 'c.csv',
      content: 'fish,tons\reel,14\rpike,3\r',
      has: [/\| eel \| 14 \|\n\| pike \| 3 \|/],
    },
    {
      what: 'quoted line breaks, quotes, and separators',
      name: 'd.csv',
      content: '\ufeff"fish","note"\r\n"eel","long, thin\nand ""slippery"""\r\n"pike","sharp | teeth"\r\n',
      has: [/\| eel \| long, thin and "slippery" \|/, /\| pike \| sharp \\\| teeth \|/],
    },
    {
      what: 'a quote that is never closed',
      name: 'e.csv',
      content: 'fish,note,tons\neel,"9" long,14\npike,5" long,3\nroach,"unfinished,2\nbream,calm,8\ncarp,calm,9\n',
      has: [/pike/, /\| bream \| calm \| 8 \|/, /\| carp \| calm \| 9 \|/],
    },
    {
      what: 'comment lines and blocks of several tables',
      name: 'f.csv',
      content: '# exported 2024-05-01\n# by: office\nfish,tons\neel,14\npike,3\n\nport,boats\nEsk,40\nWeir,12\n',
      has: [/exported 2024-05-01/, /\| eel \| 14 \|/, /Esk/, /\b40\b/, /Weir/],
    },
    {
      what: 'identifiers with leading zeros and long numbers unchanged',
      name: 'g.tsv',
      content: 'id\tcode\tvalue\n007\t00412345678901234567\t1e5\n008\t12345678901234567890\t-0.50\n',
      has: [/\| 007 \| 00412345678901234567 \| 1e5 \|/, /\| 008 \| 12345678901234567890 \| -0\.50 \|/],
    },
    {
      what: 'cells beyond the header',
      name: 'h.csv',
      content: 'fish,tons\neel,14,2023,late\npike,3\n,,,\nroach,5,,early\n',
      has: [/\| eel \| 14 \| 2023 \| late \|/, /\| roach \| 5 \|\s+\| early \|/],
    },
    {
      what: 'one column',
      name: 'i.csv',
      content: 'port\nEsk\nWeir\n"Lock, upper"\n',
      has: [/Esk/, /Weir/, /Lock, upper/],
    },
    {
      what: 'a table without a header of its own',
      name: 'j.csv',
      content: 'Quarter,2023,,2024,\n,tons,euro,tons,euro\nQ1,4,40,5,55\nQ2,6,66,7,70\n',
      has: [/Quarter/, /2023/, /2024/, /\| Q2 \| 6 \| 66 \| 7 \| 70 \|/],
    },
    {
      what: 'quotes after a backslash',
      name: 'k.csv',
      content:
        'id,title,tons\n1,"The \\"Heron\\", an old boat",14\n2,"Lock, upper",3\n3,"He said \\"no\\"",5\n4,plain,6\n',
      has: [/\| 1 \| The "Heron", an old boat \| 14 \|/, /\| 2 \| Lock, upper \| 3 \|/, /\| 3 \| He said "no" \| 5 \|/],
      hasNot: [/\\"/],
    },
    {
      what: 'quotes after a backslash around a separator and a line break',
      name: 'l.csv',
      content: 'a;b\n"one \\";\\" two";1\n"first\nsecond \\"x\\"";2\n',
      has: [/\| one ";" two \| 1 \|/, /\| first second "x" \| 2 \|/],
    },
    {
      what: 'backslashes that end a cell, which escape nothing',
      name: 'm.csv',
      content: 'path,size\n"C:\\data\\",14\n"D:\\old ""copy""\\",3\n',
      has: [/\| C:\\\\data\\\\ \| 14 \|/, /\| D:\\\\old "copy"\\\\ \| 3 \|/],
    },
    {
      what: 'lines with separators above the header, and incomplete rows',
      name: 'n.csv',
      content:
        'Catch by port\nSource: office, 2024\n\nport,tons,year\nEsk,14,2023\nWeir,3\n"Lock, upper",5,2023,"an estimate"\n',
      has: [/^Source: office, 2024$/m, /\| port \| tons \| year \|/, /\| Weir \| 3 \|/, /an estimate/],
    },

    {
      what: 'figures that are written as formulas to stay texts',
      name: 'o.csv',
      content: 'Boat;No.\nHeron;="007"\nRail;"=""0012"""\nTern;"=A1"\n',
      has: [/\| Heron \| 007 \|/, /\| Rail \| 0012 \|/, /\| Tern \| =A1 \|/],
    },
  ]);
});
