/** Elements of a vector drawing (SVG) whose text a reader sees; HTML in it, which programs use for labels that wrap. */
const LABELS: ReadonlySet<string> = new Set(['text', 'foreignobject']);
/** Its name and description, if they are its own and not a part's. */
const ABOUT: ReadonlySet<string> = new Set(['title', 'desc']);
/** Parts that it only uses elsewhere. */
const UNSEEN: ReadonlySet<string> = new Set([
  'defs',
  'symbol',
  'style',
  'script',
  'metadata',
  'clippath',
  'mask',
  'pattern',
  'marker',
]);
/** A chart has a label at each mark of its axes. */
const MAX_LABELS = 60;
const MAX_LABEL_CHARACTERS = 400;

/** What a drawing in a page says, collected while its markup is read. */
export class DrawingLabels {
  private readonly labels: string[] = [];
  private readonly path: string[] = [];
  private label: string | undefined;
  private unseen = 0;

  open(element: string): void {
    const name = element.toLowerCase();
    this.path.push(name);
    if (UNSEEN.has(name)) this.unseen++;
    else if (this.label !== undefined) this.add(' ');
    else if (this.unseen === 0 && (LABELS.has(name) || (ABOUT.has(name) && this.path.length === 1))) this.label = '';
  }

  add(text: string): void {
    if (this.label !== undefined && this.unseen === 0 && this.label.length < MAX_LABEL_CHARACTERS) this.label += text;
  }

  close(element: string): void {
    const name = element.toLowerCase();
    this.path.pop();
    if (UNSEEN.has(name)) this.unseen--;
    const isOutermost = !this.path.some((outer) => LABELS.has(outer));
    if (this.label === undefined || !isOutermost || !(LABELS.has(name) || ABOUT.has(name))) return;
    const label = this.label.replace(/\s+/g, ' ').trim();
    this.label = undefined;
    // Numbers alone are the marks of an axis.
    if (/\p{L}/u.test(label) && this.labels.length < MAX_LABELS && !this.labels.includes(label))
      this.labels.push(label);
  }

  /** The labels in the order of the markup. */
  get found(): readonly string[] {
    return this.labels;
  }
}
