import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';
import { say } from '../../selectors/catalog/say.js';
import { finishCode, LANGUAGE_CLASS } from './code.js';
import { footnoteRules } from './footnotes.js';
import { drawMath, MATH_TAGS, texRules } from './math.js';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: false });
markdown.use(texRules);
markdown.use(footnoteRules);
// No images: loading one would tell a server that, when, and what the reader reads. Their descriptions stay.
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '');
// The rendered text is a page within a page: its headings start below the sidebar's own, without skipping a level.
markdown.core.ruler.push('lower_headings', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close')
      token.tag = `h${Math.max(3, Number(token.tag.slice(1)))}`;
  }
});

// The content security policy forbids style attributes, so column alignment uses an attribute that the style sheet
// knows.
markdown.core.ruler.push('aligned_columns', ({ tokens }) => {
  for (const token of tokens) {
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const side = /^text-align:(\w+)$/.exec(String(token.attrGet('style')))?.[1];
    token.attrs = side === undefined ? null : [['align', side]];
  }
});

// The boxes of task lists take the place of the bullets. They are markers, which screen
// readers announce, rather than controls: clicking does nothing.
markdown.core.ruler.push('task_lists', ({ tokens }) => {
  for (const [index, { type, children }] of tokens.entries()) {
    const item = tokens[index - 2];
    if (type !== 'inline' || item?.type !== 'list_item_open') continue;
    const first = children?.[0];
    if (first?.type !== 'text') continue;
    first.content = first.content.replace(/^\[([ xX])\] /, (_, done: string) => {
      item.attrSet('data-task', done === ' ' ? 'open' : 'done');
      return '';
    });
  }
});

// The text of a list item is an element of its own, to which its bar in the margin belongs: an item may contain other
// blocks. Not a paragraph, which would be copied with empty lines.
markdown.core.ruler.push('tight_items', ({ tokens }) => {
  for (const token of tokens) {
    if (!token.hidden || !token.type.startsWith('paragraph_')) continue;
    token.hidden = false;
    token.tag = 'span';
    if (token.nesting === 1) token.attrSet('data-tight', '');
  }
});

/** Everything that an answer may contain. No images, media, forms, styles, or ids, and no class but a language's. */
const ALLOWED_TAGS = [
  'p',
  'br',
  'hr',
  'em',
  'strong',
  's',
  'sup',
  'span',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'a',
  ...MATH_TAGS,
];
const ALLOWED_ATTRIBUTES = ['href', 'start', 'class', 'align', 'data-task', 'data-tight'];
const FOLLOWED = /^https?:\/\//i;

const purify = DOMPurify(window);
purify.addHook('afterSanitizeAttributes', (node) => {
  if (node.nodeName !== 'CODE' || !LANGUAGE_CLASS.test(node.className)) node.removeAttribute('class');
  if (node.nodeName !== 'A') return;
  const address = node.getAttribute('href') ?? '';
  // The real address is never in `href`, so neither VS Code nor the browser can follow it past our own click handler.
  node.removeAttribute('href');
  if (!FOLLOWED.test(address)) return;
  node.setAttribute('data-address', address);
  node.setAttribute('role', 'link');
  node.setAttribute('tabindex', '0');
  node.setAttribute('title', address);
});

/** Renders one block of untrusted Markdown as inert nodes. */
export function renderMarkdown(text: string): DocumentFragment {
  const fragment = purify.sanitize(markdown.render(text), {
    ALLOWED_TAGS,
    ALLOWED_ATTR: ALLOWED_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const table of fragment.querySelectorAll('table')) {
    const head = table.querySelector('thead');
    if (head?.textContent.trim() === '') head.remove();
    // Wide tables scroll separately, not the entire column.
    const frame = document.createElement('div');
    frame.className = 'table-frame';
    // Named for screen readers, but not a landmark: an answer can have many tables.
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', say('markdown.table'));
    table.replaceWith(frame);
    frame.append(table);
  }
  finishCode(fragment);
  drawMath(fragment);
  return fragment;
}

/** Character offsets of the ends of a text's top-level blocks. */
export function blockEnds(text: string): number[] {
  const ends: number[] = [];
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  for (const { level, nesting, map } of markdown.parse(text, {})) {
    if (level === 0 && nesting >= 0 && map) ends.push(lineStarts[map[1]] ?? text.length);
  }
  return ends;
}
