import { readsEach } from '../../../../helpers/fileReading.js';
import { cell, number, workbook } from '../../../../helpers/officeFiles.js';

const row = (index: number, ...cells: string[]) => `<row r="${index}">${cells.join('')}</row>`;

describe('reading tables whose first row may not name their columns', () => {
  readsEach([
    {
      what: 'measurements by day without a header',
      name: 'log.csv',
      content: '2024-05-07,Esk,14,3.5\n2024-05-08,Esk,17,3.6\n2024-05-09,Wear,7,2.9\n',
      has: [/^\|\s+\|\s+\|\s+\|\s+\|\n\| --- /, /\| 2024-05-07 \| Esk \| 14 \| 3\.5 \|\n\| 2024-05-08/],
    },
    {
      what: 'prices without a header, separated by semicolons',
      name: 'prices.csv',
      content: 'Nägel;3,50 €\nSeil;12,00 €\nKette;48,90 €\n',
      has: [/^\|\s+\|\s+\|\n/, /\| Nägel \| 3,50 € \|\n\| Seil/],
    },
    {
      what: 'decimal commas between few columns',
      name: 'depths.csv',
      content: 'Port;Depth\nEsk;3,5\nWear;2,75\n',
      has: [/^\| Port \| Depth \|/, /\| Esk \| 3,5 \|/],
    },
    {
      what: 'whole numbers between commas',
      name: 'numbers.csv',
      content: '14,3\n17,9\n21,4\n',
      has: [/\| 14 \| 3 \|\n\| 17 \| 9 \|/],
    },
    {
      what: 'a sheet of figures alone',
      name: 'figures.xlsx',
      content: workbook(
        [
          {
            name: 'Catch',
            xml: `<sheetData>${row(1, cell('A1', 'Esk'), number('B1', 14))}${row(2, cell('A2', 'Wear'), number('B2', 7))}${row(3, cell('A3', 'Tyne'), number('B3', 21))}</sheetData>`,
          },
        ],
        [],
        [],
      ),
      has: [/\|\s+\|\s+\|\n\| --- \| --- \|\n\| Esk \| 14 \|/],
    },
    {
      what: 'years that name columns',
      name: 'years.csv',
      content: 'Port,2022,2023\nEsk,14,17\nWear,7,9\n',
      has: [/^\| Port \| 2022 \| 2023 \|\n\| --- /],
    },
    {
      what: 'a year in the corner, above years',
      name: 'corner.csv',
      content: '2024,Boats,Nets\n2023,14,17\n2022,7,9\n',
      has: [/^\| 2024 \| Boats \| Nets \|\n\| --- /],
    },
    {
      what: 'names with figures in them',
      name: 'quarters.csv',
      content: 'Port,Q1,Q2,Pier 3\nEsk,14,17,2\nWear,7,9,5\n',
      has: [/^\| Port \| Q1 \| Q2 \| Pier 3 \|\n\| --- /],
    },
    {
      what: 'rows with a cell more than their header names',
      name: 'late.csv',
      content: 'Port,Boats\nEsk,14,late entry\nWear,7\nTyne,3,"second, late"\n',
      has: [/^\| Port \| Boats \|\s+\|\n\| --- /, /\| Esk \| 14 \| late entry \|/, /\| Tyne \| 3 \| second, late \|/],
    },
    {
      what: 'a trailing separator in every row but the header',
      name: 'trailing.csv',
      content: 'Port;Boats\nEsk;14;\nWear;7;\nTyne;3;\n',
      has: [/^\| Port \| Boats \|\s+\|\n/, /\| Esk \| 14 \|/],
    },
    {
      what: 'a title with a comma above a header',
      name: 'title.csv',
      content: 'Boats of the ports, by year\nPort,In,Out\nEsk,14,9\nWear,7,5\n',
      has: [/^Boats of the ports, by year\n\n\| Port \| In \| Out \|\n/],
    },
  ]);
});
