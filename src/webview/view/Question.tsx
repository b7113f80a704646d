import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { questionTitle } from '../selectors/status.js';

/** The question of a turn: at most four lines until the reader expands it. */
export function Question({ query }: { query: string }) {
  const [whole, setWhole] = useState(false);
  const [long, setLong] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = heading.current;
    if (element && !whole) setLong(element.scrollHeight > element.clientHeight + 1);
  }, [query, whole]);
  return (
    <div class="question">
      <h2 ref={heading} class={whole ? '' : 'clamped'} dir="auto">
        {questionTitle(query)}
      </h2>
      {long && (
        <button type="button" class="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {say(whole ? 'run.showLess' : 'run.showMore')}
        </button>
      )}
    </div>
  );
}
