import { memo } from 'preact/compat';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { renderMarkdown } from './markdown/renderMarkdown.js';

interface MarkdownBlockProps {
  text: string;
  /** Works on the sanitised nodes before they are shown; the same function every time, or the block is drawn anew. */
  finish?: ((fragment: DocumentFragment) => void) | undefined;
}

/** One block of Markdown. The nodes go from the sanitiser to the page without becoming HTML text in between. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, finish }: MarkdownBlockProps) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const fragment = renderMarkdown(text);
    finish?.(fragment);
    element.current?.replaceChildren(fragment);
  }, [text, finish]);
  return <div class="block" dir="auto" ref={element} />;
});
