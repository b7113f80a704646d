// Code that runs inside the rendered page. A string, because it isn't built and type-checked with ours: a build tool's
// helpers wouldn't exist there.

/**
 * Reads the DOM past names that the page gave to its forms' fields and elements: a field named "attributes" takes the
 * place of its form's own property, in every world.
 */
const PROPERTIES = `
  const property = (type, name) => {
    const { get } = Object.getOwnPropertyDescriptor(type.prototype, name);
    return (node) => get.call(node);
  };
  const [typeOf, childNodesOf] = ['nodeType', 'childNodes'].map((name) => property(Node, name));
  const [tagOf, localNameOf, attributesOf, shadowRootOf] = ['tagName', 'localName', 'attributes', 'shadowRoot'].map((name) => property(Element, name));
  const [bodyOf, rootOf] = ['body', 'documentElement'].map((name) => property(Document, name));`;

/** How much text the page shows, including open shadow roots and frames of the same origin. Evaluates to a number. */
export const TEXT_LENGTH = `(() => {${PROPERTIES}
  const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);
  const lengthOf = (root) => {
    let length = 0;
    const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      typeOf(node) === Node.ELEMENT_NODE && UNSEEN.has(tagOf(node)) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (typeOf(node) === Node.TEXT_NODE) length += node.data.trim().length;
      else if (shadowRootOf(node)) length += lengthOf(shadowRootOf(node));
      else if (tagOf(node) === 'IFRAME' && node.contentDocument && bodyOf(node.contentDocument)) length += lengthOf(bodyOf(node.contentDocument));
    }
    return length;
  };
  return bodyOf(document) ? lengthOf(bodyOf(document)) : 0;
})()`;

/** Scrolls down by one screen. Evaluates to whether there was more to scroll. */
export const SCROLL = `(() => {
  const before = scrollY;
  scrollBy(0, innerHeight);
  return scrollY > before;
})()`;

/**
 * The page as a person sees it, as HTML: open shadow roots in the place of their hosts with their slots filled, frames of
 * the same origin in the place of their elements, form values as they are, scripts and styles left out. Other frames leave
 * a comment, \`regen-frame:N\`, N counting the frame elements of this document. Evaluates to a string.
 */
export const SERIALIZE = `((limit) => {${PROPERTIES}
  const DROPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'LINK', 'OBJECT', 'EMBED']);
  const MAX_ATTRIBUTE = 10000;
  const MAX_DEPTH = 1000;
  const VOID = new Set(['AREA', 'BASE', 'BR', 'COL', 'HR', 'IMG', 'INPUT', 'META', 'SOURCE', 'TRACK', 'WBR']);
  const escapeText = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
  const escapeAttribute = (text) => text.replace(/[&"]/g, (c) => ({ '&': '&amp;', '"': '&quot;' })[c]);
  const out = [];
  let size = 0;
  let frames = 0;
  const write = (text) => {
    size += text.length;
    if (size > limit) throw new RangeError('too large');
    out.push(text);
  };
  const childrenOf = (node) => {
    if (shadowRootOf(node)) return childNodesOf(shadowRootOf(node));
    if (tagOf(node) === 'SLOT') {
      const assigned = node.assignedNodes({ flatten: true });
      return assigned.length > 0 ? assigned : childNodesOf(node);
    }
    return childNodesOf(node);
  };
  let depth = 0;
  const visit = (node) => {
    if (typeOf(node) === Node.TEXT_NODE) return write(escapeText(node.data));
    if (typeOf(node) !== Node.ELEMENT_NODE) return;
    const tag = tagOf(node);
    if (DROPPED.has(tag) && !(tag === 'SCRIPT' && node.type === 'application/ld+json')) return;
    if (tag === 'IFRAME' || tag === 'FRAME') {
      const number = frames++;
      const box = node.getBoundingClientRect();
      let inner = null;
      try { inner = node.contentDocument; } catch { /* of another origin */ }
      if (inner && bodyOf(inner)) { write('<section>'); visitAll(childNodesOf(bodyOf(inner))); write('</section>'); }
      else if (box.width >= 200 && box.height >= 100) write('<!--regen-frame:' + number + '-->');
      return;
    }
    const name = localNameOf(node) === 'slot' ? null : localNameOf(node);
    if (name) {
      write('<' + name);
      for (const { name: key, value } of attributesOf(node))
        // An address or a label is short; the rest is pictures and data.
        if (!key.startsWith('on') && value.length <= MAX_ATTRIBUTE) write(' ' + key + '="' + escapeAttribute(value) + '"');
      write('>');
    }
    if (tag === 'TEXTAREA') write(escapeText(node.value));
    else if (tag === 'SCRIPT') write(node.textContent.replace(/<\\/(?=script)/gi, '<\\\\/'));
    else visitAll(childrenOf(node));
    if (name && !VOID.has(tag)) write('</' + name + '>');
  };
  const visitAll = (nodes) => {
    // A page could exhaust the stack, and the reader accepts less.
    if (++depth <= MAX_DEPTH) for (const node of nodes) visit(node);
    depth--;
  };
  try { visit(rootOf(document)); } catch (error) { if (!(error instanceof RangeError)) throw error; }
  return '<!DOCTYPE html>' + out.join('');
})`;
