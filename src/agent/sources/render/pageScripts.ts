import { UNSEEN_TEXT } from './unseenText.js';

// Code that runs inside the rendered page. A string, because it isn't built and type-checked with ours: a build tool's
// helpers wouldn't exist there. It runs in a world of its own, in each frame, which the page's scripts can't see.

/** Smallest frame of another site whose text counts, in CSS pixels: smaller ones are buttons and trackers. */
const FOREIGN_FRAME = { width: 200, height: 100 };

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

/** What `MEASURE` evaluates to. */
export interface Measured {
  /** How much text the frame's document shows, in UTF-16 units, open shadow roots included. */
  length: number;
  /** Whether the parser has finished the document. */
  isParsed: boolean;
}

/** Evaluates to Measured. Stops counting on enormous pages, which don't grow noticeably anyway. */
export const MEASURE = `(() => {${PROPERTIES}
  const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE']);
  let left = 100000;
  const lengthOf = (root) => {
    let length = 0;
    const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      typeOf(node) === Node.ELEMENT_NODE && UNSEEN.has(tagOf(node).toUpperCase()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node && left-- > 0; node = walker.nextNode()) {
      if (typeOf(node) === Node.TEXT_NODE) length += node.data.trim().length;
      else if (shadowRootOf(node)) length += lengthOf(shadowRootOf(node));
    }
    return length;
  };
  let owner = null;
  try { owner = frameElement; } catch { /* of another origin */ }
  const isSmall = self !== top && (owner ? innerWidth < 1 : innerWidth < ${FOREIGN_FRAME.width} || innerHeight < ${FOREIGN_FRAME.height});
  const body = bodyOf(document);
  return { length: body && !isSmall ? lengthOf(body) : 0, isParsed: document.readyState !== 'loading' };
})()`;

/**
 * Runs in the page's own world before its scripts: dialogs are answered as if dismissed. A page that opens them in a loop
 * couldn't be stopped otherwise, because the browser waits for each.
 */
export const NO_DIALOGS = `for (const [name, answer] of [['alert'], ['print'], ['confirm', false], ['prompt', null]])
  window[name] = () => answer;`;

/** Evaluates to a type such as `text/html`. */
export const CONTENT_TYPE = 'document.contentType';

/**
 * Scrolls down by one screen: the page, or the part in the middle of the window that scrolls instead. Evaluates to whether
 * there was more to scroll.
 */
export const SCROLL = `(() => {${PROPERTIES}
  const kept = (globalThis.regenScroll ??= { title: property(Document, 'title')(document), parts: new Set() });
  const pageBefore = scrollY;
  scrollBy({ top: innerHeight, behavior: 'instant' });
  if (scrollY > pageBefore) return true;
  const [topOf, heightOf] = ['scrollTop', 'clientHeight'].map((name) => property(Element, name));
  const parentOf = property(Node, 'parentNode');
  let part = Document.prototype.elementFromPoint.call(document, innerWidth / 2, innerHeight / 2);
  for (let root = part && shadowRootOf(part); root; root = shadowRootOf(part)) {
    const inner = root.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (!inner || inner === part) break;
    part = inner;
  }
  for (; part; part = parentOf(part) ?? part.host) {
    if (typeOf(part) !== Node.ELEMENT_NODE || !/auto|scroll/.test(getComputedStyle(part).overflowY)) continue;
    const before = topOf(part);
    Element.prototype.scrollBy.call(part, { top: heightOf(part), behavior: 'instant' });
    if (topOf(part) <= before) continue;
    kept.parts.add(part);
    return true;
  }
  return false;
})()`;

/**
 * Undoes `SCROLL`: a list that keeps only the visible rows shows its beginning again, and a page that has added the next
 * article has its own title.
 */
export const SCROLL_BACK = `(() => {
  const { title, parts } = globalThis.regenScroll ?? {};
  scrollTo({ top: 0, behavior: 'instant' });
  for (const part of parts ?? []) Element.prototype.scrollTo.call(part, { top: 0, behavior: 'instant' });
  if (title) Object.getOwnPropertyDescriptor(Document.prototype, 'title').set.call(document, title);
})()`;

/** Called on the element of a frame: gives it a number for `SERIALIZE`. */
export const NUMBER_FRAME = `function (number) { (globalThis.regenFrames ??= new WeakMap()).set(this, number); }`;

/** What `SERIALIZE` evaluates to. */
export interface Serialized {
  html: string;
  /** Whether a limit came first: the rest of the page is missing. */
  isCut: boolean;
}

/**
 * The frame's document as a person sees it, as HTML: open shadow roots in the place of their hosts with their slots
 * filled, form values as they are, scripts left out. Instead of its style sheets, an element that they hide has a style
 * attribute that says how, text that nobody can see is left out, and a consent layer has the role of a dialog. A frame
 * leaves a comment, `MARK:N`, with the number that `NUMBER_FRAME` gave it. Takes the longest HTML in UTF-16 units, when to
 * end in milliseconds since 1970, and MARK. Evaluates to Serialized.
 */
export const SERIALIZE = `((limit, endsAt, mark) => {${PROPERTIES}${UNSEEN_TEXT}
  const DROPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'LINK', 'OBJECT', 'EMBED']);
  const MAX_ATTRIBUTE = 10000;
  const MAX_DEPTH = 500;
  const TIME_CHECK_EVERY = 500;
  const VOID = new Set(['AREA', 'BASE', 'BR', 'COL', 'HR', 'IMG', 'INPUT', 'META', 'SOURCE', 'TRACK', 'WBR']);
  // Not what a person sees, but what a click opens: tabs, sections, menus.
  const OPENERS = '[aria-controls], [role="tab"][href^="#"], [data-toggle][href^="#"], [data-bs-toggle][href^="#"], [data-target^="#"], [data-bs-target^="#"]';
  const CONSENT = /cookie|consent|gdpr|rgpd|dsgvo|privacy|datenschutz|einwillig|confidentialit/i;
  const MAX_LAYER = 4000;
  const escapeText = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
  const escapeAttribute = (text) => text.replace(/[&"]/g, (c) => ({ '&': '&amp;', '"': '&quot;' })[c]);
  const out = [];
  let size = 0;
  let visited = 0;
  // An enormous page comes whole rather than judged to its end.
  const hurriesAt = (Date.now() + endsAt) / 2;
  let isHurried = false;
  const checkTime = () => {
    if (++visited % TIME_CHECK_EVERY !== 0) return;
    const now = Date.now();
    if (now > endsAt) throw new RangeError('too slow');
    isHurried = now > hurriesAt;
  };
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
  const opened = new Set();
  for (const opener of Document.prototype.querySelectorAll.call(document, OPENERS))
    for (const name of ['aria-controls', 'href', 'data-target', 'data-bs-target'])
      for (const id of (Element.prototype.getAttribute.call(opener, name) ?? '').split(/\\s+/)) opened.add(id.replace(/^#/, ''));
  // Of these, a descendant may have another value, and be seen.
  const isInvisible = ({ visibility }) => visibility !== 'visible';
  const isTiny = ({ fontSize }) => parseFloat(fontSize) < 2;
  const isTransparent = ({ textShadow, webkitBackgroundClip, webkitTextFillColor }) =>
    alphaOf(webkitTextFillColor) < FAINT && textShadow === 'none' && !webkitBackgroundClip.includes('text');
  // Elements with a descendant that a test fails for: without them, nested elements would be searched again and again.
  const failing = new Map([isInvisible, isTiny, isTransparent].map((test) => [test, new Set()]));
  const holdsForAll = (test, element) => {
    const known = failing.get(test);
    if (known.has(element)) return false;
    for (const inner of Element.prototype.querySelectorAll.call(element, '*')) {
      if (test(getComputedStyle(inner))) continue;
      for (let node = inner; node && node !== element; node = property(Node, 'parentNode')(node)) known.add(node);
      known.delete(inner);
      return false;
    }
    return true;
  };
  const isSeen = (place) => !isInvisible(place.style) && !isTiny(place.style) && (!isTransparent(place.style) || isTextMask(place));
  const isConsentLayer = (element, style) => {
    if (style.position !== 'fixed' || !Element.prototype.querySelector.call(element, 'button, [role="button"], a')) return false;
    const text = property(Node, 'textContent')(element);
    return text.length <= MAX_LAYER && CONSENT.test(text);
  };
  // Declarations that hide the element, from whatever style sheet. The reader judges them like those of an attribute.
  const hidingStyle = (style, element, place) => {
    if (style.display === 'none') return 'display:none';
    const found = [];
    if (isInvisible(style) && holdsForAll(isInvisible, element)) found.push('visibility:hidden');
    const isFaint = place.opacity * opacityOf(style) < FAINT;
    if (isFaint) found.push('opacity:0');
    if (found.length > 0) {
      // How a page fades in what is scrolled to.
      if (/[1-9]/.test(style.transitionDuration)) found.push('transition:opacity');
      if (style.animationName !== 'none') found.push('animation:appear');
      if (style.transform !== 'none') found.push('transform:' + style.transform);
      if (style.willChange !== 'auto') found.push('will-change:' + style.willChange);
    }
    const isFilteredAway = isFaint && Number(style.opacity) >= FAINT && !isAnimated(style);
    const isSkipped = style.contentVisibility === 'hidden' && Element.prototype.getAttribute.call(element, 'hidden') !== 'until-found';
    if (isFilteredAway || isSkipped || isMaskedAway(style) || (isTiny(style) && holdsForAll(isTiny, element))) found.push('font-size:0');
    if (isTransparent(style) && !isTextMask(place) && holdsForAll(isTransparent, element)) found.push('color:transparent');
    if (parseFloat(style.textIndent) <= -1000) found.push('text-indent:' + style.textIndent);
    if (style.position === 'absolute' || style.position === 'fixed') {
      for (const side of ['left', 'top']) if (parseFloat(style[side]) <= -1000) found.push(side + ':' + style[side]);
      if (style.clip !== 'auto') found.push('clip:' + style.clip);
      if (parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1 && style.overflow === 'hidden') found.push('width:1px;height:1px;overflow:hidden');
    }
    if (style.position !== 'static' && parseFloat(style.bottom) <= -FAR) {
      // Not the value that follows from "top".
      const set = element.computedStyleMap?.().get('bottom');
      if (set?.unit === 'px' && set.value <= -FAR) found.push('bottom:' + style.bottom);
    }
    if (style.clipPath !== 'none') found.push('clip-path:' + style.clipPath);
    return found.join(';');
  };
  const writeText = (root) => {
    const walker = Document.prototype.createTreeWalker.call(document, root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      typeOf(node) === Node.ELEMENT_NODE && DROPPED.has(tagOf(node).toUpperCase()) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = root; node; node = walker.nextNode()) {
      checkTime();
      write(typeOf(node) === Node.TEXT_NODE ? escapeText(node.data) : ' ');
    }
  };
  let depth = 0;
  const visit = (node, place) => {
    const parentStyle = place.style;
    checkTime();
    if (typeOf(node) === Node.TEXT_NODE) {
      const isHidden = parentStyle && (!isSeen(place) || (!isHurried && isUnseen(node, place)));
      return isHidden ? undefined : write(escapeText(node.data));
    }
    if (typeOf(node) !== Node.ELEMENT_NODE) return;
    const tag = tagOf(node).toUpperCase();
    if (DROPPED.has(tag) && !(tag === 'SCRIPT' && node.type === 'application/ld+json')) return;
    if (tag === 'IFRAME' || tag === 'FRAME') {
      const number = globalThis.regenFrames?.get(node);
      const box = Element.prototype.getBoundingClientRect.call(node);
      let isOwn = false;
      try { isOwn = Boolean(node.contentDocument); } catch { /* of another origin */ }
      const [width, height] = isOwn ? [1, 1] : [${FOREIGN_FRAME.width}, ${FOREIGN_FRAME.height}];
      if (number !== undefined && box.width >= width && box.height >= height) write('<!--' + mark + ':' + number + '-->');
      return;
    }
    // The reader has no use for the frames of a frame set in columns, and drops its element.
    const name = tag === 'SLOT' ? null : tag === 'FRAMESET' ? 'div' : localNameOf(node);
    // A style of null: the parent is hidden, and so is everything in it. Undefined: above the body.
    let inner = place;
    if (name) {
      let hiding = '';
      let isLayer = false;
      if (parentStyle !== null && tag !== 'HEAD' && tag !== 'SCRIPT' && tag !== 'HTML') {
        const style = getComputedStyle(node);
        hiding = hidingStyle(style, node, place);
        if (style.display === 'none' && opened.has(Element.prototype.getAttribute.call(node, 'id'))) hiding = '';
        isLayer = tag !== 'BODY' && isConsentLayer(node, style);
        inner = hiding === '' || /^clip-path:[^;]*$/.test(hiding) ? enter(node, tag, style, place, opened) : { ...place, style: null };
      } else if (tag === 'HEAD') inner = { ...place, style: null };
      write('<' + name);
      let ownStyle = '';
      for (const { name: key, value } of attributesOf(node)) {
        // An address or a label is short; the rest is pictures and data.
        if (key.startsWith('on') || value.length > MAX_ATTRIBUTE) continue;
        if (key === 'style') ownStyle = value;
        else if (key !== 'role' || !isLayer) write(' ' + key + '="' + escapeAttribute(value) + '"');
      }
      if (isLayer) write(' role="dialog"');
      const written = [ownStyle, hiding].filter(Boolean).join(';');
      if (written !== '') write(' style="' + escapeAttribute(written) + '"');
      write('>');
    }
    if (tag === 'TEXTAREA') write(escapeText(node.value));
    else if (tag === 'SCRIPT') write(node.textContent.replace(/<\\/(?=script)/gi, '<\\\\/'));
    else visitAll(childrenOf(node), inner);
    if (name && !VOID.has(tag)) write('</' + name + '>');
  };
  const visitAll = (nodes, place) => {
    // A page could exhaust the stack, and the reader accepts less.
    if (++depth <= MAX_DEPTH) for (const node of nodes) visit(node, place);
    else for (const node of nodes) writeText(node);
    depth--;
  };
  let isCut = false;
  try { visit(rootOf(document), firstPlace()); } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    isCut = true;
  }
  return { html: '<!DOCTYPE html>' + out.join(''), isCut };
})`;
