/** Closer to the end than this, in CSS pixels, counts as being there: zoomed pages end between two pixels. */
const NEAR = 8;

/**
 * Keeps the end of the page in view while it grows, but only for a reader who has scrolled there; anywhere else, the
 * text stays in place.
 */
export class EndFollower {
  private following = false;
  /** Target of our own scrolling, which says nothing about the reader's intent. */
  private own = -1;

  constructor(private readonly page: HTMLElement) {}

  /** The page was scrolled, by the reader or by us. */
  scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.page;
    if (Math.abs(scrollTop - this.own) < 1) return;
    this.own = -1;
    this.following = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - NEAR;
  }

  /**
   * The page's height has changed; `running`: because text is streaming. At the end of a run, the text stays in place.
   */
  grown(running: boolean): void {
    if (!this.following || !running) return;
    this.page.scrollTop = this.page.scrollHeight;
    this.own = this.page.scrollTop;
  }

  /** The page itself scrolls something into view. */
  moved(): void {
    this.following = false;
    this.own = this.page.scrollTop;
  }
}

export const endFollower = new EndFollower(document.documentElement);

/** Call once per page; `isRunning` tells whether text is streaming. */
export function followEnd(content: HTMLElement, isRunning: () => boolean): void {
  document.addEventListener('scroll', ({ target }) => target === document && endFollower.scrolled());
  new ResizeObserver(() => endFollower.grown(isRunning())).observe(content);
}

/** Shows the start of the page, such as that of a new question. */
export function showStart(): void {
  document.documentElement.scrollTop = 0;
  endFollower.moved();
}

/** Scrolls an element into view on the page's own initiative. */
export function bringIntoView(element: Element, block: ScrollLogicalPosition): void {
  element.scrollIntoView({ block });
  endFollower.moved();
}
