import { useMemo, useRef } from 'preact/hooks';
import { BlockSplitter } from './markdown/blockSplitter.js';
import { blockEnds } from './markdown/renderMarkdown.js';
import { finishedSoFar } from './markdown/unfinished.js';
import { MarkdownBlock, type Marks } from './MarkdownBlock.js';

/** A growing block longer than this is redrawn only after growing by a tenth; otherwise its cost would be quadratic. */
const LARGE_BLOCK = 8_192;

interface MarkdownTextProps {
  text: string;
  marks?: Marks;
  /** Whether more of it will come: its last block is then shown as if it were finished. */
  growing?: boolean;
  /** Whether it ends where it was stopped: its last block stays as it was shown until then. */
  cut?: boolean;
}

/** Markdown that may still grow. */
export function MarkdownText({ text, marks, growing = false, cut = false }: MarkdownTextProps) {
  const splitter = useMemo(() => new BlockSplitter(blockEnds), []);
  const drawn = useRef('');
  const { finished, open } = splitter.split(text);
  const stale =
    growing &&
    open.length > LARGE_BLOCK &&
    open.startsWith(drawn.current) &&
    open.length < drawn.current.length * 1.1 &&
    marks === undefined;
  if (!stale) drawn.current = open;
  const last = growing || cut ? finishedSoFar(drawn.current) : drawn.current;
  let start = 0;
  const blocks = [...finished, last].map((block) => {
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
