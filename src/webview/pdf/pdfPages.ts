import { TextLayer, type PDFDocumentProxy, type PDFPageProxy, type RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageBox } from '../../protocol/index.js';
import { say } from '../selectors/catalog/say.js';
import { boxElement, scrollToMiddle, type PageView } from './pageView.js';

/** A page on screen. Its content is rendered when it comes near the viewport, and dropped when it is far away. */
interface Leaf {
  number: number;
  element: HTMLElement;
  page: PDFPageProxy | null;
  /** Settles when its text has been rendered. */
  drawn: Promise<void> | null;
  task: RenderTask | null;
}

/** Pages are rendered this far above and below the viewport. */
const NEAR = '800px';
/** Margin on each side of a page, in CSS pixels. */
const MARGIN = 32;
/** Maximum scale when fitting the width, in CSS pixels per point. */
const MAX_FIT = 1.6;
/** Browsers refuse canvases with more pixels than this. */
const MAX_PIXELS = 16_000_000;

/** The pages of a PDF, drawn by pdf.js. */
export class PdfPages implements PageView {
  private readonly leaves: Leaf[] = [];
  private readonly observer: IntersectionObserver;
  private scale = 1;
  private zoom = 1;
  /** Pages whose text is in use: they stay rendered. */
  private kept: readonly Leaf[] = [];
  private marks: { page: number; element: HTMLElement }[] = [];

  constructor(
    private readonly document: PDFDocumentProxy,
    private readonly root: HTMLElement,
  ) {
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const leaf = this.leaves[Number((target as HTMLElement).dataset.page) - 1];
          if (leaf && isIntersecting) void this.draw(leaf);
          else if (leaf && !this.kept.includes(leaf)) this.drop(leaf);
        }
      },
      { root, rootMargin: NEAR },
    );
  }

  onRescaled: () => void = () => undefined;

  get count(): number {
    return this.document.numPages;
  }

  get current(): number {
    const middle = this.root.scrollTop + this.root.clientHeight / 2;
    return this.leaves.findLast(({ element }) => element.offsetTop <= middle)?.number ?? 1;
  }

  /** Lays out the pages. Each has the first page's size until it is rendered. */
  async layOut(): Promise<void> {
    const first = await this.document.getPage(1);
    this.fit(first);
    const { width, height } = first.getViewport({ scale: this.scale * this.zoom });
    for (let number = 1; number <= this.count; number++) {
      const element = document.createElement('section');
      element.className = 'page';
      element.dataset.page = String(number);
      element.setAttribute('aria-label', say('pdf.page', { number }));
      element.style.width = `${Math.floor(width)}px`;
      element.style.height = `${Math.floor(height)}px`;
      this.root.append(element);
      this.leaves.push({ number, element, page: null, drawn: null, task: null });
      this.observer.observe(element);
    }
  }

  async show(number: number): Promise<HTMLElement[]> {
    const shown = this.leaves.slice(Math.max(0, number - 1), number + 1);
    this.kept = shown;
    await Promise.all(shown.map((leaf) => this.draw(leaf)));
    if (shown[0]) this.root.scrollTop = shown[0].element.offsetTop;
    return shown.flatMap(({ element }) => element.querySelector<HTMLElement>('.textLayer') ?? []);
  }

  center(place: Range | Element): void {
    scrollToMiddle(this.root, place);
  }

  mark(boxes: readonly PageBox[]): Element | undefined {
    for (const { element } of this.marks) element.remove();
    this.marks = boxes.map((box) => ({ page: box.page, element: boxElement(box) }));
    for (const { page, element } of this.marks) this.leaves[page - 1]?.element.append(element);
    return this.marks[0]?.element;
  }

  async rescale(by: number): Promise<void> {
    this.zoom = by === 0 ? 1 : Math.min(4, Math.max(0.25, this.zoom * by));
    const { current } = this;
    const [leaf] = this.leaves;
    const first = leaf?.page ?? (await this.document.getPage(1));
    if (by === 0) this.fit(first);
    const { width, height } = first.getViewport({ scale: this.scale * this.zoom });
    for (const each of this.leaves) {
      this.drop(each);
      const size = each.page?.getViewport({ scale: this.scale * this.zoom }) ?? { width, height };
      each.element.style.width = `${Math.floor(size.width)}px`;
      each.element.style.height = `${Math.floor(size.height)}px`;
      // Observing it again redraws it if it is visible.
      this.observer.unobserve(each.element);
      this.observer.observe(each.element);
    }
    await this.show(current);
    this.onRescaled();
  }

  private fit(page: PDFPageProxy): void {
    const { width } = page.getViewport({ scale: 1 });
    this.scale = Math.min(MAX_FIT, Math.max(0.25, (this.root.clientWidth - MARGIN) / width));
  }

  private draw(leaf: Leaf): Promise<void> {
    leaf.drawn ??= this.render(leaf).catch((error: unknown) => {
      leaf.drawn = null;
      // Dropped while being rendered.
      if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error;
    });
    return leaf.drawn;
  }

  private async render(leaf: Leaf): Promise<void> {
    leaf.page ??= await this.document.getPage(leaf.number);
    const viewport = leaf.page.getViewport({ scale: this.scale * this.zoom });
    const { element } = leaf;
    element.style.width = `${Math.floor(viewport.width)}px`;
    element.style.height = `${Math.floor(viewport.height)}px`;
    element.style.setProperty('--total-scale-factor', String(viewport.scale));
    const canvas = document.createElement('canvas');
    const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MAX_PIXELS / (viewport.width * viewport.height)));
    canvas.width = Math.floor(viewport.width * ratio);
    canvas.height = Math.floor(viewport.height * ratio);
    const text = document.createElement('div');
    text.className = 'textLayer';
    const marks = this.marks.filter(({ page }) => page === leaf.number);
    element.replaceChildren(canvas, text, ...marks.map((mark) => mark.element));
    leaf.task = leaf.page.render({ canvas, viewport, transform: ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0] });
    const layer = new TextLayer({ textContentSource: leaf.page.streamTextContent(), container: text, viewport });
    await Promise.all([leaf.task.promise, layer.render()]);
  }

  private drop(leaf: Leaf): void {
    leaf.task?.cancel();
    leaf.task = null;
    leaf.drawn = null;
    leaf.element.replaceChildren();
  }
}
