import highlight from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import json from 'highlight.js/lib/languages/json';
import markdown from 'highlight.js/lib/languages/markdown';
import python from 'highlight.js/lib/languages/python';
import r from 'highlight.js/lib/languages/r';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import DOMPurify from 'dompurify';
import { say } from '../../selectors/catalog/say.js';

const languages = {
  bash,
  cpp,
  csharp,
  css,
  diff,
  go,
  java,
  json,
  markdown,
  python,
  r,
  ruby,
  rust,
  sql,
  typescript,
  xml,
  yaml,
};
for (const [name, language] of Object.entries(languages)) highlight.registerLanguage(name, language);
highlight.registerAliases(['sh', 'shell', 'console'], { languageName: 'bash' });
highlight.registerAliases(['javascript', 'js', 'jsx', 'tsx'], { languageName: 'typescript' });
highlight.registerAliases(['html'], { languageName: 'xml' });

/** Class of a code block's language, which the sanitizer allows. */
export const LANGUAGE_CLASS = /^language-([\w+#-]{1,30})$/;

/** Longer code isn't highlighted, because the time for highlighting grows with its length. */
const MAX_COLORED_CHARACTERS = 20_000;

/** Highlights code blocks and gives each a copy button. */
export function finishCode(root: ParentNode): void {
  for (const code of root.querySelectorAll<HTMLElement>('pre > code')) {
    const text = code.textContent;
    const language = LANGUAGE_CLASS.exec(code.className)?.[1]?.toLowerCase();
    if (language !== undefined && highlight.getLanguage(language) && text.length <= MAX_COLORED_CHARACTERS) {
      const { value } = highlight.highlight(text, { language, ignoreIllegals: true });
      code.replaceChildren(
        DOMPurify.sanitize(value, { ALLOWED_TAGS: ['span'], ALLOWED_ATTR: ['class'], RETURN_DOM_FRAGMENT: true }),
      );
    }
    const pre = code.parentElement;
    if (!pre) continue;
    const frame = document.createElement('div');
    frame.className = 'code-frame';
    const copy = document.createElement('button');
    copy.type = 'button';
    copy.className = 'icon-button copy-code';
    copy.title = say('markdown.copyCode');
    copy.setAttribute('aria-label', say('markdown.copyCode'));
    pre.replaceWith(frame);
    frame.append(pre, copy);
  }
}

/** The code to copy for a click on its button; null for any other click. */
export function codeToCopy(target: EventTarget | null): string | null {
  const button = target instanceof Element ? target.closest('.copy-code') : null;
  return button?.parentElement?.querySelector('code')?.textContent ?? null;
}
