import { INLINE_TAG } from './markupKinds.js';
import { rulesWith } from './styleRules.js';

const CONTENT = /content\s*:\s*(?:["']|attr\()/gi;
const LITERAL =
  /(?:^|[;\s])content\s*:\s*(?:"((?:[^"\\]|\\.){0,40})"|'((?:[^'\\]|\\.){0,40})'|attr\(\s*([\w-]+)\s*\))\s*(?:;|!|$)/i;
/** A class, perhaps of an element's name, and the side of its text. */
const SELECTOR = /^([a-z][\w-]*)?\.([\w-]+)::?(before|after)$/i;
/** What changes a figure beside it: a sign, a currency, a unit. Marks of lists and separators don't. */
const CHANGES_FIGURE = /^\s*[\p{L}%‰°′″\p{Sc}+−–±~≈<>≤≥×#-][\p{L}\p{N}%‰°\p{Sc}\s./²³()-]{0,11}$/u;
/** A sign that is a list's mark where it isn't in a line or a cell. */
const SIGN = /^\s*[+−–~<>×-]/;
const CELL = /^t[dh]$/;

type Side = 'before' | 'after';
interface Rule {
  tag?: string;
  side: Side;
  /** The text, or the attribute that has it. */
  text?: string;
  attribute?: string;
}

/** A CSS string without its escapes. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:([\da-f]{1,6})\s?|(.))/gi, (_whole, code: string | undefined, sign: string) => {
    const point = parseInt(code ?? '', 16);
    return code === undefined ? sign : point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });

/** What a page's own style sheets write beside figures: the percent sign, the minus sign, or the currency. */
export class GeneratedText {
  private readonly rules = new Map<string, Rule[]>();

  constructor(source: string) {
    for (const [selectors, style] of rulesWith(source, CONTENT)) {
      const [found, double, single, attribute] = LITERAL.exec(style) ?? [];
      if (found === undefined) continue;
      const literal = double ?? single;
      const text = literal === undefined ? undefined : unescaped(literal);
      if (text !== undefined && !CHANGES_FIGURE.test(text)) continue;
      for (const selector of selectors) {
        const [, tag, name, side] = SELECTOR.exec(selector) ?? [];
        if (name === undefined) continue;
        const rule = { tag: tag?.toLowerCase(), side: side?.toLowerCase() as Side, text, attribute };
        this.rules.set(name, [...(this.rules.get(name) ?? []), rule]);
      }
    }
  }

  /** What stands on a side of an element's text if that is a figure; '' if nothing that changes it. */
  of(side: Side, name: string, attributes: Readonly<Record<string, string>>): string {
    if (this.rules.size === 0) return '';
    for (const own of (attributes['class'] ?? '').split(/\s+/)) {
      // The last rule takes precedence.
      const rule = this.rules.get(own)?.findLast((one) => one.side === side && (one.tag ?? name) === name);
      const text = rule?.text ?? attributes[rule?.attribute ?? ''] ?? '';
      const isInLine = INLINE_TAG.test(name) || CELL.test(name);
      if (CHANGES_FIGURE.test(text) && (isInLine || !SIGN.test(text))) return text;
    }
    return '';
  }
}
