import { tellApart, type SentenceKind } from './sentenceKinds.js';

/** Sources with true and false sentences, by the roles around a verb. */
const KINDS: SentenceKind[] = [
  {
    kind: 'from and to with the same verb',
    source: 'The operator, Norvex, rents the pumps from Tilden, which made them.',
    supported: ['Norvex rents pumps from Tilden.'],
    falsified: ['Norvex rents pumps to Tilden.'],
  },
  {
    kind: 'a passive with the sides of the active',
    source: 'The goose bit the gardener, who later complained. The mayor praised the firefighters.',
    supported: ['The gardener was bitten by the goose.', 'The firefighters were praised by the mayor.'],
    falsified: ['The goose was bitten by the gardener.', 'The mayor was praised by the firefighters.'],
  },
  {
    kind: 'the agent of a perfect passive',
    source: 'Three hens found in the yard had been bitten by a fox.',
    supported: ['A fox had bitten three hens found in the yard.'],
    falsified: ['Three hens found in the yard had bitten a fox.'],
  },
  {
    kind: 'the object of an order',
    source:
      'In Barr against Colby, the landlord Ann Barr sued her tenant. The court told Colby to return 900 pounds to Barr and to pay the costs.',
    supported: ['The court told Colby to return 900 pounds to Barr.'],
    falsified: ['The court told Barr to return 900 pounds to Colby.'],
  },
  {
    kind: 'the object of one verb with the verb of another',
    source: 'Reviewers admired the overture but called the final act tedious.',
    supported: ['The overture was admired by reviewers.', 'Reviewers admired the overture.'],
    falsified: ['The final act was admired by reviewers.', 'Reviewers admired the final act.'],
  },
  {
    kind: 'paying and receiving',
    source: 'The publisher Arden paid Quill 3,000 dollars. The academy awarded the medal to Ruth Lamm.',
    supported: ['Quill received 3,000 dollars from Arden.', 'Ruth Lamm received the medal from the academy.'],
    falsified: ['Arden received 3,000 dollars from Quill.'],
  },
  {
    kind: 'roles around a verb without an ending',
    source: 'The council must return the fee to the applicant within ten days.',
    supported: ['The council has to return the fee to the applicant.'],
    falsified: ['The applicant has to return the fee to the council.'],
  },
  {
    kind: '谁对谁做了什么',
    source:
      '在决赛中，青山队以3比1击败了海河队。渔民周大海在暴风雨中救起了游客林小雨，林小雨后来把一面锦旗送给了周大海。',
    supported: [
      '青山队在决赛中击败了海河队。',
      '海河队在决赛中被青山队击败。',
      '周大海救起了林小雨。',
      '游客林小雨在暴风雨中被渔民周大海救起。',
      '林小雨送给周大海一面锦旗。',
    ],
    falsified: [
      '海河队在决赛中击败了青山队。',
      '青山队在决赛中被海河队击败。',
      '青山队以3比1输给了海河队。',
      '林小雨救起了周大海。',
      '周大海把一面锦旗送给了林小雨。',
    ],
  },
  {
    kind: 'giver and receiver of a verb with two objects, and of its passive',
    source:
      'The museum lends the castle two tapestries each winter. The castle owes the museum a painting from 1998. A driver is paid 90 crowns a day by the castle.',
    supported: ['The castle owes the museum a painting from 1998.', 'The castle pays a driver 90 crowns a day.'],
    falsified: ['The museum owes the castle a painting from 1998.', 'The castle is paid 90 crowns a day by a driver.'],
  },
  {
    kind: 'who is who, in a sentence about one of them',
    source:
      'Guests must show their card to the steward. The steward may refuse entry to anybody without a ticket. Buyers pay the fee to the agent. The agent keeps the documents for ten years.',
    supported: [
      'The steward may refuse entry to people without a ticket.',
      'The agent has to keep the documents for ten years.',
    ],
    falsified: ['Guests may refuse entry to anybody without a ticket.', 'The buyer keeps the documents for ten years.'],
  },
  {
    kind: 'a noun that goes with another name',
    source: 'The schooner Alma was rammed by the steamer Vesta off Cape Lorn. The Alma sank within minutes.',
    supported: ['Within minutes the schooner sank.'],
    falsified: ['Within minutes the steamer sank.'],
  },
];

describe('who does what to whom', () => {
  tellApart(KINDS);
});
