import { lettersAndDigits } from '@regen-research/text';
import { withoutBetween } from '../../withoutBetween.js';
import { hidingOf } from './invisibleText.js';
import { INLINE_TAG } from './markupKinds.js';

/** A part of a line is shorter than this, with its tags. */
const MAX_MARKUP_CHARACTERS = 3_000;
const MAX_PART_CHARACTERS = 60;
/** Tags to look at for the end of an element. */
const MAX_TAGS = 200;
/** A rating that is drawn with stars or dots, some of them cut off by a style. */
const STARS = /^(?:[★☆⭐✩✪⯪⯨●○◐½\s]|&#\w{2,6};)+$/u;
const CONTROL = /^(?:a|button)$/;

/** The markup between an element's tags, from where it begins; undefined if it is longer than a part of a line. */
function within(markup: string, from: number, name: string): string | undefined {
  const ahead = markup.slice(from, from + MAX_MARKUP_CHARACTERS);
  let depth = 1;
  let tags = 0;
  for (const { 1: closes, index } of ahead.matchAll(new RegExp(`<(/?)${name}(?=[\\s>/])[^<>]*>`, 'gi'))) {
    depth += closes === '/' ? -1 : 1;
    if (depth === 0) return ahead.slice(0, index);
    if (++tags > MAX_TAGS) return undefined;
  }
  return undefined;
}

const textOf = (markup: string): string =>
  withoutBetween(markup, '<', '>')
    .replace(/&[#\w]{1,10};/g, ' ')
    .trim();
const digitsOf = (text: string): string => text.replace(/\D+/g, '');

/** Parts of a line that a page hides from screen readers, because it says the same to them in another place. */
export class ShownText {
  private readonly isUsed: boolean;

  constructor(private readonly markup: string) {
    this.isUsed = /aria-(?:hidden|label)/.test(markup);
  }

  /**
   * Whether a part that is hidden from screen readers only is a figure, or what the page says to them right `before` or
   * after it. `from` is where its content begins. Figures that differ from those said are only a state of an animation.
   */
  isShown(name: string, from: number, before: string): boolean {
    const inside = within(this.markup, from, name);
    const text = textOf(inside ?? '');
    if (inside === undefined || text === '' || text.length > MAX_PART_CHARACTERS) return false;
    const said = before.trim() || this.saidAfter(from + inside.length);
    if (said !== '' && lettersAndDigits(text) !== '' && lettersAndDigits(said) === lettersAndDigits(text)) return true;
    return /\d/.test(text) && (said === '' || digitsOf(said) === digitsOf(text));
  }

  /** What an element's label says that it shows in pieces, word by word, or by stars; undefined if nothing. */
  inOne(name: string, attributes: Readonly<Record<string, string>>, from: number): string | undefined {
    const label = attributes['aria-label'] ?? attributes['title'] ?? '';
    if (label === '' || CONTROL.test(name) || !(this.isUsed || /\d/.test(label))) return undefined;
    const inside = within(this.markup, from, name);
    if (inside === undefined) return undefined;
    const isStars = /\d/.test(label) && STARS.test(withoutBetween(inside, '<', '>').trim());
    const isPieces =
      /\saria-hidden\s*=\s*["']?true/.test(inside) && lettersAndDigits(textOf(inside)) === lettersAndDigits(label);
    return isPieces || isStars ? label : undefined;
  }

  /** Whether an element contains nothing but parts of a line. */
  isLine(name: string, from: number): boolean {
    const inside = within(this.markup, from, name);
    return (
      inside !== undefined && [...inside.matchAll(/<([a-z][\w-]*)/gi)].every(([, tag = '']) => INLINE_TAG.test(tag))
    );
  }

  /** The text of a part for screen readers only that follows the element whose content ends at `end`. */
  private saidAfter(end: number): string {
    const ahead = this.markup.slice(end, end + MAX_MARKUP_CHARACTERS);
    const [tags, name = '', attributes = ''] = /^<\/[^<>]*>\s*<(\w+)((?:\s[^<>]*)?)>/.exec(ahead) ?? [];
    if (tags === undefined) return '';
    const valueOf = (key: string): string =>
      new RegExp(`\\s${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes)?.slice(1).find(Boolean) ?? '';
    const isSaid = hidingOf(name, { class: valueOf('class'), style: valueOf('style') }) === 'unseen';
    return isSaid ? textOf(within(ahead, tags.length, name) ?? '') : '';
  }
}
