/** Without the answer's marks, whose cards open on focus and would cover what is being read. */
const FOCUSABLE =
  'a[tabindex], button:not([disabled]), input, select, textarea, summary, vscode-button, vscode-text-field, [tabindex="0"]:not([data-mark])';

/** Where the focus was: the elements around it, nearest first, each with its index among the focusable elements. */
type FocusPath = readonly { around: Element; index: number }[];

/**
 * Browsers drop the focus when the focused element is removed, such as the Stop button of a run that has ended, so
 * keyboard users would have to start from the top. This moves it to the element now in that place. Call once per page.
 */
export function keepFocus(root: HTMLElement): void {
  let focused: Element | null = null;
  let place: FocusPath = [];
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element) || !root.contains(target)) return;
    focused = target;
    place = placeOf(target, root);
  });
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    // Left on purpose, by a click elsewhere, unless the element is about to be removed.
    setTimeout(() => {
      if (target === focused && relatedTarget === null && focused?.isConnected && isSeen(focused)) focused = null;
    });
  });
  new MutationObserver(() => {
    if (!focused || document.activeElement !== document.body || (focused.isConnected && isSeen(focused))) return;
    focused = null;
    standIn(place)?.focus({ preventScroll: true });
  }).observe(root, { childList: true, subtree: true, attributeFilter: ['hidden', 'disabled'] });
}

function placeOf(element: Element, root: Element): FocusPath {
  const place: { around: Element; index: number }[] = [];
  for (let around = element.parentElement; around && root.contains(around); around = around.parentElement) {
    place.push({ around, index: [...around.querySelectorAll(FOCUSABLE)].indexOf(element) });
  }
  return place;
}

function standIn(place: FocusPath): HTMLElement | null {
  for (const { around, index } of place) {
    if (!around.isConnected || !isSeen(around)) continue;
    const candidates = [...around.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(isSeen);
    const next = candidates[Math.min(Math.max(0, index), candidates.length - 1)];
    if (next) return next;
  }
  return null;
}

const isSeen = (element: Element): boolean => element.getClientRects().length > 0;
