import type { MissingPart, SerializeLimits } from './contract.js';

/** How many nodes pass between two looks at the clock. */
const TIME_CHECK_EVERY = 500;

/** Thrown where a limit ends the page. A page that exhausts the stack throws one, too. */
class Cut extends RangeError {}

/** The HTML of a page while it is written. */
export class Output {
  private readonly parts: string[] = [];
  private bytes = 0;
  private visited = 0;
  private readonly hurriesAt: number;
  /** An enormous page comes whole rather than judged to its end. */
  isHurried = false;
  readonly missing = new Set<MissingPart>();

  constructor(private readonly limits: SerializeLimits) {
    this.hurriesAt = (Date.now() + limits.endsAt) / 2;
  }

  /** Call for each node. Throws RangeError once the time is up. */
  visit(): void {
    if (++this.visited % TIME_CHECK_EVERY !== 0) return;
    const now = Date.now();
    if (now > this.limits.endsAt) throw new Cut('too slow');
    this.isHurried = now > this.hurriesAt;
  }

  /** Throws RangeError if this is too much. */
  write(written: string): void {
    // Scripts can put in what markup can't, and what the reader knows binary data by.
    const part = written.replaceAll('\0', '');
    // At most three bytes per UTF-16 unit, and one for most units.
    this.bytes += part.length + 2 * (part.match(/[^\0-\x7f]/g)?.length ?? 0);
    if (this.bytes > this.limits.bytes) throw new Cut('too large');
    this.parts.push(part);
  }

  text(): string {
    return this.parts.join('');
  }
}

export const escapeText = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const escapeAttribute = (value: string): string => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
