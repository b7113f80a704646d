/** The definition of a note. */
export const NOTE = /^\.\.\s+\[(#?[\w-]+|#|\*)\]\s*(.*)$/;

/** The labels of a text's footnotes. Those without a number or a name of their own are referred to in their order. */
export class RstNotes {
  private readonly named = new Map<string, string>();
  /** Labels of the notes that are numbered, or marked with signs, in their order. */
  private readonly ordered = { '#': [] as string[], '*': [] as string[] };
  private readonly referred = { '#': 0, '*': 0 };
  private readonly defined = { '#': 0, '*': 0 };

  constructor(text: string) {
    const labels = [...text.matchAll(/^[ \t]*\.\.[ \t]+\[(#?[\w-]+|#|\*)\]/gm)].map(([, label = '']) => label);
    const taken = new Set(labels);
    let number = 0;
    const next = (): string => {
      do number++;
      while (taken.has(String(number)));
      return String(number);
    };
    for (const label of labels) {
      if (label === '*') this.ordered['*'].push('*'.repeat(this.ordered['*'].length + 1));
      else if (label === '#') this.ordered['#'].push(next());
      else if (label.startsWith('#') && !this.named.has(label)) this.named.set(label, next());
    }
  }

  refer(label: string): string {
    return this.labelOf(label, this.referred);
  }

  define(label: string): string {
    return this.labelOf(label, this.defined);
  }

  private labelOf(label: string, counts: Record<'#' | '*', number>): string {
    if (label === '#' || label === '*') return this.ordered[label][counts[label]++] ?? label.replace('#', 'n');
    return this.named.get(label) ?? label.replace('#', '');
  }
}
