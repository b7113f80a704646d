import { Parser } from 'htmlparser2';
import { withDeclaredEntities } from '../../declaredEntities.js';
import {
  MAX_ELEMENTS,
  MAX_HTML_CHARACTERS,
  MAX_OPEN_ELEMENTS,
  MAX_PAGE_DEPTH,
  TOKENIZER_CHUNK_CHARACTERS,
} from '../limits.js';
import { CleanWriter } from './cleanWriter.js';
import { CollectedFormula } from './collectedFormula.js';
import { DrawingLabels } from './drawingLabels.js';
import { GeneratedText } from './generatedText.js';
import { countNested, type NumberedPlace } from './itemNumbers.js';
import { ShownText } from './shownText.js';
import { embeddedDocument } from './embeddedDocument.js';
import { escapeAttribute, escapeText } from './escaping.js';
import { FormFields, isSecret } from './formFields.js';
import { DRAWN_FORMULA, FORMULA_CLASS, isUnreadFormula, texOfImage } from './formulas.js';
import { dropInvisible, hidingOf, type Hiding } from './invisibleText.js';
import { keptAttributes } from './keptAttributes.js';
import { LayoutBoxes } from './layoutBoxes.js';
import { CountedText } from './countedText.js';
import { countedLists, type CountedLists } from './listCounters.js';
import {
  DROPPED,
  FRAME,
  GAUGE,
  INLINE_TAG,
  PREFORMATTED,
  PREFORMATTED_CLASS,
  RAW_TEXT,
  READING,
  RENAMED,
  SILENT,
  VOID,
} from './markupKinds.js';
import { classesMovedAway } from './movedAway.js';
import { controlMark, PageControls } from './pageControls.js';
import { HIDDEN_SIGN, markedClasses, NEUTRAL, textTagOf } from './raisedText.js';
import { isXhtml, withoutOpenSections } from './sourceSyntax.js';
import { StyledTables } from './styledTables.js';

/** A page reduced to its readable content, with observations made along the way. */
export interface CleanedHtml {
  /**
   * A well-formed document without scripts, styles, comments, hidden elements, and invisible characters. It always has
   * one `head` and one `body`, whatever tags the page omitted or misplaced.
   */
  html: string;
  elements: number;
  /** Characters of script, inline or in JSON; distinguishes an application shell from an empty page. */
  scriptCharacters: number;
  scripts: number;
  /** JSON-LD blocks, verbatim. */
  structuredData: string[];
  passwordFields: number;
  /** Characters of text dropped because the page hides them, by way of hiding, and characters that remain. */
  hiddenCharacters: Record<Hiding, number>;
  visibleCharacters: number;
  /** Formulas that the page only draws, without TeX or MathML. */
  lostFormulas: number;
  /** Addresses of the frames that the page shows. */
  frames: string[];
  /** Addresses of documents that it shows within its text. */
  embedded: string[];
  /** The base address of relative links, if the page declares one. */
  base?: string;
  /** Whether a limit truncated something. */
  truncated: boolean;
}

export interface CleanOptions {
  /** Keep content hidden in these ways. */
  keep?: ReadonlySet<Hiding>;
  /** Whether this is a frame's page; frames in it are left out. */
  inFrame?: boolean;
  /** Whether `<title/>` is closed. Default: detected from the text. */
  xhtml?: boolean;
}

type Attributes = Readonly<Record<string, string>>;

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{RI}|\p{Emoji_Modifier}|\u200d|\ufe0f){1,12}$/u;
/** UTF-16 units of a hidden text, in case it is a sign, a word, or a figure. */
const MAX_HIDDEN_CHARACTERS = 100;
const BEGINS_WITH_FIGURE = /^\s*[.,]?\d/;
const ENDS_WITH_FIGURE = /\d\s*$/;
const MAX_GAUGE_CHARACTERS = 4_000;
/** A picture's name in the place of a word; longer ones describe it. */
const MAX_LABEL_CHARACTERS = 40;
const CELL = /^t[dh]$/;
/** Elements that pages draw signs with. */
const DRAWN_TAG = /^(?:i|b|em|span|div)$/;
const SENTENCES = /[.!?。！？]\s*$|\S\s*\n\s*\S/;
const FIELD = /^(?:select|textarea)$/;
const STRIKES = /^(?:s|strike|del|body)$/;
const HEADING = /^(?:h[1-6]|dt|summary)$/;
/** Parts of a page around its text. */
const BESIDE_TEXT = /^(?:nav|aside|footer|header|form|noscript)$/;

/** What becomes of an element that isn't written: a script of data is kept, a drawing's glyphs stand for a formula. */
type CaptureMode = 'drop' | 'glyphs' | 'hidden' | 'formula' | 'data' | 'gauge' | 'drawing' | 'field';

/** An open element that isn't written as it is, with what it has so far. */
interface Capture {
  mode: CaptureMode;
  text: string;
  formula?: CollectedFormula;
  drawing?: DrawingLabels;
  hiding?: Hiding;
  /** A gauge's value, in case it has no text. */
  value?: string;
  /** Whether the text is what a field contains, rather than what could be chosen. */
  isContent?: boolean;
  /** Whether no text says what a field is for: a few words in it say what to write there. */
  isUnnamed?: boolean;
}

interface Open extends NumberedPlace {
  written: boolean;
  /** What a style sheet writes after it, if it ends with a figure. */
  after?: string;
  /** Whether its text is written as struck. */
  isStruck?: boolean;
  /** Whether styles set it apart from the text around it. */
  apart?: boolean;
  /** Whether it is the first in its block. */
  isFirst?: boolean;
  preformatted?: boolean;
  /** Whether its text is displayed in lines as the page's source has them. */
  keepsLines?: boolean;
  capture?: Capture;
  /** In a drawn formula, the number of formulas written before it. */
  formulasBefore?: number;
}

const bodyOf = ({ html }: CleanedHtml): string => /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';

/** The content of a page, clean, for being part of another one. */
export const cleanBody = (source: string): string => bodyOf(cleanHtml(source, { inFrame: true }));

/**
 * Streams a page through htmlparser2 and writes it back clean. A single pass, linear in the page's length, so that
 * anything harmful to a DOM (ten thousand nested elements, megabytes of script) is gone before there is one.
 *
 * Formulas become `<span data-tex="inline|block">TeX</span>`, whether from MathML, KaTeX, or MathJax.
 */
export function cleanHtml(given: string, options: CleanOptions = {}): CleanedHtml {
  const xhtml = options.xhtml ?? isXhtml(given);
  return new PageCleaner(xhtml ? withDeclaredEntities(given) : given, xhtml, options).clean();
}

class PageCleaner {
  private readonly result: CleanedHtml = {
    html: '',
    elements: 0,
    scriptCharacters: 0,
    scripts: 0,
    structuredData: [],
    passwordFields: 0,
    hiddenCharacters: { unseen: 0, aside: 0, faded: 0, later: 0, layer: 0 },
    visibleCharacters: 0,
    lostFormulas: 0,
    frames: [],
    embedded: [],
    truncated: false,
  };
  private readonly markup: string;
  private readonly parser: Parser;
  private readonly writer = new CleanWriter();
  /** Open elements, outermost first. */
  private readonly stack: Open[] = [];
  private readonly captures: Capture[] = [];
  private readonly frameAttributes = new Map<string, string>();
  /** Number of open elements that are written. */
  private depth = 0;
  private readonly boxes: LayoutBoxes;
  private readonly fields: FormFields;
  private readonly controls: PageControls;
  private readonly styledTables: StyledTables;
  private readonly movedAway: ReadonlySet<string>;
  private readonly markedClasses: ReturnType<typeof markedClasses>;
  private readonly counted: CountedLists;
  private readonly countedText: CountedText;
  private readonly generated: GeneratedText;
  private readonly shownText: ShownText;
  /** What was just said to screen readers only. */
  private said = '';
  private readonly hasTexScripts: boolean;

  constructor(
    source: string,
    xhtml: boolean,
    private readonly options: CleanOptions,
  ) {
    this.markup = withoutOpenSections(source, xhtml);
    this.result.truncated = source.length > MAX_HTML_CHARACTERS;
    this.movedAway = classesMovedAway(source);
    this.markedClasses = markedClasses(source);
    this.boxes = new LayoutBoxes(source);
    this.fields = new FormFields(source);
    this.controls = new PageControls(this.markup);
    this.counted = countedLists(source);
    this.countedText = new CountedText(source);
    this.generated = new GeneratedText(source);
    this.shownText = new ShownText(this.markup);
    this.styledTables = new StyledTables(source);
    this.hasTexScripts = source.includes('math/tex');
    this.parser = new Parser(
      {
        onopentag: (name, attributes) => this.open(name, attributes),
        onclosetag: (name) => this.close(name),
        ontext: (text) => this.text(text),
      },
      { decodeEntities: true, recognizeSelfClosing: xhtml, recognizeCDATA: xhtml },
    );
  }

  /** Call at most once. */
  clean(): CleanedHtml {
    const { result, stack, writer, markup } = this;
    const end = Math.min(markup.length, MAX_HTML_CHARACTERS);
    for (let at = 0; at < end && stack.length < MAX_OPEN_ELEMENTS; at += TOKENIZER_CHUNK_CHARACTERS) {
      this.parser.write(markup.slice(at, Math.min(end, at + TOKENIZER_CHUNK_CHARACTERS)));
    }
    if (stack.length >= MAX_OPEN_ELEMENTS) result.truncated = true;
    this.parser.end();
    this.flush();
    result.truncated ||= writer.truncated;
    const tag = (name: string): string => `<${name}${this.frameAttributes.get(name) ?? ''}>`;
    result.html = `<!doctype html>${tag('html')}<head>${writer.htmlOf('head')}</head>${tag('body')}${writer.htmlOf('body')}</body></html>`;
    return result;
  }

  private flush(): void {
    this.writer.flush(this.stack.at(-1)?.keepsLines === true);
  }

  private open(name: string, attributes: Attributes): void {
    this.flush();
    const entry: Open = { name, written: false };
    if (!VOID.has(name)) this.stack.push(entry);
    if (name === 'script') this.result.scripts += 1;
    if (name === 'mjx-container' || FORMULA_CLASS.test(attributes['class'] ?? ''))
      entry.formulasBefore = this.writer.formulaCount;
    if (name === 'rb') this.endReading();
    const capture = this.captures.at(-1);
    if (capture !== undefined) {
      this.openCaptured(entry, attributes, capture);
      return;
    }
    this.noteFrames(name, attributes);
    if (this.isCaptured(entry, attributes) || this.isWrittenOtherwise(name, attributes)) return;
    this.writeElement(entry, attributes);
  }

  private text(text: string): void {
    const { result, stack } = this;
    const capture = this.captures.at(-1);
    switch (capture?.mode) {
      case undefined:
        result.visibleCharacters += text.trim().length;
        this.writer.pending += text;
        if (text.trim() !== '') this.said = '';
        return;
      case 'hidden':
        if (!RAW_TEXT.has(stack.at(-1)?.name ?? ''))
          result.hiddenCharacters[capture.hiding ?? 'unseen'] += text.trim().length;
        if (capture.text.length < MAX_HIDDEN_CHARACTERS) capture.text += text;
        return;
      case 'field':
        if (capture.isContent === true) capture.text += text;
        return;
      case 'drop':
      case 'glyphs':
      case 'drawing':
        capture.drawing?.add(text);
        if (stack.at(-1)?.name === 'script') result.scriptCharacters += text.length;
        return;
      case 'data':
        capture.text += text;
        result.scriptCharacters += text.length;
        return;
      case 'gauge':
        if (capture.text.length <= MAX_GAUGE_CHARACTERS) capture.text += text;
        return;
      case 'formula':
        capture.formula?.add(text);
    }
  }

  private close(name: string): void {
    if (VOID.has(name)) return;
    this.flush();
    const entry = this.stack.pop();
    if (!entry) return;
    if (entry.formulasBefore === this.writer.formulaCount && this.captures.length === 0) this.result.lostFormulas += 1;
    if (entry.capture !== undefined) {
      this.captures.pop();
      this.writeCaptured(entry.capture);
      if (!entry.written) return;
    }
    const around = this.captures.at(-1);
    if (around?.drawing !== undefined) around.drawing.close(name);
    else if (around?.formula !== undefined) around.formula.close(name);
    else if (entry.written) this.closeElement(entry);
  }

  private capture(entry: Open, mode: CaptureMode, details: Partial<Capture> = {}): void {
    entry.capture = { mode, text: '', ...details };
    this.captures.push(entry.capture);
  }

  private captureFormula(entry: Open, display: boolean, tex?: string): void {
    this.capture(entry, 'formula', { formula: new CollectedFormula(display, tex) });
  }

  private openCaptured(entry: Open, attributes: Attributes, capture: Capture): void {
    const { name } = entry;
    if (capture.formula !== undefined) {
      capture.formula.open(name, attributes);
      return;
    }
    capture.drawing?.open(name);
    if (capture.mode === 'field' && name === 'option') capture.isContent = 'selected' in attributes;
    // Formulas are often hidden next to the image or glyphs drawn for them.
    if ((capture.mode === 'drop' || capture.mode === 'hidden') && name === 'math')
      this.captureFormula(entry, attributes['display'] === 'block');
  }

  private writeCaptured({ mode, text, formula, drawing, hiding, value, isUnnamed }: Capture): void {
    const { writer } = this;
    if (formula !== undefined) writer.writeTex(formula.toTex(), formula.display);
    if (mode === 'data') this.result.structuredData.push(text);
    const labels = drawing?.found ?? [];
    if (labels.length > 0)
      writer.writeBlock(`<ul>${labels.map((label) => `<li>${escapeText(dropInvisible(label))}</li>`).join('')}</ul>`);
    if (mode === 'gauge') {
      writer.pending = text.trim() === '' ? (value ?? '') : text;
      this.flush();
    }
    if (mode === 'field' && (isUnnamed !== true || SENTENCES.test(text))) this.writeField(text);
    // The fraction 1/2 is drawn with a line, and its slash is for screen readers only.
    if (mode === 'hidden' && HIDDEN_SIGN.test(text)) writer.write(escapeText(text.trim()));
    if (hiding === 'unseen') this.said = text;
  }

  /** A base of ruby ends the reading before it, whose tag pages leave open. */
  private endReading(): void {
    const reading = this.stack.find(({ capture }) => capture !== undefined && capture === this.captures.at(-1));
    if (reading === undefined || !READING.test(reading.name)) return;
    this.captures.pop();
    reading.capture = undefined;
  }

  /** Frames and documents that the page shows, and forms that ask for a login; a visible one only. */
  private noteFrames(name: string, attributes: Attributes): void {
    const { result } = this;
    // Application shells contain a hidden login form.
    if (name === 'input' && attributes['type']?.toLowerCase() === 'password') result.passwordFields += 1;
    if (name === 'iframe' && (attributes['srcdoc'] ?? '') !== '') this.writeFrame(attributes['srcdoc'] ?? '');
    else if ((name === 'frame' || name === 'iframe') && (attributes['src'] ?? '') !== '')
      result.frames.push(attributes['src'] ?? '');
    const shown = embeddedDocument(name, attributes);
    if (shown !== undefined && !this.isBesideText()) result.embedded.push(shown);
  }

  private isBesideText(): boolean {
    return this.stack.some(({ name }) => BESIDE_TEXT.test(name));
  }

  /** Begins a capture if what is in an element isn't written as it is. */
  private isCaptured(entry: Open, attributes: Attributes): boolean {
    return (
      this.capturesScript(entry, attributes) ||
      this.capturesField(entry, attributes) ||
      this.capturesDropped(entry, attributes) ||
      this.capturesDrawnFormula(entry, attributes) ||
      this.capturesHidden(entry, attributes) ||
      this.capturesControl(entry, attributes)
    );
  }

  private capturesScript(entry: Open, attributes: Attributes): boolean {
    const { name } = entry;
    if (name === 'math') {
      this.captureFormula(entry, attributes['display'] === 'block', attributes['alttext']);
      return true;
    }
    if (name !== 'script') return false;
    const type = attributes['type']?.toLowerCase() ?? '';
    if (type.startsWith('math/tex')) this.captureFormula(entry, type.includes('mode=display'));
    else this.capture(entry, type === 'application/ld+json' ? 'data' : 'drop');
    return true;
  }

  private capturesField(entry: Open, attributes: Attributes): boolean {
    const { name } = entry;
    if (
      !FIELD.test(name) ||
      'readonly' in attributes ||
      isSecret(attributes) ||
      hidingOf(name, attributes, this.movedAway) !== undefined
    )
      return false;
    const isNamed = this.fields.isNamed(attributes, this.stack.slice(0, -1), !this.writer.atBlock);
    if (name !== 'textarea' && !isNamed) return false;
    this.capture(entry, 'field', { isContent: name === 'textarea', isUnnamed: !isNamed });
    return true;
  }

  private capturesDropped(entry: Open, attributes: Attributes): boolean {
    const { name } = entry;
    if (!DROPPED.has(name) || isShadow(name, attributes) || (name === 'textarea' && 'readonly' in attributes))
      return false;
    const isDiagram =
      name === 'svg' &&
      (/^graphics-document/.test(attributes['role'] ?? '') ||
        this.stack.slice(-8, -1).some((outer) => outer.name === 'figure'));
    if (isDiagram) this.capture(entry, 'drawing', { drawing: new DrawingLabels() });
    else if (!VOID.has(name)) this.capture(entry, 'drop');
    if (name === 'svg' && !isDiagram) this.writeLabel(attributes['aria-label']);
    return true;
  }

  private capturesDrawnFormula(entry: Open, attributes: Attributes): boolean {
    const { name } = entry;
    const tex = name === 'mjx-math' ? (attributes['data-latex'] ?? '') : '';
    // Version 3 writes no scripts, but draws with an element of its own.
    const isDrawn = this.hasTexScripts && name !== 'mjx-container' && DRAWN_FORMULA.test(attributes['class'] ?? '');
    if (tex === '' && !isDrawn) return false;
    if (tex !== '') this.writer.writeTex(tex, attributes['display'] === 'true');
    this.capture(entry, 'glyphs');
    return true;
  }

  private capturesHidden(entry: Open, attributes: Attributes): boolean {
    const { name } = entry;
    const hiding = name === 'dialog' && !('open' in attributes) ? 'unseen' : hidingOf(name, attributes, this.movedAway);
    if (hiding === undefined || this.options.keep?.has(hiding) === true) return false;
    const isInLine = hiding === 'aside' && INLINE_TAG.test(name) && this.writer.preformatted === 0;
    if (isInLine && this.shownText.isShown(name, this.parser.endIndex + 1, this.said)) return false;
    if (!VOID.has(name)) this.capture(entry, 'hidden', { hiding });
    return true;
  }

  private capturesControl(entry: Open, attributes: Attributes): boolean {
    const { name } = entry;
    const { stack, writer } = this;
    // In the parts around the text, the words of a form tell what those are.
    const purpose = this.controls.purposeOf(name, this.parser.startIndex);
    if (purpose !== undefined && !stack.slice(0, -1).some((outer) => BESIDE_TEXT.test(outer.name))) {
      writer.write(controlMark(purpose));
      this.capture(entry, 'drop');
      return true;
    }
    if (!GAUGE.test(name)) return false;
    // Alone in its block, it is part of the page's controls.
    const isInText = !writer.atBlock || /^(?:td|th|dd|li)$/.test(stack.at(-2)?.name ?? '');
    this.capture(entry, 'gauge', { value: isInText ? gaugeText(attributes) : '' });
    return true;
  }

  /** Writes what an element means, or keeps it for later, if its tag isn't written. */
  private isWrittenOtherwise(name: string, attributes: Attributes): boolean {
    const { result, writer } = this;
    if (name === 'input') {
      const value = this.fields.valueOf(attributes, this.stack, !writer.atBlock) ?? '';
      if (value !== '') writer.pending = ` ${value} `;
      if (value !== '' || attributes['type'] !== 'checkbox') return true;
    }
    if (name === 'link' && (attributes['as'] === 'script' || attributes['rel'] === 'modulepreload'))
      result.scripts += 1;
    if (FRAME.has(name)) {
      if (!this.frameAttributes.has(name))
        this.frameAttributes.set(name, keptAttributes(name, attributes, this.counted.types));
      return true;
    }
    if (name === 'img') this.writeImage(attributes);
    if (name === 'base' && attributes['href'] !== undefined) result.base ??= attributes['href'];
    if (SILENT.has(name)) return true;
    if (this.depth >= MAX_PAGE_DEPTH || result.elements >= MAX_ELEMENTS) {
      result.truncated = true;
      writer.write(' ');
      return true;
    }
    return false;
  }

  private writeImage(attributes: Attributes): void {
    const { writer } = this;
    const tex = texOfImage(attributes);
    // The same formula is often next to its image, for readers who don't see images.
    if (tex !== undefined && tex !== writer.lastTex) writer.writeTex(tex, false);
    else if (tex === undefined && isUnreadFormula(attributes)) this.result.lostFormulas += 1;
    // Pages draw emoji as images in the middle of a sentence.
    else if (EMOJI.test(attributes['alt'] ?? '')) writer.pending += attributes['alt'] ?? '';
    else this.writeLabel(attributes['alt']);
  }

  /** Whether an element has no text: styles draw a sign or a bar in it. */
  private isDrawn(name: string): boolean {
    const from = this.parser.endIndex + 1;
    return DRAWN_TAG.test(name) && /^\s*<\//.test(this.markup.slice(from, from + 20));
  }

  /** Writes a picture's name into a cell that may have nothing else. */
  private writeLabel(label = ''): void {
    const isShort = label.trim() !== '' && label.length <= MAX_LABEL_CHARACTERS && !/\.\w{3,4}$/.test(label);
    if (isShort && this.stack.slice(-4).some(({ name }) => CELL.test(name)))
      this.writer.write(`<span data-alt="${escapeAttribute(dropInvisible(label.trim()))}"></span>`);
  }

  /** What a field contains; its lines are those of a text. */
  private writeField(content: string): void {
    const lines = content.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1)
      this.writer.writeBlock(`<div>${lines.map((line) => escapeText(dropInvisible(line.trim()))).join('<br>')}</div>`);
    else if (lines[0] !== undefined) this.writer.pending = ` ${lines[0].trim()} `;
  }

  /** A frame's page that is written in this one. */
  private writeFrame(source: string): void {
    if (this.options.inFrame === true) return;
    const frame = cleanHtml(source, { ...this.options, xhtml: undefined, inFrame: true });
    this.result.elements += frame.elements;
    this.result.visibleCharacters += frame.visibleCharacters;
    this.writer.writeBlock(`<div>${bodyOf(frame)}</div>`);
  }

  private writeElement(entry: Open, attributes: Attributes): void {
    const { writer, stack } = this;
    const { name } = entry;
    this.result.elements += 1;
    if (name === 'meta' && !('content' in attributes)) return;
    const written = this.tagFor(name, attributes);
    const part = 'role' in attributes ? undefined : this.styledTables.of(name, attributes, stack.slice(-4, -1));
    const role = part === undefined || VOID.has(name) ? '' : ` data-part="${part}"`;
    const mark =
      this.counted.nested.size === 0
        ? undefined
        : countNested(entry, attributes, stack.slice(0, -1), this.counted.nested);
    const own = mark === undefined ? attributes : { ...attributes, 'data-mark': mark };
    const tag = `<${written}${keptAttributes(name, own, this.counted.types)}${role}>`;
    if (name === 'title') writer.section = 'head';
    if (name === 'meta' && !('itemprop' in attributes)) {
      writer.write(tag, 'head');
      return;
    }
    if (attributes['role'] === 'img') this.writeLabel(attributes['aria-label']);
    else if (this.isDrawn(name)) this.writeLabel(attributes['aria-label'] ?? attributes['title']);
    const box = this.boxes.of(name, attributes, stack.slice(-4, -1));
    if (box.apart) writer.isApart = true;
    entry.isFirst = writer.atBlock;
    writer.write(tag);
    writer.atBlock = !INLINE_TAG.test(name);
    if (VOID.has(name)) return;
    entry.name = written;
    entry.preformatted = PREFORMATTED.test(written) || PREFORMATTED_CLASS.test(attributes['class'] ?? '');
    if (entry.preformatted) writer.preformatted += 1;
    entry.written = true;
    entry.keepsLines = keepsLines(attributes['style']) ?? stack.at(-2)?.keepsLines;
    entry.apart = box.apart;
    entry.isContainer = box.container;
    entry.className = attributes['class'];
    this.depth += 1;
    entry.isStruck = this.isStruck(written, attributes);
    if (entry.isStruck) writer.write('<del>');
    this.writeUnwritten(entry, name, attributes);
  }

  /** Whether styles strike the line that an element is. */
  private isStruck(name: string, attributes: Attributes): boolean {
    return (
      !STRIKES.test(name) &&
      !NEUTRAL.test(name) &&
      textTagOf(attributes, this.markedClasses, this.stack.slice(0, -1)) === 'del' &&
      this.shownText.isLine(name, this.parser.endIndex + 1)
    );
  }

  /** Writes what a reader sees in an element, but its text doesn't say, or not as text. */
  private writeUnwritten(entry: Open, name: string, attributes: Attributes): void {
    const { writer, generated } = this;
    const from = this.parser.endIndex + 1;
    const label = writer.preformatted > 0 ? undefined : this.shownText.inOne(name, attributes, from);
    if (label !== undefined) {
      writer.pending = label;
      this.flush();
      this.capture(entry, 'drop');
      return;
    }
    entry.after = generated.of('after', name, attributes);
    const before = generated.of('before', name, attributes);
    if (before !== '' && BEGINS_WITH_FIGURE.test(this.markup.slice(from, from + 20))) writer.pending = before;
    const number = this.countedText.before(name, attributes['class'], this.stack.slice(0, -1));
    if (number !== '') writer.pending = `${number} `;
  }

  /** The element to write one as. */
  private tagFor(name: string, attributes: Attributes): string {
    const { stack, writer } = this;
    if (isShadow(name, attributes)) return 'div';
    // The questions of a page are buttons that open their answers.
    const isQuestion =
      name === 'button' && writer.atBlock && stack.slice(-4, -1).some((outer) => HEADING.test(outer.name));
    if (isQuestion) return 'span';
    const titlesPanel =
      writer.atBlock && this.controls.titlesPanel(name, attributes, this.parser.startIndex) && !this.isBesideText();
    if (titlesPanel) return 'summary';
    const marked = NEUTRAL.test(name) ? textTagOf(attributes, this.markedClasses, stack.slice(0, -1)) : undefined;
    return RENAMED.get(name) ?? marked ?? name;
  }

  private closeElement(entry: Open): void {
    const { writer } = this;
    if ((entry.after ?? '') !== '' && !writer.atBlock && ENDS_WITH_FIGURE.test(writer.lastText)) {
      writer.pending = entry.after ?? '';
      this.flush();
    }
    this.depth -= 1;
    writer.write(`${entry.isStruck === true ? '</del>' : ''}</${entry.name}>`);
    writer.atBlock = !INLINE_TAG.test(entry.name);
    if (entry.apart === true) writer.isApart = true;
    if (isAttribution(entry, this.stack)) writer.pending = ' ';
    if (entry.preformatted === true) writer.preformatted -= 1;
    if (entry.name === 'title') writer.section = 'body';
  }
}

/** Whether an element is a shadow tree that the page declares: its content is displayed. */
const isShadow = (name: string, attributes: Attributes): boolean =>
  name === 'template' && ('shadowrootmode' in attributes || 'shadowroot' in attributes);

/** Whether an element names whom a quotation is from, before its words. */
const isAttribution = ({ name, isFirst }: Open, around: readonly Open[]): boolean =>
  name === 'cite' && isFirst === true && around.slice(-3).some((outer) => outer.name === 'blockquote');

/** Whether a style keeps the lines of a text; undefined if it doesn't say. */
function keepsLines(style = ''): boolean | undefined {
  const space = /(?:^|;)\s*white-space\s*:\s*([\w-]+)/i.exec(style)?.[1];
  return space === undefined ? undefined : /^(?:pre|break-spaces)/i.test(space);
}

/** The value of a meter or progress bar, as its share of the whole. */
function gaugeText({ value = '', max = '1' }: Attributes): string {
  if (value === '' || Number.isNaN(Number(value))) return '';
  return Number(max) === 1 ? `${Number((Number(value) * 100).toPrecision(12))}%` : `${value}/${max}`;
}
