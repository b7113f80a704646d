import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import { message } from '../../protocol/index.js';
import { answerTokens, markedSentence, type MarkdownToken } from './answerTokens.js';
import {
  incompleteReason,
  originOf,
  questionOf,
  referencesOf,
  remarkOn,
  worded,
  type ExportedRun,
  type Reference,
} from './citedText.js';
import { withCorrections } from './corrections.js';

type Style = Partial<Pick<IRunOptions, 'bold' | 'italics' | 'strike'>>;
type Block = Paragraph | Table;

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;
const MONOSPACED = 'Consolas';
/** Distinct list levels; deeper ones look like the last. */
const LIST_LEVELS = 6;
/** Twentieths of a point. */
const INDENT = 360;
const WARNING_COLOR = '8A5A00';
/** Formulas remain TeX, in Word's font for formulas: Word has no converter, and accepts TeX in its equation editor. */
const MATH: IRunOptions = { font: 'Cambria Math', italics: true };
const ORDERED = 'ordered';

const STYLES: Record<string, Style> = {
  strong_open: { bold: true },
  em_open: { italics: true },
  s_open: { strike: true },
  del_open: { strike: true },
};

/** XML doesn't allow control characters, and Word rejects documents that contain them. */
// eslint-disable-next-line no-control-regex -- XML forbids these characters.
const plain = (text: string): string => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '');

/** Styled text, with characters that XML doesn't allow removed. */
const styled = ({ text = '', ...style }: IRunOptions): TextRun => new TextRun({ ...style, text: plain(text) });

/** Converts a sequence of tokens to paragraphs and tables. */
class Writer {
  private readonly blocks: Block[] = [];
  private readonly lists: { ordered: boolean; instance: number }[] = [];
  private instances = 0;
  private quotes = 0;
  /** Only the first paragraph of a list item has its bullet or number. */
  private atItem = false;

  constructor(private readonly run: ExportedRun) {}

  write(tokens: readonly MarkdownToken[]): Block[] {
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as MarkdownToken;
      switch (token.type) {
        case 'bullet_list_open':
        case 'ordered_list_open':
          this.lists.push({ ordered: token.type === 'ordered_list_open', instance: ++this.instances });
          break;
        case 'bullet_list_close':
        case 'ordered_list_close':
          this.lists.pop();
          break;
        case 'list_item_open':
          this.atItem = true;
          break;
        case 'blockquote_open':
          this.quotes++;
          break;
        case 'blockquote_close':
          this.quotes--;
          break;
        case 'inline': {
          const opener = tokens[index - 1];
          const heading = opener?.type === 'heading_open' ? HEADINGS[Number(opener.tag.slice(1)) - 1] : undefined;
          this.paragraph({ heading, children: this.inline(token.children ?? []) });
          break;
        }
        case 'fence':
        case 'code_block':
          for (const line of token.content.replace(/\n$/, '').split('\n'))
            this.paragraph({ children: [styled({ text: line, font: MONOSPACED })], spacing: { after: 0 } });
          break;
        case 'math_block':
          this.paragraph({ children: [styled({ text: token.content.replace(/\s+/g, ' '), ...MATH })] });
          break;
        case 'hr':
          this.paragraph({ thematicBreak: true });
          break;
        case 'table_open': {
          const end = tokens.findIndex((other, at) => at > index && other.type === 'table_close');
          this.blocks.push(this.table(tokens.slice(index + 1, end)), new Paragraph({}));
          index = end;
          break;
        }
        default:
      }
    }
    return this.blocks;
  }

  private paragraph(options: IParagraphOptions): void {
    const list = this.lists.at(-1);
    const level = Math.min(this.lists.length, LIST_LEVELS) - 1;
    const position: IParagraphOptions =
      list && this.atItem
        ? list.ordered
          ? { numbering: { reference: ORDERED, level, instance: list.instance } }
          : { bullet: { level } }
        : { indent: { left: INDENT * (this.lists.length * 2 + this.quotes) } };
    this.atItem = false;
    this.blocks.push(new Paragraph({ ...position, ...options }));
  }

  private table(tokens: readonly MarkdownToken[]): Table {
    const rows: TableRow[] = [];
    let cells: TableCell[] = [];
    for (const [index, { type, children }] of tokens.entries()) {
      if (type === 'tr_open') cells = [];
      if (type === 'tr_close') rows.push(new TableRow({ children: cells, tableHeader: rows.length === 0 }));
      if (type !== 'inline') continue;
      const cell = tokens[index - 1];
      const side = /text-align:(\w+)/.exec(String(cell?.attrGet('style') ?? ''))?.[1];
      const style: Style = cell?.type === 'th_open' ? { bold: true } : {};
      cells.push(
        new TableCell({
          children: [
            new Paragraph({
              alignment:
                side === 'right' ? AlignmentType.RIGHT : side === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
              children: this.inline(children ?? [], style),
            }),
          ],
        }),
      );
    }
    return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
  }

  private inline(tokens: readonly MarkdownToken[], base: Style = {}): ParagraphChild[] {
    const open: string[] = [];
    const made: ParagraphChild[] = [];
    let link: { address: string; children: ParagraphChild[] } | undefined;
    const put = (child: ParagraphChild) => (link?.children ?? made).push(child);
    for (const token of tokens) {
      const style = Object.assign({}, base, ...open.map((name) => STYLES[name])) as Style;
      if (token.type in STYLES) open.push(token.type);
      // A sentence that is struck through can end within emphasis.
      else if (token.type.endsWith('_close') && token.type !== 'link_close')
        open.splice(open.lastIndexOf(token.type.replace('_close', '_open')), 1);
      else if (token.type === 'link_open') link = { address: String(token.attrGet('href')), children: [] };
      else if (token.type === 'link_close' && link) {
        made.push(new ExternalHyperlink({ link: link.address, children: link.children }));
        link = undefined;
      } else if (token.type === 'text')
        put(styled({ text: token.content, ...style, ...(link ? { style: 'Hyperlink' } : {}) }));
      else if (token.type === 'code_inline') put(styled({ text: token.content, font: MONOSPACED, ...style }));
      else if (token.type === 'math_inline') put(styled({ text: token.content, ...style, ...MATH }));
      // The document's own footnotes are its citations.
      else if (token.type === 'footnote_number') put(styled({ text: token.content, ...style, superScript: true }));
      else if (token.type === 'softbreak') put(new TextRun({ text: ' ', ...style }));
      else if (token.type === 'hardbreak') put(new TextRun({ break: 1 }));
      // Word doesn't support footnotes within links.
      else if (token.type === 'mark') made.push(...this.mark(markedSentence(token)));
    }
    return made;
  }

  private mark(index: number): ParagraphChild[] {
    const { sentences, citations } = this.run.summary;
    const sentence = sentences[index];
    const known = (sentence?.citations ?? []).filter((id) => citations.some((citation) => citation.id === id));
    const remark = remarkOn(this.run, index);
    return [
      // Without a space between them, 3 and 4 would look like 34.
      ...known.flatMap((id, at) => [
        ...(at > 0 ? [new TextRun({ text: ' ', superScript: true })] : []),
        new FootnoteReferenceRun(id),
      ]),
      ...(remark ? [styled({ text: ` (${remark})`, italics: true, color: WARNING_COLOR })] : []),
    ];
  }
}

function footnote({ quote, title, place, address }: Reference): { children: Paragraph[] } {
  const isWeb = address !== undefined && /^https?:\/\//i.test(address);
  const name = styled({ text: title, ...(isWeb ? { style: 'Hyperlink' } : {}) });
  return {
    children: [
      new Paragraph({
        children: [
          new TextRun(' “'),
          ...quote.map(({ text, isMath }) => styled({ text, ...(isMath ? MATH : {}) })),
          new TextRun('” — '),
          isWeb ? new ExternalHyperlink({ link: address, children: [name] }) : name,
          ...(place === '' ? [] : [new TextRun(`, ${place}`)]),
        ],
      }),
    ],
  };
}

/** An answer as a Word document, with its citations as footnotes. */
export async function toDocx(answer: ExportedRun): Promise<Uint8Array> {
  const run = withCorrections(answer, 'struck');
  const { summary } = run;
  const question = questionOf(run);
  const incomplete = incompleteReason(run);
  const document = new Document({
    title: plain(summary.title),
    creator: 'Regen Research',
    numbering: {
      config: [
        {
          reference: ORDERED,
          levels: Array.from({ length: LIST_LEVELS }, (_, level) => ({
            level,
            format: LevelFormat.DECIMAL,
            text: `%${level + 1}.`,
            style: { paragraph: { indent: { left: INDENT * 2 * (level + 1), hanging: INDENT } } },
          })),
        },
      ],
    },
    footnotes: Object.fromEntries(referencesOf(run).map((reference) => [reference.id, footnote(reference)])),
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(plain(summary.title))] }),
          ...(question === undefined
            ? []
            : [
                new Paragraph({
                  children: [
                    styled({ text: worded(run, message('exports.question', { query: question })), bold: true }),
                  ],
                }),
              ]),
          ...(incomplete === undefined
            ? []
            : [new Paragraph({ children: [styled({ text: incomplete, italics: true })] })]),
          ...new Writer(run).write(answerTokens(summary)),
          new Paragraph({
            border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6 } },
            children: [new TextRun({ text: originOf(run), size: 18 })],
          }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
