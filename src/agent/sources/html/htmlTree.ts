import type { Element, ElementContent, Properties, Root } from 'hast';
import { isElement, isText, textOf, type PageElement, type PageNode } from './dom.js';

/** Addresses a link may lead to. */
const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/** Elements with no text of their own to read. */
const SILENT = new Set(['img', 'picture', 'source', 'meta', 'link', 'head', 'title', 'button', 'progress', 'meter']);

/** Text of the links that headings and code carry to themselves. */
const PERMALINK = /^(?:[#¶§🔗⚓\uE000-\uF8FF]+|link|permalink|copy|copy link|edit|anchor)$/iu;

function absolute(href: string, base: string | undefined): string | undefined {
  try {
    const url = new URL(href, base);
    return LINK_PROTOCOLS.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** A table that lays out the page: its cells hold blocks, so that no Markdown table could show them. */
function isLayoutTable(table: PageElement): boolean {
  if (table.getAttribute('role') === 'presentation' || table.querySelector('table')) return true;
  return !table.querySelector('th') && table.querySelector('h1,h2,h3,h4,ul,ol,pre,form,article,section,p + p') !== null;
}

const LANGUAGE_CLASS =
  /(?:^|\s)(?:(?:language|lang|highlight-source|highlight|code)-|brush:\s*|sourceCode\s+)([\w+#.-]+)/i;
const NOT_A_LANGUAGE = new Set([
  'default',
  'none',
  'text',
  'plaintext',
  'plain',
  'block',
  'box',
  'snippet',
  'wrapper',
  'container',
  'toolbar',
  'notranslate',
  'example',
  'content',
  'highlight',
  'source',
  'area',
  'view',
  'header',
  'group',
  'tabs',
]);

/** The language of a code block, as its highlighter wrote it on the element or on one near it. */
function languageOf(pre: PageElement): string | undefined {
  const near = [pre.querySelector('code'), pre, pre.parentElement, pre.parentElement?.parentElement];
  for (const element of near) {
    if (!element) continue;
    const declared =
      element.getAttribute('data-language') ??
      element.getAttribute('data-lang') ??
      LANGUAGE_CLASS.exec(element.className)?.[1];
    if (declared && !NOT_A_LANGUAGE.has(declared.toLowerCase()) && !/\s/.test(declared)) return declared.toLowerCase();
  }
  return undefined;
}

/** Code with its line breaks, also where lines are elements of their own. */
function codeText(element: PageElement): string {
  let text = '';
  const visit = (node: PageNode): void => {
    if (isText(node)) {
      text += node.data;
      return;
    }
    if (!isElement(node)) return;
    if (node.localName === 'br') {
      text += '\n';
      return;
    }
    if (
      node.localName === 'button' ||
      /(?:^|\s)(?:line-?numbers?(?:-rows)?|lineno|linenos|gutter|copy[\w-]*)(?:\s|$)/i.test(node.className)
    )
      return;
    const line = /^(?:div|p|li|tr)$/.test(node.localName);
    if (line && text !== '' && !text.endsWith('\n')) text += '\n';
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child);
    if (line && !text.endsWith('\n')) text += '\n';
  };
  visit(element);
  return text.replace(/\r\n?/g, '\n').replace(/^\n+|\s+$/g, '');
}

const KEPT: readonly string[] = ['colspan', 'rowspan', 'start', 'type', 'checked', 'id'];
const PROPERTY: Readonly<Record<string, string>> = { colspan: 'colSpan', rowspan: 'rowSpan' };

function propertiesOf(element: PageElement): Properties {
  const properties: Properties = {};
  for (const name of KEPT) {
    const value = element.getAttribute(name);
    if (value !== null) properties[PROPERTY[name] ?? name] = name === 'checked' ? true : value;
  }
  return properties;
}

/** Adds nodes, joining texts: what comes after takes time with the square of the texts that stand side by side. */
function append(children: ElementContent[], nodes: readonly ElementContent[]): void {
  for (const node of nodes) {
    const last = children.at(-1);
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else children.push(node);
  }
}

/** Turns part of a page into a hast tree made for Markdown: absolute links, plain code, no pictures, no layout tables. */
export function toHast(root: PageElement, base: string | undefined): Root {
  const convert = (node: PageNode, inLayout: boolean): ElementContent[] => {
    if (isText(node)) return [{ type: 'text', value: node.data }];
    if (!isElement(node) || SILENT.has(node.localName)) return [];
    const name = node.localName;
    const tex = node.getAttribute('data-tex');
    if (tex !== null)
      return [
        {
          type: 'element',
          tagName: 'span',
          properties: { dataTex: tex },
          children: [{ type: 'text', value: node.textContent }],
        },
      ];
    if (name === 'pre') {
      const language = languageOf(node);
      const code: Element = {
        type: 'element',
        tagName: 'code',
        properties: language ? { className: [`language-${language}`] } : {},
        children: [{ type: 'text', value: codeText(node) }],
      };
      return [{ type: 'element', tagName: 'pre', properties: {}, children: [code] }];
    }
    const layout = name === 'table' ? isLayoutTable(node) : inLayout;
    const children: ElementContent[] = [];
    for (let child = node.firstChild; child; child = child.nextSibling) append(children, convert(child, layout));
    if (name === 'a') {
      const text = textOf(node);
      if (text === '' && children.every((child) => child.type === 'text')) return [];
      if (PERMALINK.test(text)) return [];
      const href = node.getAttribute('href') ?? '';
      const target = href === '' ? undefined : href.startsWith('#') ? href : absolute(href, base);
      if (target === undefined) return children;
      return [{ type: 'element', tagName: 'a', properties: { href: target }, children }];
    }
    const tagName = layout && /^(?:table|tbody|thead|tfoot|tr|td|th)$/.test(name) ? 'div' : name;
    return [{ type: 'element', tagName, properties: propertiesOf(node), children }];
  };
  const children: ElementContent[] = [];
  for (let child = root.firstChild; child; child = child.nextSibling) append(children, convert(child, false));
  return { type: 'root', children };
}
