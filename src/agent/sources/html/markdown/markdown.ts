import type { Element, Root as HastRoot } from 'hast';
import type { Link, Nodes, Root, RootContent, Text } from 'mdast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import type { PageElement } from '../dom.js';
import { linkFootnotes } from './footnotes.js';
import { toHast } from './htmlTree.js';
import { writeScripts } from './scriptsTree.js';
import { tidyTree } from './tidyTree.js';

const LINE_START = /^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|(?:={3,}|-{3,}|~{3,})|\d{1,9}(?=[.)](?:\s|$)))/;

/**
 * Text with as few escapes as possible: passages are quoted from this Markdown and models read it, so `snake_case` and
 * `[1]` shouldn't be full of backslashes.
 */
function escapeText(value: string, atLineStart: boolean, inTable: boolean): string {
  let text = value
    .replace(/[\\`*]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/\](?=[([])/g, '\\]')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~~/g, '\\~~');
  if (inTable) text = text.replace(/\|/g, '\\|');
  if (atLineStart)
    text = text
      .replace(LINE_START, (match, space: string, mark: string) => (/^\d/.test(mark) ? match : `${space}\\${mark}`))
      .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
  return text;
}

/**
 * A link's target unchanged, because programs extract it from the Markdown by its brackets; percent-encodes only what
 * would end it. `&` keeps its backslash before what looks like a character reference, which Markdown would decode.
 */
function linkTarget(url: string, inTable: boolean): string {
  const parentheses = url.replace(/[^()]/g, '');
  const plain = url.replace(/[\s<>\\]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '\\&');
  const balanced = /^(?:\(\))*$/.test(parentheses) ? plain : plain.replace(/\(/g, '%28').replace(/\)/g, '%29');
  return inTable ? balanced.replaceAll('|', '%7C') : balanced;
}

const stringifyOptions: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  rule: '-',
  listItemIndent: 'one',
  resourceLink: true,
  handlers: {
    text: (node: Text, _parent, state, info) =>
      escapeText(node.value, info.before === '' || info.before.endsWith('\n'), state.stack.includes('tableCell')),
    link: (node: Link, _parent, state, info) => {
      const leave = state.enter('link');
      const label = state.containerPhrasing(node, { ...info, before: '[', after: ']' });
      leave();
      return `[${label}](${linkTarget(node.url, state.stack.includes('tableCell'))})`;
    },
    // Two spaces: a backslash would be visible in verbatim quotes.
    break: () => '  \n',
  },
};

/** A formula in the usual Markdown notation; raw, because TeX is full of characters that Markdown escapes. */
function formula(element: Element): RootContent {
  const tex = element.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return { type: 'html', value: element.properties['dataTex'] === 'block' ? `$$${tex}$$` : `$${tex}$` };
}

const labelOf = (element: Element): string => String(element.properties['label']);

const processor = unified()
  .use(rehypeRemark, {
    handlers: {
      span: (state, element) =>
        'dataTex' in element.properties ? (formula(element) as Nodes as never) : state.all(element),
      'footnote-reference': (_state, element) => {
        const label = labelOf(element);
        return { type: 'footnoteReference', identifier: label, label };
      },
      'footnote-definition': (state, element) => {
        const label = labelOf(element);
        return {
          type: 'footnoteDefinition',
          identifier: label,
          label,
          children: state.toFlow(state.all(element)) as never,
        };
      },
      summary: (state, element) =>
        element.children.some((child) => child.type === 'element' && /^h[1-6]$/.test(child.tagName))
          ? (state.toFlow(state.all(element)) as never)
          : { type: 'paragraph', children: [{ type: 'strong', children: state.all(element) as never }] },
    },
  })
  .use(remarkGfm, { singleTilde: false, tablePipeAlign: false })
  .use(remarkStringify, stringifyOptions)
  .freeze();

/** In-page links lead nowhere outside the page; only their text is kept. */
function unwrapLocalLinks(tree: Root): void {
  const visit = (parent: { children: RootContent[] }): void => {
    parent.children = parent.children.flatMap((child): RootContent[] => {
      if ('children' in child) visit(child);
      if (child.type === 'link' && child.url.startsWith('#')) return child.children;
      if (child.type === 'link' && child.children.length === 0) return [];
      return [child];
    });
  };
  visit(tree);
}

/** Writes part of a page as GitHub Flavored Markdown. `base` is the page's address, for its relative links. */
export function pageMarkdown(root: PageElement, base: string | undefined): string {
  const hast: HastRoot = toHast(root, base);
  linkFootnotes(hast);
  writeScripts(hast);
  const tree = processor.runSync(hast);
  unwrapLocalLinks(tree);
  tidyTree(tree);
  return processor
    .stringify(tree)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
