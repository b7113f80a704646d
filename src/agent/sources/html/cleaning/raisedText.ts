import { rulesWith } from './styleRules.js';

/** An operator between two numbers, which would be one number without it. */
export const HIDDEN_SIGN = /^\s*[+−×÷=/⁄∕^]\s*$/;
const RAISED_STYLE = /(?:^|;)\s*vertical-align\s*:\s*(?:super|text-top)/i;
const LOWERED_STYLE = /(?:^|;)\s*vertical-align\s*:\s*(?:sub|text-bottom)\b/i;
const RAISED_CLASS = /(?:^|\s)(?:sup|super|superscript)(?:\s|$)/i;
const LOWERED_CLASS = /(?:^|\s)(?:sub|subscript)(?:\s|$)/i;
/** Moved from the line, and set smaller than it. */
const MOVED_STYLE = /(?:^|;)\s*position\s*:\s*relative/i;
const MOVED_UP_STYLE = /(?:^|;)\s*(?:top\s*:\s*-|bottom\s*:\s*\+?[.\d])/i;
const MOVED_DOWN_STYLE = /(?:^|;)\s*(?:top\s*:\s*\+?[.\d]|bottom\s*:\s*-)/i;
const SMALL_STYLE = /(?:^|;)\s*font-size\s*:\s*(?:[3-8]\d(?:\.\d+)?%|0?\.[3-8]\d*r?em|smaller|x{1,2}-small)/i;
/** Elements without a meaning of their own. */
export const NEUTRAL = /^(?:span|font|small|big)$/;

/** Struck text of common style sheets. */
const STRUCK_CLASS = /(?:^|\s)(?:line-through|strikethrough)(?:\s|$)/i;
const STRUCK_STYLE = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** The element that displays text as a style does. */
export type TextTag = 'sup' | 'sub' | 'del';

function tagOf(style: string): TextTag | undefined {
  if (RAISED_STYLE.test(style)) return 'sup';
  if (LOWERED_STYLE.test(style)) return 'sub';
  if (MOVED_STYLE.test(style) && SMALL_STYLE.test(style)) {
    if (MOVED_UP_STYLE.test(style)) return 'sup';
    if (MOVED_DOWN_STYLE.test(style)) return 'sub';
  }
  return STRUCK_STYLE.test(style) ? 'del' : undefined;
}

/** What may raise, lower, or strike text. */
const MARKS_TEXT = /vertical-align\s*:\s*(?:super|sub|text-)|position\s*:\s*relative|:[^:;{}]{0,40}line-through/gi;
/** A class, perhaps of an element's name, and perhaps within another class. */
const SELECTOR = /^(?:(?:[a-z][\w-]*)?\.([\w-]+)[\s>]+)?(?:[a-z]\w*)?\.([\w-]+)$/i;

/** A class that a style sheet raises, lowers, or strikes, if it is within another one. */
interface MarkedClass {
  tag: TextTag;
  around?: string;
}

/** The classes that a page's own style sheets raise or lower from the line, or strike. */
export function markedClasses(source: string): ReadonlyMap<string, readonly MarkedClass[]> {
  const classes = new Map<string, MarkedClass[]>();
  for (const [selectors, style] of rulesWith(source, MARKS_TEXT)) {
    const tag = tagOf(style);
    for (const selector of tag === undefined ? [] : selectors) {
      const [, around, name] = SELECTOR.exec(selector) ?? [];
      if (name !== undefined && tag !== undefined) classes.set(name, [...(classes.get(name) ?? []), { tag, around }]);
    }
  }
  return classes;
}

/** How a style or a class displays an element's text; `around` are the elements around it. */
export function textTagOf(
  attributes: Readonly<Record<string, string>>,
  classes: ReadonlyMap<string, readonly MarkedClass[]>,
  around: readonly { className?: string }[],
): TextTag | undefined {
  const { style = '', class: className = '' } = attributes;
  const own = tagOf(style);
  if (own !== undefined || className === '') return own;
  if (RAISED_CLASS.test(className)) return 'sup';
  if (LOWERED_CLASS.test(className)) return 'sub';
  const isWithin = (outer: string): boolean =>
    around.some((element) => element.className?.split(/\s+/).includes(outer) === true);
  const found =
    classes.size === 0
      ? undefined
      : className
          .split(/\s+/)
          .flatMap((one) => classes.get(one) ?? [])
          .find((marked) => marked.around === undefined || isWithin(marked.around));
  return found?.tag ?? (STRUCK_CLASS.test(className) ? 'del' : undefined);
}
