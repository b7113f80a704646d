import type { PageBox } from '../../protocol/index.js';

/** The pages of a document, one below the other, in an element that scrolls. */
export interface PageView {
  /** Called when the pages were redrawn in another size. */
  onRescaled: () => void;
  readonly count: number;
  /** Lays out the pages in the element, which must be attached. Call once. */
  layOut(): Promise<void>;
  /** The page in the middle of the viewport, from 1. */
  readonly current: number;
  /** Draws a page and scrolls to it; returns the text layers in which a quote that starts on it can be found. */
  show(page: number): Promise<HTMLElement[]>;
  /** Scrolls a range of a page's text, or a box on it, to the middle of the viewport. */
  center(place: Range | Element): void;
  /** Highlights places on the pages instead of earlier ones; returns the first box. */
  mark(boxes: readonly PageBox[]): Element | undefined;
  /** Zooms by the factor `by`; 0 fits the width. The middle page stays in place. */
  rescale(by: number): Promise<void>;
}

/** Scrolls a part of `root`'s content to the middle of its viewport. */
export function scrollToMiddle(root: HTMLElement, place: Range | Element): void {
  const { top, height, left, right } = place.getBoundingClientRect();
  const view = root.getBoundingClientRect();
  root.scrollTop += top + height / 2 - view.top - view.height / 2;
  if (left < view.left || right > view.right) root.scrollLeft += left - view.left - 16;
}

/** An element over a page at these fractions of its size, so that it stays in place when the page is rescaled. */
export function boxElement({ left, top, width, height }: PageBox): HTMLElement {
  const element = document.createElement('div');
  element.className = 'box';
  const percent = (fraction: number) => `${fraction * 100}%`;
  element.style.left = percent(left);
  element.style.top = percent(top);
  element.style.width = percent(width);
  element.style.height = percent(height);
  return element;
}
