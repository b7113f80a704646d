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
const NEUTRAL = /^(?:span|font|small|big)$/;

/** What aligns a script; style sheets align most things otherwise. */
const SCRIPT_ALIGNED = /vertical-align\s*:\s*(?:super|sub|text-)/gi;
/** The classes that a page's own style sheets raise or lower from the line. */
export function classesOfScripts(source: string): ReadonlyMap<string, 'sup' | 'sub'> {
  const classes = new Map<string, 'sup' | 'sub'>();
  for (const [selectors, style] of rulesWith(source, SCRIPT_ALIGNED)) {
    const script = RAISED_STYLE.test(style) ? 'sup' : LOWERED_STYLE.test(style) ? 'sub' : undefined;
    if (script === undefined) continue;
    for (const selector of selectors) {
      const name = /^(?:span|font|small|big)?\.([\w-]+)$/i.exec(selector)?.[1];
      if (name !== undefined) classes.set(name, script);
    }
  }
  return classes;
}

/** Struck text of common style sheets. */
const STRUCK_CLASS = /(?:^|\s)(?:line-through|strikethrough)(?:\s|$)/i;
const STRUCK_STYLE = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** `sup`, `sub`, or `del` for an element that a style or a class displays as these elements are. */
export function tagOfStyle(
  name: string,
  attributes: Readonly<Record<string, string>>,
  classes: ReadonlyMap<string, 'sup' | 'sub'>,
): 'sup' | 'sub' | 'del' | undefined {
  if (!NEUTRAL.test(name)) return undefined;
  const { style = '', class: className = '' } = attributes;
  if (RAISED_STYLE.test(style) || RAISED_CLASS.test(className)) return 'sup';
  if (LOWERED_STYLE.test(style) || LOWERED_CLASS.test(className)) return 'sub';
  if (MOVED_STYLE.test(style) && SMALL_STYLE.test(style)) {
    if (MOVED_UP_STYLE.test(style)) return 'sup';
    if (MOVED_DOWN_STYLE.test(style)) return 'sub';
  }
  if (classes.size > 0 && className !== '')
    for (const name of className.split(/\s+/)) if (classes.has(name)) return classes.get(name);
  return STRUCK_STYLE.test(style) || STRUCK_CLASS.test(className) ? 'del' : undefined;
}
