import { provideVSCodeDesignSystem, vsCodeButton, vsCodeTextField } from '@vscode/webview-ui-toolkit';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/*
 * The only place that knows which component library is used. The toolkit is archived upstream;
 * `@vscode-elements/elements` has the same controls.
 */
provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeTextField());

type ControlAttributes = Record<string, unknown>;
declare module 'preact' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Preact's JSX types can be extended only this way.
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ControlAttributes;
      'vscode-text-field': ControlAttributes;
    }
  }
}

interface ButtonProps {
  onClick: () => void;
  children: ComponentChildren;
  primary?: boolean;
  disabled?: boolean;
  title?: string;
  class?: string;
}

export function Button({ onClick, children, primary = false, ...rest }: ButtonProps) {
  return (
    <vscode-button appearance={primary ? 'primary' : 'secondary'} onClick={onClick} {...rest}>
      {children}
    </vscode-button>
  );
}

interface IconButtonProps {
  icon: IconName;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  /** Whether the element in `controls` is expanded. */
  expanded?: boolean;
  controls?: string;
  disabled?: boolean;
  /** Whether it is a tab stop; false within a group that uses arrow keys. */
  tabStop?: boolean;
}

/** A small square button. Native, because `aria-pressed` doesn't reach the focusable part of the toolkit's. */
export function IconButton(props: IconButtonProps) {
  const { icon, label, onClick, pressed, expanded, controls, disabled, tabStop = true } = props;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      disabled={disabled}
      tabIndex={tabStop ? undefined : -1}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

/** VS Code's own progress indicator. A glyph, because it respects reduced motion, which the toolkit's ring doesn't. */
export function Spinner() {
  return (
    <span class="icon spinner" aria-hidden="true">
      {GLYPHS.loading}
    </span>
  );
}

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onInput: (value: string) => void;
  autofocus?: boolean;
}

export function SearchField({ label, placeholder, value, onInput, autofocus = false }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autofocus) field.current?.focus();
  }, [autofocus]);
  return (
    <vscode-text-field
      ref={field}
      class="search-field"
      placeholder={placeholder}
      aria-label={label}
      title={label}
      value={value}
      onInput={(event: InputEvent) => onInput((event.target as HTMLInputElement).value)}
    >
      <span slot="start">
        <Icon name="search" />
      </span>
    </vscode-text-field>
  );
}

const GLYPHS = {
  add: '\uea60',
  close: '\uea76',
  search: '\uea6d',
  history: '\uea82',
  external: '\ueb14',
  warning: '\uea6c',
  error: '\uea87',
  info: '\uea74',
  check: '\ueab2',
  pin: '\ueb2b',
  trash: '\uea81',
  edit: '\uea73',
  copy: '\uebcc',
  quote: '\ueb33',
  open: '\uea94',
  note: '\ueb26',
  chevronDown: '\ueab4',
  chevron: '\ueab6',
  stop: '\uead7',
  play: '\ueb2c',
  settings: '\ueb51',
  beaker: '\uea79',
  file: '\uea7b',
  globe: '\ueb01',
  refresh: '\ueb37',
  cloud: '\uebaa',
  loading: '\ueb19',
  question: '\ueb32',
  list: '\ueb17',
  insert: '\uec11',
  diff: '\ueae1',
  export: '\uebac',
  ellipsis: '\uea7c',
  back: '\uea9b',
  unmute: '\ueb75',
} as const;
export type IconName = keyof typeof GLYPHS;

/** A glyph of VS Code's icon font; decorative only, so its meaning is given next to it or in a label. */
export function Icon({ name }: { name: IconName }) {
  return (
    <span class="icon" aria-hidden="true">
      {GLYPHS[name]}
    </span>
  );
}

/**
 * Short facts in a row, separated by dots. They wrap between facts rather than within one, and the style sheet hides the
 * dot of a fact that starts a line.
 */
export function Facts({ parts }: { parts: readonly ComponentChildren[] }) {
  return (
    <span class="fact-list">
      <span class="fact-slots">
        {parts.map((part, index) => (
          <span key={index} class="fact-slot">
            {index > 0 && ' '}
            <span class="fact">
              {index > 0 && <span class="fact-dot">·</span>} {part}
            </span>
          </span>
        ))}
      </span>
    </span>
  );
}

interface FoldProps {
  summary: ComponentChildren;
  children: () => ComponentChildren;
  open: boolean;
  onToggle: (open: boolean) => void;
  class?: string;
}

/** A collapsible section; its content is created only while it is open. */
export function Fold({ summary, children, open, onToggle, class: name = '' }: FoldProps) {
  return (
    <details
      class={`fold ${name}`}
      open={open}
      onToggle={(event) => onToggle((event.target as HTMLDetailsElement).open)}
    >
      <summary>
        <Icon name="chevron" />
        <span class="fold-title">{summary}</span>
      </summary>
      {open && <div class="fold-content">{children()}</div>}
    </details>
  );
}
