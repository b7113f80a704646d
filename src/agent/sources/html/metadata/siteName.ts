const BAR = /\s+(?:[|│•»›«]|::)\s+|\s*\|\s*/;
const DASH = /^(.+\S)\s+[-–—·:]\s+([^-–—·]+)$/su;

/** The words of a text in lowercase, for comparing titles whatever their punctuation. */
export const titleWords = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
export const titleKey = (text: string): string => titleWords(text).join(' ');

/** Whether all words of `part` occur consecutively in `whole`; both are keys. */
export const containsKey = (whole: string, part: string): boolean => part !== '' && ` ${whole} `.includes(` ${part} `);

/** The parts of an address's host that can be a site's name: `docs.example-site.co.uk` yields `docs`, `examplesite`. */
function hostNames(url: string | undefined): string[] {
  try {
    const parts = new URL(url ?? '').hostname.replace(/^www\./, '').split('.');
    return parts.filter((part) => part.length > 3).map((part) => part.replace(/-/g, ''));
  } catch {
    return [];
  }
}

/** The name of a page's site, declared and in its address, and titles without it. */
export class SiteName {
  private readonly declared: string;
  private readonly hosts: readonly string[];

  constructor(declared: string | undefined, url: string | undefined) {
    this.declared = titleKey(declared ?? '');
    this.hosts = hostNames(url);
  }

  /** Whether a part of a title only names the site. */
  is(segment: string): boolean {
    const name = titleKey(segment);
    if (name === '' || containsKey(this.declared, name)) return true;
    const joined = name.replace(/ /g, '');
    return this.hosts.some(
      (host) =>
        host === joined ||
        (joined.length > 5 && host.includes(joined)) ||
        // "Arch Linux Forums" is a site's name; "Nintendo Switch: OLED Model" isn't one, even on nintendo.com.
        (host.length > 5 && joined.includes(host) && joined.length <= 2 * host.length),
    );
  }

  /**
   * A declared title without the site's name before or after it. Bars and double colons never belong to a declared
   * title: what they separate comes first, except after a leading site name.
   */
  removedFrom(title: string): string {
    const segments = title.split(BAR).filter((segment) => segment.trim() !== '');
    let rest = (segments.find((segment) => !this.is(segment)) ?? segments[0] ?? title).trim();
    // Forums list the way back from a thread: "Thread / Board / Forum".
    const [thread, ...way] = rest.split(/\s+\/\s+/);
    if (thread !== undefined && way.length > 0 && this.is(way.at(-1) ?? '')) rest = thread;
    for (;;) {
      const [, headline, name] = DASH.exec(rest) ?? [];
      if (headline === undefined || name === undefined || !this.is(name)) return rest.trim();
      rest = headline;
    }
  }

  /** A heading without the site's name; bars between anything else belong to it. */
  removedFromHeading(heading: string): string {
    const segments = heading.split(BAR);
    return segments.length > 1 && !segments.some((segment) => this.is(segment)) ? heading : this.removedFrom(heading);
  }
}
