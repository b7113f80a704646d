import { memo } from 'preact/compat';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useController } from './context.js';
import { codeToCopy } from './markdown/code.js';
import { renderMarkdown } from './markdown/renderMarkdown.js';
import { moveWithin, settleStop } from './roving.js';

/** Processes a block's sanitized nodes before they are shown. `start`: the block's position in its text. */
export type Finish = (fragment: DocumentFragment, block: string, start: number) => void;

/** Marks over a text that may still grow. */
export interface Marks {
  finish: Finish;
  /** A key for the marks in a part of the text: a block with the same key isn't redrawn. */
  versionOf(start: number, end: number): string;
}

interface MarkdownBlockProps {
  text: string;
  start: number;
  finish?: Finish;
  /** Identifies what `finish` does. */
  version?: string;
}

/** The keyboard-accessible elements of a block, which share one tab stop. */
const STOPS = '[data-mark], a[data-address], .copy-code';

/** A horizontally scrolling element is a tab stop if it contains no other; an element that fits isn't one. */
function reachScrollers(block: HTMLElement): void {
  for (const scroller of block.querySelectorAll<HTMLElement>('.table-frame, pre, .math-display')) {
    const scrolls = scroller.scrollWidth > scroller.clientWidth && scroller.querySelector(STOPS) === null;
    if (scrolls) scroller.tabIndex = 0;
    else scroller.removeAttribute('tabindex');
  }
}

/** One block of Markdown. Its nodes go from the sanitizer to the page without being serialized to HTML. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, start, finish, version }: MarkdownBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const controller = useController();
  useLayoutEffect(() => {
    const fragment = renderMarkdown(text);
    finish?.(fragment, text, start);
    element.current?.replaceChildren(fragment);
    settleStop(element.current, STOPS);
    if (element.current) reachScrollers(element.current);
    // A new but equivalent function is no reason to redraw the block.
  }, [text, start, version]);
  // To the browser, these aren't links; this is the only way to open them.
  const follow = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link) event.preventDefault();
    const address = link?.getAttribute('data-address');
    if (address) controller.tell({ type: 'open_external', url: address });
  };
  const click = (event: MouseEvent) => {
    follow(event);
    const code = codeToCopy(event.target);
    if (code !== null) controller.tell({ type: 'copy', text: code });
  };
  return (
    <div
      class="block"
      dir="auto"
      ref={element}
      onClick={click}
      onKeyDown={(event) => {
        if (event.key === 'Enter') follow(event);
        moveWithin(event, element.current, STOPS);
      }}
    />
  );
}, sameBlock);

function sameBlock(before: MarkdownBlockProps, after: MarkdownBlockProps): boolean {
  return before.text === after.text && before.start === after.start && before.version === after.version;
}
