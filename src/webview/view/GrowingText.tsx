import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface GrowingTextProps {
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
  onEnter: () => void;
  onPaste?: (event: ClipboardEvent) => void;
  /** Called before any other handling of a key; a prevented event isn't handled further. */
  onKey?: (event: KeyboardEvent) => void;
  /** The list controlled by the field's keys, and its selected item. */
  menu?: { id: string; chosen: string };
  fieldRef?: RefObject<HTMLTextAreaElement | null>;
}

/**
 * A text field that grows with its text. Enter sends, Shift+Enter inserts a line break, and Enter that ends an IME
 * composition doesn't send.
 */
export function GrowingText({
  label,
  placeholder,
  value,
  onInput,
  onEnter,
  onPaste,
  onKey,
  menu,
  fieldRef,
}: GrowingTextProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  const field = fieldRef ?? own;
  useLayoutEffect(() => fit(field.current), [value, placeholder, field]);
  useEffect(() => {
    const element = field.current;
    if (!element) return;
    let width = element.clientWidth;
    // A narrower column wraps the text into more lines. Observes only the width, because we set the height ourselves.
    const observer = new ResizeObserver(() => {
      if (element.clientWidth === width) return;
      width = element.clientWidth;
      fit(element);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [field]);
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={label}
      aria-autocomplete={menu && 'list'}
      aria-controls={menu?.id}
      aria-activedescendant={menu?.chosen}
      dir="auto"
      placeholder={placeholder}
      value={value}
      maxLength={20_000}
      onInput={(event) => onInput(event.currentTarget.value)}
      onPaste={onPaste}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        onKey?.(event);
        if (event.defaultPrevented || event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        onEnter();
      }}
    />
  );
}

function fit(element: HTMLTextAreaElement | null): void {
  if (!element) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight + element.offsetHeight - element.clientHeight}px`;
}
