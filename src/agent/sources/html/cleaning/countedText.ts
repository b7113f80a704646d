import { LIST_TYPES, numeral } from '../orderedLists.js';
import { rulesWith } from './styleRules.js';

const COUNTING = /counter-(?:reset|set|increment)\s*:|content\s*:[^;}]{0,80}\bcounter\s*\(/gi;
/** A number that a style sheet writes, and the texts around it. */
const CONTENT = /(?:^|[;\s])content\s*:\s*([^;!]{1,160})/i;
const PIECE = /"((?:[^"\\]|\\.){0,40})"|'((?:[^'\\]|\\.){0,40})'|\bcounter\(\s*([\w-]+)\s*(?:,\s*([\w-]+)\s*)?\)/g;
/** An element's name, its class, or both, perhaps within another element, and perhaps what stands before its text. */
const SELECTOR = /^(?:([a-z][\w]*)?(?:\.([\w-]+))?[\s>]+)?([a-z][\w]*)?(?:\.([\w-]+))?(::?before)?$/i;
/** Texts that pages number so; items of lists have numbers of their own. */
const NUMBERED = /^(?:h[1-6]|figcaption|caption|p|dt|div|span|summary)$/;
const MAX_TEXT_CHARACTERS = 40;
/** Each element is compared with all of them. */
const MAX_RULES = 100;

interface Kind {
  tag?: string;
  className?: string;
}

interface CountingRule {
  own: Kind;
  around?: Kind;
  /** Whether it is about the text before the element's. */
  isBefore: boolean;
  resets: ReadonlyMap<string, number>;
  increments: ReadonlyMap<string, number>;
  pieces: readonly Piece[];
}

/** A text, or a counter with its style. */
type Piece = { text: string } | { counter: string; style: string };

/** The counters that a declaration names, with their values. */
function countersIn(style: string, property: string, usual: number): Map<string, number> {
  const value = new RegExp(String.raw`(?:^|[;\s])counter-${property}\s*:\s*([^;!]{1,200})`, 'i').exec(style)?.[1] ?? '';
  const named = new Map<string, number>();
  for (const [, name = '', by] of value.matchAll(/([a-z_][\w-]*)(?:\s+(-?\d{1,6}))?/gi))
    if (name !== 'none') named.set(name, by === undefined ? usual : Number(by));
  return named;
}

function piecesOf(style: string): Piece[] {
  const content = CONTENT.exec(style)?.[1] ?? '';
  if (!/\bcounter\s*\(/.test(content)) return [];
  return [...content.matchAll(PIECE)].map(([, double, single, counter, name = 'decimal']): Piece =>
    counter === undefined
      ? { text: (double ?? single ?? '').replace(/\\[\da-f]{1,6}\s?|\\/gi, ' ') }
      : { counter, style: name },
  );
}

const isKind = ({ tag, className }: Kind, name: string, classes = ''): boolean =>
  (tag ?? name) === name && (className === undefined || classes.split(/\s+/).includes(className));

/** The numbers that a page's own style sheets write before headings, captions, and paragraphs. */
export class CountedText {
  private rules: CountingRule[] = [];
  private readonly counters = new Map<string, number>();

  constructor(source: string) {
    const seen = new Set<string>();
    for (const [selectors, style] of rulesWith(source, COUNTING))
      for (const selector of selectors) {
        const [found, outerTag, outerClass, tag, className, before] = SELECTOR.exec(selector) ?? [];
        // A rule with several such declarations is found once for each.
        if (found === undefined || (tag ?? className) === undefined || seen.has(`${selector}{${style}`)) continue;
        if (this.rules.length === MAX_RULES) return;
        seen.add(`${selector}{${style}`);
        this.rules.push({
          own: { tag: tag?.toLowerCase(), className },
          around:
            (outerTag ?? outerClass) === undefined
              ? undefined
              : { tag: outerTag?.toLowerCase(), className: outerClass },
          isBefore: before !== undefined,
          resets: new Map([...countersIn(style, 'reset', 0), ...countersIn(style, 'set', 0)]),
          increments: countersIn(style, 'increment', 1),
          pieces: before === undefined ? [] : piecesOf(style),
        });
      }
    // Without a number that is written, nothing has to be counted.
    if (this.rules.every(({ pieces }) => pieces.length === 0)) this.rules = [];
  }

  /**
   * Counts an element that was opened; returns what stands before its text, or '' if nothing. `around` are the elements
   * around it.
   */
  before(name: string, className: string | undefined, around: readonly { name: string; className?: string }[]): string {
    if (this.rules.length === 0) return '';
    const rules = this.rules.filter(
      (rule) =>
        isKind(rule.own, name, className) &&
        (rule.around === undefined || around.some((outer) => isKind(rule.around ?? {}, outer.name, outer.className))),
    );
    let text = '';
    for (const isBefore of [false, true]) {
      const own = rules.filter((rule) => rule.isBefore === isBefore);
      for (const { resets } of own) for (const [counter, value] of resets) this.counters.set(counter, value);
      for (const { increments } of own)
        for (const [counter, by] of increments) this.counters.set(counter, (this.counters.get(counter) ?? 0) + by);
      const pieces = own.findLast((rule) => rule.pieces.length > 0)?.pieces ?? [];
      text = pieces
        .map((piece) =>
          'text' in piece ? piece.text : numeral(this.counters.get(piece.counter) ?? 0, LIST_TYPES[piece.style]),
        )
        .join('');
    }
    return NUMBERED.test(name) && text.length <= MAX_TEXT_CHARACTERS ? text : '';
  }
}
