import { withoutBetween } from '../../withoutBetween.js';

/** A form with more words contains text of the page. */
const MAX_FORM_WORDS = 80;
const MAX_FORM_CHARACTERS = 20_000;
/** The panel that a button opens begins near it. */
const PANEL_DISTANCE = 3_000;
const MIN_TITLE_CHARACTERS = 4;
/** No page that people read has more forms or panels; looking further would take long. */
const MAX_FORMS = 40;
const MAX_BUTTONS = 300;

const FORM = /<form\b[^<>]{0,2000}>/gi;
const SEARCHES = /^<form\b[^<>]*\brole\s*=\s*["']?search\b/i;
/** A field that asks for what is looked for, or where to write to. */
const ASKS = /<input\b[^<>]{0,1000}?\btype\s*=\s*["']?(?:search|email)\b/i;
const ASKS_ADDRESS = /<input\b[^<>]{0,1000}?\btype\s*=\s*["']?email\b/i;
/** A field that shows something, or that tells that the page asks for a login. */
const SHOWS = /<input\b[^<>]{0,1000}?(?:\breadonly\b|\btype\s*=\s*["']?password\b)|<output\b|<table\b/i;

/** Fields that a form has only if it asks for more than where to write to: it applies, registers, or reports. */
const ASKS_MORE =
  /<(?:textarea|select)\b|<input\b[^<>]{0,1000}?\btype\s*=\s*["']?(?:tel|number|date|time|datetime-local|month|file|radio|range)\b/i;

/** What a form is for that isn't text of the page. */
export type FormPurpose = 'search' | 'signUp' | 'other';

/** Written in the place of such a form. */
export const controlMark = (purpose: FormPurpose): string => `<span data-control="${purpose}"></span>`;

function purposeOf(tag: string, inside: string): FormPurpose | undefined {
  if (SEARCHES.test(tag)) return 'search';
  if (!ASKS.test(inside)) return undefined;
  if (!ASKS_ADDRESS.test(inside)) return 'search';
  return ASKS_MORE.test(inside) ? 'other' : 'signUp';
}

/** Where the forms begin that only search or ask for an address. A form around much of a page isn't one. */
function controlForms(markup: string): Map<number, FormPurpose> {
  const found = new Map<number, FormPurpose>();
  let count = 0;
  for (const { 0: tag, index } of markup.matchAll(FORM)) {
    if (++count > MAX_FORMS) break;
    const form = markup.slice(index, index + MAX_FORM_CHARACTERS);
    const end = form.search(/<\/form/i);
    const inside = form.slice(tag.length, Math.max(0, end));
    const purpose = purposeOf(tag, inside);
    if (end < 0 || purpose === undefined || SHOWS.test(inside)) continue;
    const words = withoutBetween(withoutBetween(inside, '<option', '</option'), '<', '>').split(/\s+/);
    if (words.filter((word) => word !== '').length <= MAX_FORM_WORDS) found.set(index, purpose);
  }
  return found;
}

/** Which elements of a page are its controls, by where their tags begin in its markup. */
export class PageControls {
  private readonly forms: ReadonlyMap<number, FormPurpose>;
  private buttons = 0;

  constructor(private readonly markup: string) {
    this.forms = /<form/i.test(markup) ? controlForms(markup) : new Map();
  }

  /** What a form is for whose words aren't text of the page; undefined for other elements. */
  purposeOf(name: string, at: number): FormPurpose | undefined {
    return name === 'form' ? this.forms.get(at) : undefined;
  }

  /** Whether a button is the title of the panel of text right after it, which it opens. */
  titlesPanel(name: string, attributes: Readonly<Record<string, string>>, at: number): boolean {
    if (name !== 'button' || !('aria-expanded' in attributes)) return false;
    const opens = attributes['aria-controls'] ?? attributes['data-bs-target'] ?? attributes['data-target'] ?? '';
    const id = opens.replace(/^#/, '');
    if (!/^[\w:.-]{1,100}$/.test(id) || ++this.buttons > MAX_BUTTONS) return false;
    const after = this.markup.slice(at, at + PANEL_DISTANCE);
    const end = after.search(/<\/button/i);
    if (end < 0) return false;
    const title = withoutBetween(after.slice(0, end), '<', '>').trim();
    const panel = after.slice(end);
    const tag = new RegExp(`<(\\w+)[^<>]{0,500}?\\sid\\s*=\\s*["']?${id.replace(/\./g, '\\.')}["'\\s>]`, 'i').exec(
      panel,
    );
    // A list of links or a form is a menu, and another button has the panel after itself.
    return (
      title.length >= MIN_TITLE_CHARACTERS &&
      tag !== null &&
      !/^(?:ul|ol|nav|form|dialog)$/i.test(tag[1] ?? '') &&
      !/<button/i.test(panel.slice(0, tag.index))
    );
  }
}
