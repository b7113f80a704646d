import { memo } from 'preact/compat';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useController } from './context.js';
import { codeToCopy } from './markdown/code.js';
import { renderMarkdown } from './markdown/renderMarkdown.js';

/** Works on the sanitized nodes of a block before they are shown. `start`: where the block begins in its text. */
export type Finish = (fragment: DocumentFragment, block: string, start: number) => void;

/** Marks over a text that may still grow. */
export interface Marks {
  finish: Finish;
  /** What the marks in a part of the text are: a block whose marks are the same isn't drawn again. */
  versionOf(start: number, end: number): string;
}

interface MarkdownBlockProps {
  text: string;
  start: number;
  finish?: Finish;
  /** Of what `finish` does. */
  version?: string;
}

/** One block of Markdown. The nodes go from the sanitizer to the page without becoming HTML text in between. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, start, finish, version }: MarkdownBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const controller = useController();
  useLayoutEffect(() => {
    const fragment = renderMarkdown(text);
    finish?.(fragment, text, start);
    element.current?.replaceChildren(fragment);
    // Another function that does the same is no reason to draw the block again.
  }, [text, start, version]);
  // Links are not links to the browser; this is the only way by which they open.
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
      onKeyDown={(event) => event.key === 'Enter' && follow(event)}
    />
  );
}, sameBlock);

function sameBlock(before: MarkdownBlockProps, after: MarkdownBlockProps): boolean {
  return before.text === after.text && before.start === after.start && before.version === after.version;
}
