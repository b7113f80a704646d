import { memo } from 'preact/compat';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useController } from './context.js';
import { codeToCopy } from './markdown/code.js';
import { renderMarkdown } from './markdown/renderMarkdown.js';

/** Works on the sanitized nodes of a block before they are shown. `start`: where the block begins in its text. */
export type Finish = (fragment: DocumentFragment, block: string, start: number) => void;

interface MarkdownBlockProps {
  text: string;
  start: number;
  /** The same function every time, or the block is drawn again. */
  finish?: Finish;
}

/** One block of Markdown. The nodes go from the sanitizer to the page without becoming HTML text in between. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, start, finish }: MarkdownBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  const controller = useController();
  useLayoutEffect(() => {
    const fragment = renderMarkdown(text);
    finish?.(fragment, text, start);
    element.current?.replaceChildren(fragment);
  }, [text, start, finish]);
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
});
