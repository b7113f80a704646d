/**
 * Sources with sentences that they support in different words, and sentences that were falsified in one point each.
 * Written for the tests.
 */
export const labelled: {
  source: string;
  supported: string[];
  falsified: string[];
}[] = [
  {
    source: `The harbour of Port Elm was rebuilt in 2014 after a storm had destroyed its northern wall. The new wall is 900 metres long and cost 48 million euros. About 30 % of the money came from the regional government of Vestland. Fishing boats use the old basin, which was dredged to a depth of six metres in 2016. Ferries to the islands leave from the new pier every two hours in summer. The number of passengers increased from 110,000 to 165,000 within three years. The mayor, Ingrid Solheim, called the project a success. Nobody was hurt during the works.`,
    supported: [
      'Port Elm rebuilt its harbour in 2014 because a storm had destroyed the northern wall.',
      'The wall, which is 900 metres long, cost 48,000,000 euros.',
      'Vestland’s regional government paid about 30% of the money.',
      'The old basin, six metres deep since it was dredged in 2016, is used by fishing boats.',
      'In summer, a ferry to the islands leaves the new pier every two hours.',
      'Within three years passengers increased from 110,000 to 165,000.',
      'Mayor Ingrid Solheim called the project a success.',
    ],
    falsified: [
      'Port Elm rebuilt its harbour in 1998 because a storm had destroyed the northern wall.',
      'The wall, which is 900 metres long, cost 75 million euros.',
      'Denmark’s national parliament paid about 40% of the money.',
      'The old basin is reserved for cruise liners from Hamburg.',
      'Helicopters to the islands leave the airfield every morning.',
      'Within three years passengers decreased from 165,000 to 90,000.',
      'Mayor Erik Larsen called the project a disaster.',
    ],
  },
  {
    source: `passage 1: Green tea contains between 20 and 45 milligrams of caffeine per cup, less than half of what coffee has. Water for green tea should not be hotter than 80 degrees, because boiling water makes it bitter.

passage 2: Matcha is ground from leaves that were grown in the shade for three weeks. Because the whole leaf is drunk, a cup of matcha has up to 70 milligrams of caffeine. It was brought to Japan from China by the monk Eisai in 1191.`,
    supported: [
      'Based on the provided passages, a cup of green tea contains 20 to 45 milligrams of caffeine.',
      'Green tea has less than half of the caffeine of coffee.',
      'Boiling water makes green tea bitter, so the water should not be hotter than 80 degrees.',
      'The leaves for matcha grow in the shade for three weeks before they are ground.',
      'A cup of matcha has up to 70 milligrams of caffeine because the whole leaf is drunk.',
      'The monk Eisai brought matcha from China to Japan in 1191.',
    ],
    falsified: [
      'Based on the provided passages, a cup of green tea contains 95 milligrams of caffeine.',
      'Black tea from Assam has twice the caffeine of espresso.',
      'Green tea cures headaches and prevents heart disease.',
      'The leaves for matcha are roasted over charcoal for 12 hours.',
      'A cup of matcha costs up to 9 dollars in London cafés.',
      'The merchant Marco Polo brought matcha from India to Venice in 1295.',
    ],
  },
  {
    source: `Die Brücke über die Lenne wurde 1903 gebaut und ist 210 Meter lang. Sie wurde im Jahr 2021 gesperrt, weil Risse im Beton gefunden wurden. Der Neubau soll 62 Millionen Euro kosten und 2027 fertig werden. Bis dahin fahren Busse über Altena.`,
    supported: [
      'Weil man Risse im Beton fand, wurde die Brücke 2021 gesperrt.',
      'Der Neubau kostet wohl 62 Millionen Euro und soll 2027 fertig sein.',
      'Die 210 Meter lange Brücke über die Lenne stammt aus dem Jahr 1903.',
    ],
    falsified: [
      'Weil ein Schiff gegen den Pfeiler fuhr, wurde die Brücke 2019 gesperrt.',
      'Der Neubau kostet wohl 90 Millionen Euro und soll 2031 fertig sein.',
      'Die Kanzlerin Angela Merkel weihte den Tunnel unter dem Rhein ein.',
    ],
  },
];
