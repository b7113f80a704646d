import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from './controls.js';

interface PanelProps {
  title: string;
  closeLabel: string;
  onClose: () => void;
  tools?: ComponentChildren;
  children: ComponentChildren;
}

/** Covers the column temporarily. Escape closes it and returns the focus. */
export function Panel({ title, closeLabel, onClose, tools, children }: PanelProps) {
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = panel.current;
    const before = document.activeElement;
    const opener =
      before instanceof HTMLElement && before !== document.body && !element?.contains(before) ? before : null;
    let inside = false;
    const follow = ({ target }: FocusEvent) => {
      inside = target instanceof Node && element?.contains(target) === true;
    };
    document.addEventListener('focusin', follow);
    return () => {
      document.removeEventListener('focusin', follow);
      if (!inside || !document.hasFocus()) return;
      // The content below is shown again in the same update; only then can it take the focus.
      setTimeout(() =>
        (opener?.isConnected ? opener : document.querySelector<HTMLElement>('.composer textarea'))?.focus({
          preventScroll: true,
        }),
      );
    };
  }, []);
  return (
    <section
      ref={panel}
      class="panel"
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <div class="panel-head">
        <h2>{title}</h2>
        {tools}
        <IconButton icon="close" label={closeLabel} onClick={onClose} />
      </div>
      {children}
    </section>
  );
}
