import { createContext } from 'preact';
import { memo } from 'preact/compat';
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
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

/** The keyboard-accessible elements of Markdown: those of a block share one tab stop, unless a group does around it. */
export const MARKDOWN_STOPS = '[data-mark], a[data-address], .copy-code';

/** Whether the text is in a group with one tab stop, which the group itself looks after. */
export const InGroup = createContext(false);

/** What scrolls horizontally is a tab stop of its own, for which the arrow keys scroll; what fits isn't one. */
function reachScrollers(block: HTMLElement): void {
  for (const scroller of block.querySelectorAll<HTMLElement>('.table-frame, pre, .math-display')) {
    if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
  }
}

/** One block of Markdown. Its nodes go from the sanitizer to the page without being serialized to HTML. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, start, finish, version }: MarkdownBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const controller = useController();
  const inGroup = useContext(InGroup);
  useLayoutEffect(() => {
    const fragment = renderMarkdown(text);
    finish?.(fragment, text, start);
    element.current?.replaceChildren(fragment);
    if (element.current) reachScrollers(element.current);
    if (!inGroup) settleStop(element.current, MARKDOWN_STOPS);
    // A new but equivalent function is no reason to redraw the block.
  }, [text, start, version]);
  // To the browser, these aren't links; this is the only way to open them.
  const follow = (event: Event) => {
    const target = event.target instanceof Element ? event.target : null;
    // A sentence may end within a link; its marks open their own quotes.
    const link = target?.closest('[data-mark]') ? null : target?.closest('a');
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
        if (!inGroup) moveWithin(event, element.current, MARKDOWN_STOPS);
      }}
    />
  );
}, sameBlock);

function sameBlock(before: MarkdownBlockProps, after: MarkdownBlockProps): boolean {
  return before.text === after.text && before.start === after.start && before.version === after.version;
}
