import type { Placed } from './layoutBoxes.js';
import { rulesWith } from './styleRules.js';

const TABLE_STYLES = /display\s*:\s*table/gi;
const DISPLAY = /(?:^|[;\s])display\s*:\s*table(-row|-cell)?\s*(?:;|!|$)/i;
const ROLES: Readonly<Record<string, string>> = { '': 'table', '-row': 'row', '-cell': 'cell' };
/** A class, perhaps of an element's name, or an element within one of a class. */
const SELECTOR = /^(?:[a-z][\w-]*)?\.([\w-]+)$|^\.([\w-]+)\s*>?\s*([a-z]\w*)$/i;

const roleOf = (style: string): string | undefined => {
  const [found, part = ''] = DISPLAY.exec(style.trim()) ?? [];
  return found === undefined ? undefined : ROLES[part.toLowerCase()];
};

/** The parts of tables that a page builds by styles, as the roles that say the same. */
export class StyledTables {
  /** By class, or by class and element. */
  private readonly roles = new Map<string, string>();

  constructor(source: string) {
    for (const [selectors, style] of rulesWith(source, TABLE_STYLES)) {
      const role = roleOf(style);
      if (role === undefined) continue;
      for (const selector of selectors) {
        const [, own, outer, tag] = SELECTOR.exec(selector) ?? [];
        const key = own ?? (outer === undefined ? undefined : `${outer} ${tag?.toLowerCase()}`);
        if (key !== undefined) this.roles.set(key, role);
      }
    }
  }

  /** The role of an element; `around` are the elements around it, outermost first. */
  of(
    name: string,
    { style = '', class: className = '' }: Readonly<Record<string, string>>,
    around: readonly Placed[],
  ): string | undefined {
    const own = style.includes('table') ? roleOf(style) : undefined;
    if (own !== undefined || this.roles.size === 0) return own;
    const keys = className.split(/\s+/);
    for (const { className: outer = '' } of around) for (const part of outer.split(/\s+/)) keys.push(`${part} ${name}`);
    return keys.map((key) => this.roles.get(key)).find((role) => role !== undefined);
  }
}
