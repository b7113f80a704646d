/** An operator between two numbers, which would be one number without it. */
export const HIDDEN_SIGN = /^\s*[+−×÷=/⁄∕^]\s*$/;
const RAISED_STYLE = /(?:^|;)\s*vertical-align\s*:\s*(?:super|text-top)/i;
const LOWERED_STYLE = /(?:^|;)\s*vertical-align\s*:\s*(?:sub|text-bottom)\b/i;
const RAISED_CLASS = /(?:^|\s)(?:sup|super|superscript)(?:\s|$)/i;
const LOWERED_CLASS = /(?:^|\s)(?:sub|subscript)(?:\s|$)/i;
/** Elements without a meaning of their own. */
const NEUTRAL = /^(?:span|font|small|big)$/;

const STRUCK_STYLE = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through/i;

/** `sup`, `sub`, or `del` for an element that a style or a class displays as these elements are. */
export function tagOfStyle(
  name: string,
  attributes: Readonly<Record<string, string>>,
): 'sup' | 'sub' | 'del' | undefined {
  if (!NEUTRAL.test(name)) return undefined;
  const { style = '', class: className = '' } = attributes;
  if (RAISED_STYLE.test(style) || RAISED_CLASS.test(className)) return 'sup';
  if (LOWERED_STYLE.test(style) || LOWERED_CLASS.test(className)) return 'sub';
  return STRUCK_STYLE.test(style) ? 'del' : undefined;
}
