import { useMemo, useRef } from 'preact/hooks';
import { BlockSplitter } from './markdown/blockSplitter.js';
import { blockEnds } from './markdown/renderMarkdown.js';
import { finishedSoFar } from './markdown/unfinished.js';
import { MarkdownBlock, type Marks } from './MarkdownBlock.js';

/** A single block longer than this is redrawn only after growing by a tenth; otherwise its cost would be quadratic. */
const LARGE_BLOCK = 8_192;

interface MarkdownTextProps {
  text: string;
  marks?: Marks;
  /** Whether more of it will come: its last block is then shown as if it were finished. */
  growing?: boolean;
}

/** Markdown that may still grow. */
export function MarkdownText({ text, marks, growing = false }: MarkdownTextProps) {
  const splitter = useMemo(() => new BlockSplitter(blockEnds), []);
  const shown = useRef('');
  const { finished, open } = splitter.split(text);
  const stale =
    open.length > LARGE_BLOCK &&
    open.startsWith(shown.current) &&
    open.length < shown.current.length * 1.1 &&
    marks === undefined;
  if (!stale) shown.current = growing ? finishedSoFar(open) : open;
  let start = 0;
  const blocks = [...finished, shown.current].map((block) => {
    const placed = { block, start };
    start += block.length;
    return placed;
  });
  return (
    <>
      {blocks.map(({ block, start: at }, index) => (
        <MarkdownBlock
          key={index}
          text={block}
          start={at}
          finish={marks?.finish}
          version={marks?.versionOf(at, at + block.length)}
        />
      ))}
    </>
  );
}
