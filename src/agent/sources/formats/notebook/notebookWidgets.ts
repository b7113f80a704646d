import { isJsonObject, type JsonObject } from '../../jsonObject.js';
import { htmlToMarkdown } from '../markdownOfHtml.js';

/** Widgets contain widgets, and damaged state leads in circles. */
const MAX_DEPTH = 12;
const REFERENCE = /^IPY_MODEL_(.+)$/;
/** Python's representation of a widget: its class and arguments. */
const REPRESENTATION = /^[A-Z]\w*\([^]*\)$/;
/** What a representation contains of the words that the widget shows. */
const SHOWN_ARGUMENT = /\b(?:value|description)=(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The widgets of a notebook, as it stores their state. */
export class NotebookWidgets {
  private readonly state: JsonObject;

  constructor(
    metadata: JsonObject,
    /** What a cell's outputs show. */
    private readonly outputsOf: (outputs: readonly unknown[]) => string,
  ) {
    const widgets = isJsonObject(metadata['widgets']) ? metadata['widgets'] : {};
    const stored = widgets['application/vnd.jupyter.widget-state+json'];
    this.state = isJsonObject(stored) && isJsonObject(stored['state']) ? stored['state'] : {};
  }

  /** The text of a widget, by its state or else by what Python printed instead of it. */
  textOf(view: unknown, representation: string): string {
    const id = isJsonObject(view) ? textOf(view['model_id']) : '';
    if (id in this.state) return this.read(id, 0);
    if (!REPRESENTATION.test(representation.trim())) return representation;
    return [...representation.matchAll(SHOWN_ARGUMENT)]
      .map(([, single, double]) => proseOf((single ?? double ?? '').replace(/\\(.)/g, '$1')))
      .filter((text) => text !== '')
      .join(' ');
  }

  private read(id: string, depth: number): string {
    const model = this.state[id];
    if (!isJsonObject(model) || !isJsonObject(model['state']) || depth > MAX_DEPTH) return '';
    const name = textOf(model['model_name']);
    const own = model['state'];
    if (Array.isArray(own['outputs'])) return this.outputsOf(own['outputs']);
    if (Array.isArray(own['children'])) {
      const parts = own['children'].map((child) => this.read(REFERENCE.exec(textOf(child))?.[1] ?? '', depth + 1));
      // Titles of tabs; older versions number them in an object.
      const titles: unknown = own['titles'] ?? own['_titles'];
      return parts
        .map((part, index) => {
          const title =
            isJsonObject(titles) || Array.isArray(titles) ? textOf((titles as Record<number, unknown>)[index]) : '';
          return title === '' || part === '' ? part : `**${title}**\n\n${part}`;
        })
        .filter((part) => part !== '')
        .join(name === 'HBoxModel' ? ' ' : '\n\n');
    }
    const description = proseOf(textOf(own['description']));
    const value = valueOf(name, own);
    return description === '' || value === '' ? description + value : `${description.replace(/:$/, '')}: ${value}`;
  }
}

/** What a widget without parts shows as its value. */
function valueOf(name: string, state: JsonObject): string {
  if (/^Password/.test(name)) return '';
  const { value, index, max } = state;
  const options = state['_options_labels'];
  if (Array.isArray(options))
    return (Array.isArray(index) ? index : [index]).map((chosen) => textOf(options[Number(chosen)])).join(', ');
  if (typeof value === 'string') return proseOf(value);
  if (typeof value === 'boolean') return value ? '☑' : '☐';
  // A bar beside its own label, such as tqdm's.
  if (/Progress/.test(name)) return textOf(state['description']) === '' ? '' : `${String(value)}/${String(max)}`;
  if (Array.isArray(value)) return value.map(String).join('–');
  return typeof value === 'number' ? String(value) : '';
}

const proseOf = (html: string): string => (/[<&]/.test(html) ? htmlToMarkdown(html).trim() : html.trim());
