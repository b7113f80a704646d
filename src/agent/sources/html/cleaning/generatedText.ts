import { INLINE_TAG } from './markupKinds.js';
import { rulesWith } from './styleRules.js';

const CONTENT = /content\s*:\s*(?:["']|attr\()/gi;
/** One or a few texts and attributes. */
const PIECE = String.raw`(?:"(?:[^"\\]|\\.){0,40}"|'(?:[^'\\]|\\.){0,40}'|attr\(\s*[\w-]+\s*\))`;
const LITERAL = new RegExp(String.raw`(?:^|[;\s])content\s*:\s*(${PIECE}(?:\s*${PIECE}){0,3})\s*(?:;|!|$)`, 'i');
const PIECES = new RegExp(PIECE, 'gi');
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
  /** Texts, and the attributes that have them. */
  pieces: readonly { text?: string; attribute?: string }[];
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
      const pieces = (LITERAL.exec(style)?.[1]?.match(PIECES) ?? []).map((piece) => {
        const attribute = /^attr\(\s*([\w-]+)/i.exec(piece)?.[1];
        return attribute === undefined ? { text: unescaped(piece.slice(1, -1)) } : { attribute };
      });
      if (pieces.length === 0) continue;
      const isText = pieces.every(({ text }) => text !== undefined);
      if (isText && !CHANGES_FIGURE.test(pieces.map(({ text = '' }) => text).join(''))) continue;
      for (const selector of selectors) {
        const [, tag, name, side] = SELECTOR.exec(selector) ?? [];
        if (name === undefined) continue;
        const rule = { tag: tag?.toLowerCase(), side: side?.toLowerCase() as Side, pieces };
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
      const text = (rule?.pieces ?? []).map((piece) => piece.text ?? attributes[piece.attribute ?? ''] ?? '').join('');
      const isInLine = INLINE_TAG.test(name) || CELL.test(name);
      if (CHANGES_FIGURE.test(text) && (isInLine || !SIGN.test(text))) return text;
    }
    return '';
  }
}
