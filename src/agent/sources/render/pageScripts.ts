// Code that runs inside the rendered page. A string, because it isn't built and type-checked with ours: a build tool's
// helpers wouldn't exist there.

/** How much text the page shows, including open shadow roots and frames of the same origin. Evaluates to a number. */
export const TEXT_LENGTH = `(() => {
  const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);
  const lengthOf = (root) => {
    let length = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      UNSEEN.has(node.tagName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) length += node.data.trim().length;
      else if (node.shadowRoot) length += lengthOf(node.shadowRoot);
      else if (node.tagName === 'IFRAME' && node.contentDocument?.body) length += lengthOf(node.contentDocument.body);
    }
    return length;
  };
  return document.body ? lengthOf(document.body) : 0;
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
export const SERIALIZE = `((limit) => {
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
    if (node.shadowRoot) return node.shadowRoot.childNodes;
    if (node.tagName === 'SLOT') {
      const assigned = node.assignedNodes({ flatten: true });
      return assigned.length > 0 ? assigned : node.childNodes;
    }
    return node.childNodes;
  };
  let depth = 0;
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return write(escapeText(node.data));
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (DROPPED.has(node.tagName) && !(node.tagName === 'SCRIPT' && node.type === 'application/ld+json')) return;
    if (node.tagName === 'IFRAME' || node.tagName === 'FRAME') {
      const number = frames++;
      const box = node.getBoundingClientRect();
      let inner = null;
      try { inner = node.contentDocument; } catch { /* of another origin */ }
      if (inner && inner.body) { write('<section>'); visitAll(inner.body.childNodes); write('</section>'); }
      else if (box.width >= 200 && box.height >= 100) write('<!--regen-frame:' + number + '-->');
      return;
    }
    const name = node.localName === 'slot' ? null : node.localName;
    if (name) {
      write('<' + name);
      for (const { name: key, value } of node.attributes)
        // An address or a label is short; the rest is pictures and data.
        if (!key.startsWith('on') && value.length <= MAX_ATTRIBUTE) write(' ' + key + '="' + escapeAttribute(value) + '"');
      write('>');
    }
    if (node.tagName === 'TEXTAREA') write(escapeText(node.value));
    else if (node.tagName === 'SCRIPT') write(node.textContent.replace(/<\\/(?=script)/gi, '<\\\\/'));
    else visitAll(childrenOf(node));
    if (name && !VOID.has(node.tagName)) write('</' + name + '>');
  };
  const visitAll = (nodes) => {
    // A page could exhaust the stack, and the reader accepts less.
    if (++depth <= MAX_DEPTH) for (const node of nodes) visit(node);
    depth--;
  };
  try { visit(document.documentElement); } catch (error) { if (!(error instanceof RangeError)) throw error; }
  return '<!DOCTYPE html>' + out.join('');
})`;
