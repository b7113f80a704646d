import type { Placed } from './layoutBoxes.js';

/** Kinds of input whose value is written in them. */
const WRITTEN = /^(?:text|number|date|datetime-local|month|week|time|email|tel|url|)$/;
const BOX = /^(?:checkbox|radio)$/;
/** An input that empties itself when it is entered shows a hint. */
const EMPTIED = /this\.value|\.val\(/;
/** Values that only their owner may see, by what the page says browsers may fill in, and by the names of fields. */
const SECRET_FILL = /(?:^|\s)(?:(?:current|new)-password|one-time-code|cc-[a-z-]+)(?:\s|$)/i;
const SECRET_NAME = /pass(?:word|wd|code)|passwort|secret|token|csrf|xsrf|captcha|honeypot/i;
const MASKED = /text-security\s*:/i;
/** Elements whose field is a value of what they name. */
const NAMED_PLACE = /^(?:t[dh]|dd|li|label)$/;
const FORM = /^(?:form|fieldset)$/;
const CHECKED = /<input\b[^<>]{0,500}\schecked\b[^<>]{0,500}>/gi;
const LABEL = /<label\b[^<>]{0,500}?\sfor\s*=\s*["']?([^"'\s>]+)/gi;

type Attributes = Readonly<Record<string, string>>;

/** What the fields of a page's forms contain, as a reader sees it. */
export class FormFields {
  /** Ids of the fields that labels name. */
  private readonly labeled: ReadonlySet<string>;
  /** Names of the groups in which something is chosen. */
  private readonly chosen: ReadonlySet<string>;
  private readonly hasCheckedBox: boolean;

  constructor(source: string) {
    const checked = [...source.matchAll(CHECKED)].map(([tag]) => tag);
    this.hasCheckedBox = checked.some((tag) => /checkbox/i.test(tag));
    this.chosen = new Set(checked.map((tag) => /\sname\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? ''));
    this.labeled = new Set([...source.matchAll(LABEL)].map(([, id = '']) => id));
  }

  /** Whether the text says what a field is for: it is beside the field, or names it. */
  isNamed({ id = '' }: Attributes, around: readonly Placed[], isAfterText: boolean): boolean {
    return isAfterText || this.labeled.has(id) || around.slice(-3).some(({ name }) => NAMED_PLACE.test(name));
  }

  /** What an input shows; undefined for buttons, hints, secrets, and switches of the page itself. */
  valueOf(attributes: Attributes, around: readonly Placed[], isAfterText: boolean): string | undefined {
    const type = (attributes['type'] ?? '').toLowerCase();
    if (BOX.test(type)) return this.boxOf(type, attributes, around);
    const isHint = ['onfocus', 'onclick', 'onblur'].some((key) => EMPTIED.test(attributes[key] ?? ''));
    if (!WRITTEN.test(type) || isHint || isSecret(attributes) || !this.isNamed(attributes, around, isAfterText))
      return undefined;
    return attributes['value']?.trim();
  }

  /** A box beside its label, if one of its kind is chosen. Those of list items are written as a list of tasks. */
  private boxOf(type: string, attributes: Attributes, around: readonly Placed[]): string | undefined {
    const near = around.slice(-2).map(({ name }) => name);
    const isAsked = type === 'radio' ? this.chosen.has(attributes['name'] ?? '') : this.hasCheckedBox;
    const isLabeled =
      near.includes('label') ||
      near.includes('td') ||
      (this.labeled.has(attributes['id'] ?? '') && around.some(({ name }) => FORM.test(name)));
    if (!isAsked || !isLabeled || (type === 'checkbox' && near.includes('li'))) return undefined;
    return 'checked' in attributes ? '[x]' : '[ ]';
  }
}

/** Whether a value is for no reader: a secret, or a trap for programs, which the keyboard doesn't reach. */
export function isSecret({ autocomplete = '', name = '', id = '', style = '', tabindex }: Attributes): boolean {
  return (
    SECRET_FILL.test(autocomplete) ||
    SECRET_NAME.test(name) ||
    SECRET_NAME.test(id) ||
    MASKED.test(style) ||
    tabindex === '-1'
  );
}
