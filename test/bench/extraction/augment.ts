import { cutBlocks } from '../../../src/agent/sources/html/blocks.js';
import { isWithin, type PageDocument, type PageElement, type PageNode } from '../../../src/agent/sources/html/dom.js';
import type { LoadedPage } from '../../../src/agent/sources/html/loadPage.js';
import { generator } from './boosting.js';

type Random = () => number;
type Content = PageElement | string;

/** Paragraphs of other pages, from which an augmented page takes its foreign texts. */
export type Donor = readonly string[];

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));
const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

/**
 * Builds foreign parts of a page. Half of them have the names that pages use; the other half have none, as with style
 * tools.
 */
class PartBuilder {
  private readonly named: boolean;

  constructor(
    private readonly document: PageDocument,
    private readonly donor: Donor,
    private readonly random: Random,
  ) {
    this.named = random() < 0.5;
  }

  private element(tag: string, names: string, ...content: readonly Content[]): PageElement {
    const element = this.document.createElement(tag);
    const name = this.named ? pick(this.random, names.split(' ')) : '';
    if (name !== '') element.className = name;
    for (const part of content)
      element.appendChild(typeof part === 'string' ? this.document.createTextNode(part) : part);
    return element;
  }

  private paragraph = (): string => pick(this.random, this.donor);
  private line = (): string =>
    this.paragraph()
      .split(/(?<=[.!?])\s/)[0]
      ?.split(' ')
      .slice(0, 12)
      .join(' ') ?? '';
  private person = (): string =>
    pick(this.random, ['Ann', 'Li', 'Omar', 'Eva', 'Jo', 'reader']) + String(between(this.random, 1, 999));
  private day = (): string =>
    pick(this.random, [
      'March 3, 2024',
      '3 days ago',
      '2023-11-05',
      '12.04.2025',
      '5 mai 2024',
      'Nov 9, 2025 at 10:14',
    ]);
  private link = (text: string): PageElement => {
    const link = this.element('a', '', text);
    link.setAttribute('href', '/p/1');
    return link;
  };
  private paragraphs = (least: number, most: number): PageElement[] =>
    times(between(this.random, least, most), () => this.element('p', '', this.paragraph()));
  private heading = (tag: string, text: string): PageElement => this.element(tag, 'title heading ', text);

  /** The tags of repeated members are chosen once for all of them. */
  comments(): PageElement {
    const [outer, inner] = pick(this.random, [
      ['div', 'div'],
      ['ol', 'li'],
      ['section', 'article'],
      ['ul', 'li'],
    ] as const);
    const heading = pick(this.random, [
      'Comments',
      'Responses',
      'Kommentare',
      'Commentaires',
      'Join the discussion',
      '14 replies',
      'Comentarios',
      '',
    ]);
    const hasDates = this.random() < 0.8;
    const items = times(between(this.random, 3, 40), () =>
      this.element(
        inner,
        'comment reply comment-item beitrag response',
        this.element(
          'div',
          'author user meta comment-author',
          this.person(),
          ...(hasDates ? [this.element('span', 'date time', this.day())] : []),
        ),
        this.element('div', 'text body comment-content', ...this.paragraphs(1, 2)),
        ...(this.random() < 0.3 ? [this.link('Reply')] : []),
      ),
    );
    const list = this.element(outer, 'comment-list comments replies', ...items);
    return this.element(
      'section',
      'comments discussion kommentare respond',
      ...(heading === '' ? [] : [this.heading('h3', heading)]),
      list,
    );
  }

  articles(): PageElement {
    const tag = pick(this.random, ['article', 'div', 'section']);
    const level = pick(this.random, ['h1', 'h2']);
    return this.element(
      'div',
      'river stream next-article infinite',
      ...times(between(this.random, 1, 4), () =>
        this.element(
          tag,
          'story post article entry',
          this.heading(level, this.line()),
          ...(this.random() < 0.7 ? [this.element('p', 'byline meta', `${this.person()} · ${this.day()}`)] : []),
          this.element('div', 'story-body content entry-content', ...this.paragraphs(3, 10)),
        ),
      ),
    );
  }

  teasers(): PageElement {
    const heading = pick(this.random, [
      'Related',
      'More stories',
      'Latest',
      'Das könnte Sie auch interessieren',
      'À lire aussi',
      'You may also like',
      '',
    ]);
    const linked = this.random() < 0.5;
    const dated = this.random() < 0.6;
    return this.element(
      'section',
      'related teasers recommended more grid',
      ...(heading === '' ? [] : [this.heading('h2', heading)]),
      ...times(between(this.random, 3, 24), () =>
        this.element(
          'div',
          'card teaser item tile',
          this.element(pick(this.random, ['h3', 'h4', 'div']), '', this.link(this.line())),
          this.element('p', 'excerpt summary', linked ? this.link(this.paragraph()) : this.paragraph()),
          ...(dated ? [this.element('span', 'date', this.day())] : []),
        ),
      ),
    );
  }

  notice(): PageElement {
    const heading = pick(this.random, [
      'Privacy policy',
      'Terms of use',
      'Disclaimer',
      'Cookie settings',
      'Datenschutz',
      'Conditions générales',
      'About us',
    ]);
    return this.element(
      'div',
      'modal terms legal disclaimer popup privacy',
      this.heading('h2', heading),
      ...this.paragraphs(3, 24),
    );
  }

  table(): PageElement {
    const rows = times(between(this.random, 6, 40), () =>
      this.element('tr', '', this.element('td', '', this.line()), this.element('td', '', this.paragraph())),
    );
    return this.element(
      'div',
      'cookies vendors consent',
      this.heading('h3', 'Cookies'),
      this.element('table', '', ...rows),
    );
  }

  options(): PageElement {
    const items = times(between(this.random, 40, 220), () =>
      this.element('li', 'option', this.line().split(' ').slice(0, 3).join(' ')),
    );
    return this.element(
      pick(this.random, ['form', 'div', 'div']),
      'country-selector dropdown filter',
      this.element('ul', '', ...items),
    );
  }

  boxes(): PageElement {
    return this.element(
      pick(this.random, ['aside', 'div']),
      'sidebar side widgets col-2',
      ...times(between(this.random, 2, 12), () =>
        this.element(
          'div',
          'box widget',
          this.heading('h4', this.line().split(' ').slice(0, 4).join(' ')),
          ...this.paragraphs(1, 2),
        ),
      ),
    );
  }

  signup(): PageElement {
    return this.element(
      'div',
      'newsletter author-bio promo cta',
      this.heading('h3', this.line()),
      ...this.paragraphs(1, 2),
    );
  }
}

const FOLLOWING = ['comments', 'articles', 'teasers', 'signup'] as const;
const ANYWHERE = ['notice', 'table', 'options', 'boxes'] as const;

function sharedAncestor(elements: readonly PageElement[]): PageElement | undefined {
  let shared: PageElement | null | undefined = elements[0];
  for (const element of elements) while (shared && !isWithin(element, shared)) shared = shared.parentElement;
  return shared ?? undefined;
}

/**
 * Varies what surrounds a page's text, as real pages do: adds comments, more articles, teasers, notices, and lists
 * after or around it, and shortens some texts. `labels` is the share of each node that belongs to the page's own text;
 * additions aren't included. A thread gets no comments, because there they are the text.
 */
export function augment(
  page: LoadedPage,
  labels: ReadonlyMap<PageNode, number>,
  options: { donor: Donor; seed: number; isThread: boolean },
): void {
  const random = generator(options.seed);
  for (let index = 0; index < 5; index++) random();
  const blocks = cutBlocks(page.document.body, page.statistics).filter(
    ({ nodes }) => (labels.get(nodes[0] as PageNode) ?? 0) >= 0.5,
  );
  const container = sharedAncestor(blocks.map(({ element }) => element));
  if (!container) return;
  const prose = blocks.filter(({ words }) => words >= 15);
  if (!options.isThread && prose.length > 8 && random() < 0.5) {
    const last = prose[between(random, 2, 6)];
    const at = last === undefined ? blocks.length : blocks.indexOf(last);
    for (const block of blocks.slice(at + 1)) for (const node of block.nodes) node.remove();
  }
  const builder = new PartBuilder(page.document, options.donor, random);
  const kinds = new Set<(typeof FOLLOWING)[number] | (typeof ANYWHERE)[number]>();
  if (!options.isThread) for (let index = between(random, 1, 2); index > 0; index--) kinds.add(pick(random, FOLLOWING));
  if (kinds.size === 0 || random() < 0.35) kinds.add(pick(random, ANYWHERE));
  for (const kind of kinds) {
    const part = builder[kind]();
    const outer = container.parentElement;
    const place = random();
    const isBody = container.localName === 'body';
    if ((ANYWHERE as readonly string[]).includes(kind) && place < 0.3)
      container.parentElement?.insertBefore(part, container);
    else if (isBody || (place < 0.35 && (FOLLOWING as readonly string[]).includes(kind))) container.appendChild(part);
    else if (outer && outer.localName !== 'html' && place < 0.7) outer.insertBefore(part, container.nextSibling);
    else page.document.body.appendChild(part);
  }
}
