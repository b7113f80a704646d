import { Parser } from 'htmlparser2';
import {
  delimitedTex,
  DRAWN_FORMULA,
  MAX_DELIMITED,
  FORMULA_CLASS,
  isUnreadFormula,
  texOfImage,
  texOfMathml,
} from './formulas.js';
import { DrawingLabels } from './drawingLabels.js';
import { FormFields, isSecret } from './formFields.js';
import { dropInvisible, hidingOf, type Hiding } from './invisibleText.js';
import {
  DROPPED,
  VOID,
  SILENT,
  KEPT_ATTRIBUTES,
  META_ATTRIBUTES,
  INLINE_TAG,
  FRAME,
  GAUGE,
  OWN_ATTRIBUTES,
  RAW_TEXT,
  READING,
  PREFORMATTED,
  PREFORMATTED_CLASS,
  RENAMED,
} from './markupKinds.js';
import { classesMovedAway } from './movedAway.js';
import { countedLists } from './listCounters.js';
import { CONTROL_MARK, PageControls } from './pageControls.js';
import { LayoutBoxes, wouldJoin, type Placed } from './layoutBoxes.js';
import { withDeclaredEntities } from '../../declaredEntities.js';
import { declaredListType } from '../orderedLists.js';
import { classesOfScripts, HIDDEN_SIGN, tagOfStyle } from './raisedText.js';
import { StyledTables } from './styledTables.js';
import {
  MAX_ATTRIBUTE_CHARACTERS,
  MAX_CLEAN_CHARACTERS,
  MAX_PAGE_DEPTH,
  MAX_ELEMENTS,
  MAX_HTML_CHARACTERS,
  MAX_OPEN_ELEMENTS,
  TOKENIZER_CHUNK_CHARACTERS,
} from '../limits.js';

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

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{RI}|\p{Emoji_Modifier}|\u200d|\ufe0f){1,12}$/u;
const MAX_SIGN_CHARACTERS = 8;
const MATHS_LIMIT = 4_000;
const MATHS_MARKUP_LIMIT = 60_000;
/** MathML attributes that change a formula's meaning. */
const attributesIn = (attributes: Readonly<Record<string, string>>): string =>
  ['open', 'close', 'separators', 'linethickness', 'mathvariant', 'columnalign', 'accent']
    .filter((key) => key in attributes)
    .map((key) => ` ${key}="${escapeAttribute(attributes[key] ?? '')}"`)
    .join('');

// Escapes only what would be parsed as markup: the DOM creates a separate text node for every entity. A character at
// the end counts, because the next output may follow it directly.
const escapeText = (text: string): string => text.replace(/&(?=[#\w]|$)/g, '&amp;').replace(/<(?=[\w/!?]|$)/g, '&lt;');
const escapeAttribute = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/** The value of a meter or progress bar, as its share of the whole. */
function gaugeText({ value = '', max = '1' }: Readonly<Record<string, string>>): string {
  if (value === '' || Number.isNaN(Number(value))) return '';
  return Number(max) === 1 ? `${Number((Number(value) * 100).toPrecision(12))}%` : `${value}/${max}`;
}

type Mode = 'drop' | 'glyphs' | 'hidden' | 'maths' | 'data' | 'gauge' | 'drawing' | 'field';
interface Capture {
  mode: Mode;
  text: string;
  /** A formula's markup. */
  markup: string;
  /** A formula's TeX, or a gauge's value. */
  tex: string;
  inAnnotation: boolean;
  /** Whether the text is what a field contains, rather than what could be chosen. */
  isContent?: boolean;
  /** Whether no text says what a field is for: a few words in it say what to write there. */
  isUnnamed?: boolean;
  display: boolean;
  drawing?: DrawingLabels;
}
/** A picture's name in the place of a word; longer ones describe it. */
const MAX_LABEL_CHARACTERS = 40;
const CELL = /^t[dh]$/;
const SENTENCES = /[.!?。！？]\s*$|\S\s*\n\s*\S/;
const FIELD = /^(?:select|textarea)$/;
const HEADING = /^(?:h[1-6]|dt|summary)$/;

/** Whether a style keeps the lines of a text; undefined if it doesn't say. */
function keepsLines(style = ''): boolean | undefined {
  const space = /(?:^|;)\s*white-space\s*:\s*([\w-]+)/i.exec(style)?.[1];
  return space === undefined ? undefined : /^(?:pre|break-spaces)/i.test(space);
}

interface Open extends Placed {
  written: boolean;
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

/** Parts of a page around its text. */
const BESIDE_TEXT = /^(?:nav|aside|footer|header|form|noscript)$/;
const DOCUMENT = /^[^?#]*\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|epub|csv|txt|x?html?)(?:$|[?#])/i;

/** The address of a document that an element shows in the page; undefined for films, advertisements, and hidden ones. */
function embeddedDocument(name: string, attributes: Readonly<Record<string, string>>): string | undefined {
  const address =
    name === 'object' ? attributes['data'] : /^(?:iframe|embed)$/.test(name) ? attributes['src'] : undefined;
  const isTiny = [attributes['width'], attributes['height']].some(
    (size) => size !== undefined && /^[01](?:px)?$/.test(size),
  );
  return address === undefined || !DOCUMENT.test(address) || isTiny || hidingOf(name, attributes) !== undefined
    ? undefined
    : address;
}

/** Whether an element names whom a quotation is from, before its words. */
const isAttribution = ({ name, isFirst }: Open, around: readonly Open[]): boolean =>
  name === 'cite' && isFirst === true && around.slice(-3).some((outer) => outer.name === 'blockquote');

export interface CleanOptions {
  /** Keep content hidden in these ways. */
  keep?: ReadonlySet<Hiding>;
  /** Whether this is a frame's page; frames in it are left out. */
  inFrame?: boolean;
  /** Whether `<title/>` is closed. Default: detected from the text. */
  xhtml?: boolean;
}

/** Whether a page is written as XML, where any element may close itself. */
function isXhtml(source: string): boolean {
  const head = source.slice(0, 2_048);
  return (
    /^\s*<\?xml\s/.test(head) ||
    /<html\s[^>]{0,500}\bxmlns\s*=/i.test(head) ||
    /<!doctype\s+html\s+public\s+["'][^"']*xhtml/i.test(head)
  );
}

/**
 * Spells `<![CDATA[` so that the tokenizer ends it at the next ">", as browsers do, where it opens no section: everywhere
 * in HTML, and in XHTML where nothing closes it. The length stays the same.
 */
function withoutOpenSections(source: string, xhtml: boolean): string {
  if (!source.includes('<![CDATA[')) return source;
  const closed = xhtml ? Math.max(0, source.lastIndexOf(']]>')) : 0;
  return source.slice(0, closed) + source.slice(closed).replaceAll('<![CDATA[', '<![cdata[');
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
  const source = xhtml ? withDeclaredEntities(given) : given;
  const result: CleanedHtml = {
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
    truncated: source.length > MAX_HTML_CHARACTERS,
  };
  const movedAway = classesMovedAway(source);
  const scriptClasses = classesOfScripts(source);
  const boxes = new LayoutBoxes(source);
  const fields = new FormFields(source);
  const markup = withoutOpenSections(source, xhtml);
  const controls = new PageControls(markup);
  const counted = countedLists(source);
  const styledTables = new StyledTables(source);
  const hasTexScripts = source.includes('math/tex');
  const head: string[] = [];
  const body: string[] = [];
  /** The output's section: a title belongs in the head, wherever the page has it. */
  let out = body;
  const frameAttributes = new Map<string, string>();
  let length = 0;
  let depth = 0;
  /** Whether the last output was a block's tag; whitespace after it is insignificant. */
  let atBlock = true;
  let preformatted = 0;
  /** The last text, and whether styles set the next one apart from it. */
  let lastText = '';
  let isApart = false;
  /** Characters in the text that look like markup; the DOM creates a node for each, so they count as elements. */
  let marks = 0;
  const stack: Open[] = [];
  const captures: Capture[] = [];
  /** How the captured hidden content is hidden. */
  let hidden: Hiding = 'unseen';
  const write = (text: string, to = out): void => {
    if (length + text.length > MAX_CLEAN_CHARACTERS) {
      result.truncated = true;
      return;
    }
    length += text.length;
    to.push(text);
  };
  /** Writes as many words of an escaped text as there is room for: it may be all that the page has. */
  const writeBeginning = (text: string): void => {
    const room = MAX_CLEAN_CHARACTERS - length;
    if (text.length <= room) {
      write(text);
      return;
    }
    result.truncated = true;
    // No half of an entity or of a surrogate pair.
    write(
      /^[^]*(?=\s)/.exec(text.slice(0, room))?.[0] ?? text.slice(0, room).replace(/(?:&[^;]*|[\ud800-\udbff])$/, ''),
    );
  };
  /**
   * Text since the last tag. The tokenizer splits text at entities and "<"; only complete text can be escaped and
   * collapsed.
   */
  let pending = '';
  const flushText = (): void => {
    const raw = pending;
    pending = '';
    const own = preformatted > 0 ? dropInvisible(raw) : dropInvisible(raw).replace(/\s+/g, ' ');
    if (preformatted === 0 && stack.at(-1)?.keepsLines === true && raw.includes('\n') && raw.trim() !== '') {
      for (const [index, line] of raw.split('\n').entries()) {
        if (index > 0 && !atBlock) write('<br>');
        pending = line;
        flushText();
      }
      return;
    }
    const joins = isApart && !atBlock && preformatted === 0 && wouldJoin(lastText, own);
    const text = joins ? ` ${own}` : own;
    if (text === '' || (text === ' ' && atBlock && preformatted === 0)) return;
    if (preformatted === 0 && writeDelimited(text)) return;
    marks += text.split(/[<&]/).length - 1;
    writeBeginning(marks > MAX_ELEMENTS ? text.replace(/[<&]/g, ' ') : escapeText(text));
    atBlock = false;
    lastText = own;
    isApart = false;
  };
  let lastTex = '';
  let formulas = 0;
  const writeTex = (tex: string, display: boolean): void => {
    const trimmed = tex
      .trim()
      .replace(/^\{\\displaystyle\s*([\s\S]*)\}$/, '$1')
      .trim();
    lastTex = trimmed;
    atBlock = false;
    if (trimmed !== '') formulas += 1;
    if (trimmed !== '')
      write(`<span data-tex="${display ? 'block' : 'inline'}">${escapeText(dropInvisible(trimmed))}</span>`);
  };
  /** Writes a text with formulas between the delimiters that scripts look for. */
  const writeDelimited = (text: string): boolean => {
    const pieces = delimitedTex(text, MAX_DELIMITED - formulas);
    if (pieces === undefined) return false;
    for (const { tex, display, before } of pieces) {
      if (before !== '') writeBeginning(escapeText(before));
      if (tex !== '') writeTex(tex, display);
    }
    atBlock = false;
    lastText = text;
    isApart = false;
    return true;
  };
  const begin = (entry: Open, mode: Mode, display = false, tex = ''): void => {
    entry.capture = { mode, text: '', markup: '', tex, inAnnotation: false, display };
    captures.push(entry.capture);
  };

  /** What a field contains; its lines are those of a text. */
  const writeField = (content: string): void => {
    const lines = content.split('\n').filter((line) => line.trim() !== '');
    if (lines.length > 1) {
      write(`<div>${lines.map((line) => escapeText(dropInvisible(line.trim()))).join('<br>')}</div>`);
      atBlock = true;
    } else if (lines[0] !== undefined) pending = ` ${lines[0].trim()} `;
  };

  /** A frame's page that is written in this one. */
  const writeFrame = (source: string): void => {
    if (options.inFrame === true) return;
    const frame = cleanHtml(source, { ...options, xhtml: undefined, inFrame: true });
    result.elements += frame.elements;
    result.visibleCharacters += frame.visibleCharacters;
    write(`<div>${bodyOf(frame)}</div>`);
    atBlock = true;
  };

  const attributesOf = (name: string, attributes: Record<string, string>): string => {
    let written = '';
    for (const [key, value] of Object.entries(attributes)) {
      if (
        (name === 'meta'
          ? META_ATTRIBUTES.has(key)
          : KEPT_ATTRIBUTES.has(key) ||
            OWN_ATTRIBUTES.get(name)?.includes(key) ||
            (key === 'rel' && value.includes('author'))) &&
        (value !== '' || key === 'itemscope' || key === 'checked' || key === 'reversed') &&
        value.length <= MAX_ATTRIBUTE_CHARACTERS
      )
        written += ` ${key}="${escapeAttribute(dropInvisible(value))}"`;
    }
    // How pages named places before any element could have an id.
    if (name === 'a' && !('id' in attributes) && /^[^\s]{1,200}$/.test(attributes['name'] ?? ''))
      written += ` id="${escapeAttribute(dropInvisible(attributes['name'] ?? ''))}"`;
    if (name === 'ol' && !('type' in attributes)) {
      const classes = counted.size === 0 ? [] : (attributes['class'] ?? '').split(/\s+/);
      const type =
        declaredListType(attributes['style']) ??
        classes.map((own) => counted.get(own)).find((own) => own !== undefined);
      if (type !== undefined) written += ` type="${type}"`;
    }
    return written;
  };

  /** Writes a picture's name into a cell that may have nothing else. */
  const writeLabel = (label = ''): void => {
    const isShort = label.trim() !== '' && label.length <= MAX_LABEL_CHARACTERS && !/\.\w{3,4}$/.test(label);
    if (isShort && stack.slice(-4).some(({ name }) => CELL.test(name)))
      write(`<span data-alt="${escapeAttribute(dropInvisible(label.trim()))}"></span>`);
  };

  /** A base of ruby ends the reading before it, whose tag pages leave open. */
  const endReading = (): void => {
    const reading = stack.find(({ capture }) => capture !== undefined && capture === captures.at(-1));
    if (reading === undefined || !READING.test(reading.name)) return;
    captures.pop();
    reading.capture = undefined;
  };

  const open = (name: string, attributes: Record<string, string>): void => {
    if (pending !== '') flushText();
    const entry: Open = { name, written: false };
    if (!VOID.has(name)) stack.push(entry);
    if (name === 'script') {
      result.scripts += 1;
    }
    if (name === 'mjx-container' || FORMULA_CLASS.test(attributes['class'] ?? '')) entry.formulasBefore = formulas;
    if (name === 'rb') endReading();
    const capture = captures.at(-1);
    // Application shells contain a hidden login form; only a visible one asks for a login.
    if (!capture && name === 'input' && attributes['type']?.toLowerCase() === 'password') result.passwordFields += 1;
    if (capture) {
      if (capture.mode === 'maths') {
        if (name === 'annotation') capture.inAnnotation = /tex/i.test(attributes['encoding'] ?? '');
        // It says the same as the attribute before it.
        if (capture.inAnnotation) capture.tex = '';
        if (capture.markup.length < MATHS_MARKUP_LIMIT)
          capture.markup += `<${name.replace(/^.*:/, '')}${attributesIn(attributes)}>`;
        return;
      }
      capture.drawing?.open(name);
      if (capture.mode === 'field' && name === 'option') capture.isContent = 'selected' in attributes;
      // Formulas are often hidden next to the image or glyphs drawn for them.
      if ((capture.mode === 'drop' || capture.mode === 'hidden') && name === 'math')
        begin(entry, 'maths', attributes['display'] === 'block');
      return;
    }
    if (name === 'script') {
      const type = attributes['type']?.toLowerCase() ?? '';
      if (type.startsWith('math/tex')) begin(entry, 'maths', type.includes('mode=display'));
      else begin(entry, type === 'application/ld+json' ? 'data' : 'drop');
      return;
    }
    if (name === 'math') {
      begin(entry, 'maths', attributes['display'] === 'block', attributes['alttext']);
      return;
    }
    const shadow = name === 'template' && ('shadowrootmode' in attributes || 'shadowroot' in attributes);
    if (name === 'iframe' && (attributes['srcdoc'] ?? '') !== '') writeFrame(attributes['srcdoc'] ?? '');
    else if ((name === 'frame' || name === 'iframe') && (attributes['src'] ?? '') !== '')
      result.frames.push(attributes['src'] ?? '');
    const shown = embeddedDocument(name, attributes);
    if (shown !== undefined && !stack.some((outer) => BESIDE_TEXT.test(outer.name))) result.embedded.push(shown);
    if (
      FIELD.test(name) &&
      !('readonly' in attributes) &&
      !isSecret(attributes) &&
      hidingOf(name, attributes, movedAway) === undefined &&
      (name === 'textarea' || fields.isNamed(attributes, stack.slice(0, -1), !atBlock))
    ) {
      begin(entry, 'field');
      if (entry.capture === undefined) return;
      entry.capture.isContent = name === 'textarea';
      entry.capture.isUnnamed = !fields.isNamed(attributes, stack.slice(0, -1), !atBlock);
      return;
    }
    if (DROPPED.has(name) && !shadow && !(name === 'textarea' && 'readonly' in attributes)) {
      const isDiagram =
        name === 'svg' &&
        (/^graphics-document/.test(attributes['role'] ?? '') ||
          stack.slice(-8, -1).some((outer) => outer.name === 'figure'));
      if (!VOID.has(name)) begin(entry, isDiagram ? 'drawing' : 'drop');
      if (isDiagram && entry.capture !== undefined) entry.capture.drawing = new DrawingLabels();
      else if (name === 'svg') writeLabel(attributes['aria-label']);
      return;
    }
    if (name === 'mjx-math' && (attributes['data-latex'] ?? '') !== '') {
      writeTex(attributes['data-latex'] ?? '', attributes['display'] === 'true');
      begin(entry, 'glyphs');
      return;
    }
    // Version 3 writes no scripts, but draws with an element of its own.
    if (hasTexScripts && name !== 'mjx-container' && DRAWN_FORMULA.test(attributes['class'] ?? '')) {
      begin(entry, 'glyphs');
      return;
    }
    const hiding = name === 'dialog' && !('open' in attributes) ? 'unseen' : hidingOf(name, attributes, movedAway);
    if (hiding !== undefined && options.keep?.has(hiding) !== true) {
      if (!VOID.has(name)) {
        begin(entry, 'hidden');
        hidden = hiding;
      }
      return;
    }
    // In the parts around the text, the words of a form tell what those are.
    if (controls.isControl(name, parser.startIndex) && !stack.slice(0, -1).some(({ name }) => BESIDE_TEXT.test(name))) {
      write(CONTROL_MARK);
      begin(entry, 'drop');
      return;
    }
    if (GAUGE.test(name)) {
      // Alone in its block, it is part of the page's controls.
      const isInText = !atBlock || /^(?:td|th|dd|li)$/.test(stack.at(-2)?.name ?? '');
      begin(entry, 'gauge', false, isInText ? gaugeText(attributes) : '');
      return;
    }
    if (name === 'input') {
      const value = fields.valueOf(attributes, stack, !atBlock) ?? '';
      if (value !== '') pending = ` ${value} `;
      if (value !== '' || attributes['type'] !== 'checkbox') return;
    }
    if (name === 'link' && (attributes['as'] === 'script' || attributes['rel'] === 'modulepreload'))
      result.scripts += 1;
    if (FRAME.has(name)) {
      if (!frameAttributes.has(name)) frameAttributes.set(name, attributesOf(name, attributes));
      return;
    }
    if (name === 'img') {
      const tex = texOfImage(attributes);
      // The same formula is often next to its image, for readers who don't see images.
      if (tex !== undefined && tex !== lastTex) writeTex(tex, false);
      else if (tex === undefined && isUnreadFormula(attributes)) result.lostFormulas += 1;
      // Pages draw emoji as images in the middle of a sentence.
      else if (EMOJI.test(attributes['alt'] ?? '')) pending += attributes['alt'] ?? '';
      else writeLabel(attributes['alt']);
      return;
    }
    if (SILENT.has(name)) {
      if (name === 'base' && attributes['href'] !== undefined) result.base ??= attributes['href'];
      return;
    }
    if (depth >= MAX_PAGE_DEPTH || result.elements >= MAX_ELEMENTS) {
      result.truncated = true;
      write(' ');
      return;
    }
    result.elements += 1;
    if (name === 'meta' && !('content' in attributes)) return;
    // The questions of a page are buttons that open their answers.
    const isQuestion = name === 'button' && atBlock && stack.slice(-4, -1).some((outer) => HEADING.test(outer.name));
    const titlesPanel =
      atBlock &&
      controls.titlesPanel(name, attributes, parser.startIndex) &&
      !stack.some((outer) => BESIDE_TEXT.test(outer.name));
    const written = shadow
      ? 'div'
      : isQuestion
        ? 'span'
        : titlesPanel
          ? 'summary'
          : (RENAMED.get(name) ?? tagOfStyle(name, attributes, scriptClasses) ?? name);
    const part = 'role' in attributes ? undefined : styledTables.of(name, attributes, stack.slice(-4, -1));
    const role = part === undefined || VOID.has(name) ? '' : ` data-part="${part}"`;
    const tag = `<${written}${attributesOf(name, attributes)}${role}>`;
    if (name === 'title') out = head;
    if (name === 'meta' && !('itemprop' in attributes)) {
      write(tag, head);
      return;
    }
    if (attributes['role'] === 'img') writeLabel(attributes['aria-label']);
    const box = boxes.of(name, attributes, stack.slice(-4, -1));
    if (box.apart) isApart = true;
    entry.isFirst = atBlock;
    write(tag);
    atBlock = !INLINE_TAG.test(name);
    if (VOID.has(name)) return;
    entry.name = written;
    entry.preformatted = PREFORMATTED.test(written) || PREFORMATTED_CLASS.test(attributes['class'] ?? '');
    if (entry.preformatted) preformatted += 1;
    entry.written = true;
    entry.keepsLines = keepsLines(attributes['style']) ?? stack.at(-2)?.keepsLines;
    entry.apart = box.apart;
    entry.isContainer = box.container;
    entry.className = attributes['class'];
    depth += 1;
  };

  const close = (name: string): void => {
    if (VOID.has(name)) return;
    if (pending !== '') flushText();
    const entry = stack.pop();
    if (!entry) return;
    const { capture, formulasBefore } = entry;
    if (formulasBefore === formulas && captures.length === 0) result.lostFormulas += 1;
    if (capture) {
      captures.pop();
      if (capture.mode === 'maths')
        writeTex(capture.tex || texOfMathml(capture.markup, capture.text.replace(/\s+/g, ' ')), capture.display);
      if (capture.mode === 'data') result.structuredData.push(capture.text);
      const labels = capture.drawing?.found ?? [];
      if (labels.length > 0) {
        write(`<ul>${labels.map((label) => `<li>${escapeText(dropInvisible(label))}</li>`).join('')}</ul>`);
        atBlock = true;
      }
      if (capture.mode === 'gauge') {
        pending = capture.text.trim() === '' ? capture.tex : capture.text;
        flushText();
      }
      if (capture.mode === 'field' && (capture.isUnnamed !== true || SENTENCES.test(capture.text)))
        writeField(capture.text);
      // The fraction 1/2 is drawn with a line, and its slash is for screen readers only.
      if (capture.mode === 'hidden' && HIDDEN_SIGN.test(capture.text)) write(escapeText(capture.text.trim()));
    } else if (captures.at(-1)?.drawing !== undefined) captures.at(-1)?.drawing?.close(name);
    else if (captures.at(-1)?.mode === 'maths') {
      const inner = captures.at(-1) as Capture;
      if (name === 'annotation') inner.inAnnotation = false;
      inner.markup += `</${name.replace(/^.*:/, '')}>`;
    } else if (entry.written) {
      depth -= 1;
      write(`</${entry.name}>`);
      atBlock = !INLINE_TAG.test(entry.name);
      if (entry.apart === true) isApart = true;
      if (isAttribution(entry, stack)) pending = ' ';
      if (entry.preformatted === true) preformatted -= 1;
      if (entry.name === 'title') out = body;
    }
  };

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext(text) {
        const capture = captures.at(-1);
        if (!capture) {
          result.visibleCharacters += text.trim().length;
          pending += text;
          return;
        }
        if (capture.mode === 'hidden') {
          if (!RAW_TEXT.has(stack.at(-1)?.name ?? '')) result.hiddenCharacters[hidden] += text.trim().length;
          if (capture.text.length < MAX_SIGN_CHARACTERS) capture.text += text;
          return;
        }
        capture.drawing?.add(text);
        if (capture.mode === 'field') {
          if (capture.isContent === true) capture.text += text;
          return;
        }
        if (capture.mode === 'drop' || capture.mode === 'glyphs' || capture.mode === 'drawing') {
          if (stack.at(-1)?.name === 'script') result.scriptCharacters += text.length;
          return;
        }
        if (capture.mode === 'data') {
          capture.text += text;
          result.scriptCharacters += text.length;
          return;
        }
        if (capture.text.length + capture.tex.length > MATHS_LIMIT) return;
        if (capture.inAnnotation) capture.tex += text;
        else {
          capture.text += text;
          capture.markup += text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
        }
      },
    },
    { decodeEntities: true, recognizeSelfClosing: xhtml, recognizeCDATA: xhtml },
  );
  const end = Math.min(source.length, MAX_HTML_CHARACTERS);
  for (let at = 0; at < end && stack.length < MAX_OPEN_ELEMENTS; at += TOKENIZER_CHUNK_CHARACTERS) {
    parser.write(markup.slice(at, Math.min(end, at + TOKENIZER_CHUNK_CHARACTERS)));
  }
  if (stack.length >= MAX_OPEN_ELEMENTS) result.truncated = true;
  parser.end();
  if (pending !== '') flushText();
  const tag = (name: string): string => `<${name}${frameAttributes.get(name) ?? ''}>`;
  result.html = `<!doctype html>${tag('html')}<head>${head.join('')}</head>${tag('body')}${body.join('')}</body></html>`;
  return result;
}
