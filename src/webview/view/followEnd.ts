/** Nearer to the end than this, in CSS pixels, counts as being there: zoomed pages end between two pixels. */
const NEAR = 8;

/**
 * Keeps the end of the page in view while it grows, but only for a reader who has scrolled there; wherever else they
 * are, the text stays under their eyes.
 */
export class EndFollower {
  private following = false;
  /** Where a scroll of our own went; it says nothing about what the reader wants. */
  private own = -1;

  constructor(private readonly page: HTMLElement) {}

  /** The page was scrolled, by the reader or by us. */
  scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.page;
    if (Math.abs(scrollTop - this.own) < 1) return;
    this.own = -1;
    this.following = scrollTop > 0 && scrollTop + clientHeight >= scrollHeight - NEAR;
  }

  /** The page has another height; `running`: because text is streaming. At the end of a run the text stays where it is. */
  grown(running: boolean): void {
    if (!this.following || !running) return;
    this.page.scrollTop = this.page.scrollHeight;
    this.own = this.page.scrollTop;
  }

  /** The page itself brings something into view. */
  moved(): void {
    this.following = false;
    this.own = this.page.scrollTop;
  }
}

export const endFollower = new EndFollower(document.documentElement);

/** Call once a page; `isRunning` says whether text is streaming. */
export function followEnd(content: HTMLElement, isRunning: () => boolean): void {
  document.addEventListener('scroll', ({ target }) => target === document && endFollower.scrolled());
  new ResizeObserver(() => endFollower.grown(isRunning())).observe(content);
}

/** Brings an element into view on the page's own account. */
export function bringIntoView(element: Element, block: ScrollLogicalPosition): void {
  element.scrollIntoView({ block });
  endFollower.moved();
}
