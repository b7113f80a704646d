import { escapeAttribute } from './escaping.js';
import { texOfMathml } from './formulas.js';

/** UTF-16 units of text, and of markup. */
const MOST_TEXT = 4_000;
const MOST_MARKUP = 60_000;
/** MathML attributes that change a formula's meaning. */
const MEANINGFUL = ['open', 'close', 'separators', 'linethickness', 'mathvariant', 'columnalign', 'accent'];

const attributesIn = (attributes: Readonly<Record<string, string>>): string =>
  MEANINGFUL.filter((key) => key in attributes)
    .map((key) => ` ${key}="${escapeAttribute(attributes[key] ?? '')}"`)
    .join('');

const localName = (name: string): string => name.replace(/^.*:/, '');

/** A formula in a page, collected until its element ends: MathML, or a script with TeX. */
export class CollectedFormula {
  private text = '';
  private markup = '';
  private inAnnotation = false;

  /** `tex` is what an attribute says. */
  constructor(
    readonly display: boolean,
    private tex = '',
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'annotation') this.inAnnotation = /tex/i.test(attributes['encoding'] ?? '');
    // It says the same as the attribute before it.
    if (this.inAnnotation) this.tex = '';
    if (this.markup.length < MOST_MARKUP) this.markup += `<${localName(name)}${attributesIn(attributes)}>`;
  }

  add(text: string): void {
    if (this.text.length + this.tex.length > MOST_TEXT) return;
    if (this.inAnnotation) this.tex += text;
    else {
      this.text += text;
      this.markup += text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    }
  }

  close(name: string): void {
    if (name === 'annotation') this.inAnnotation = false;
    this.markup += `</${localName(name)}>`;
  }

  /** Its TeX, as the page has it or made from the MathML. */
  toTex(): string {
    return this.tex || texOfMathml(this.markup, this.text.replace(/\s+/g, ' '));
  }
}
