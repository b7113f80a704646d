/**
 * For `SERIALIZE`: judges by geometry and color which text nobody can see, whatever style sheet hides it. Defines
 * `alphaOf`, `opacityOf`, `isAnimated`, `isTextMask(place)`, `firstPlace()`, `enter(element, tag, style, place, opened)`, and
 * `isUnseen(textNode, place)`. In doubt, text is seen: what a click opens, what a script moves in, items of a carousel.
 */
export const UNSEEN_TEXT = `
  const FAINT = 0.02;
  // In CSS pixels: beyond the page by this much, nobody scrolls.
  const FAR = 1000;
  const MIN_SIZE = 2;
  const MAX_LEVELS = 12;
  const MAX_ROW = 300;
  const MAX_ROW_GAP = 200;
  const MAX_SEARCHED = 20000;
  const MAX_COVERS = 300;
  // Equal for the eye, of 255.
  const MAX_DIFFERENCE = 3;
  const WITHOUT_BOXES = new Set(['MATH', 'SELECT', 'OPTION', 'OPTGROUP', 'VIDEO', 'AUDIO', 'CANVAS', 'TITLE', 'DESC']);
  const PICTURES = new Set(['IMG', 'VIDEO', 'CANVAS', 'SVG', 'IFRAME', 'PICTURE']);
  const PANEL_CLASS = /tab-?(?:pane|panel|content)|accordion|collaps|faq|answer|panel|toggle|expand/i;
  const CONTROLS = 'button, summary, label, input, [role="button"], [role="tab"], [aria-expanded]';
  const [parentOf, previousOf, childElementsOf] = [property(Node, 'parentNode'), property(Element, 'previousElementSibling'), property(Element, 'children')];
  const boxOf = (element) => Element.prototype.getBoundingClientRect.call(element);
  const attribute = (element, name) => Element.prototype.getAttribute.call(element, name) ?? '';
  const alphaOf = (color) => Number(/^(?:rgba\\(.*,|[^]*\\/)\\s*([\\d.e-]+)\\)$/.exec(color)?.[1] ?? 1);
  const channelsOf = (color) => /^rgba?\\((\\d+), (\\d+), (\\d+)/.exec(color)?.slice(1).map(Number) ?? null;
  const opacityOf = ({ opacity, filter }) => {
    let product = Number(opacity);
    if (filter !== 'none') for (const [, share] of filter.matchAll(/opacity\\(([\\d.e-]+)\\)/g)) product *= Number(share);
    return product;
  };
  const isAnimated = ({ transitionDuration, animationName, willChange }) => /[1-9]/.test(transitionDuration) || animationName !== 'none' || willChange !== 'auto';
  const isMoved = ({ transform, translate, scale }) => transform !== 'none' || (translate ?? 'none') !== 'none' || (scale ?? 'none') !== 'none';
  const isMaskedAway = ({ maskImage }) => {
    if (!maskImage || maskImage === 'none') return false;
    const colors = maskImage.includes('gradient') && !maskImage.includes('url(') ? maskImage.match(/(?:rgba?|color|oklab|oklch|lab|lch)\\([^)]*\\)/g) : null;
    return colors !== null && colors.every((color) => alphaOf(color) < FAINT);
  };
  // Read once, or never if the text is seen: reading styles takes most of the time.
  const firstPlace = () => {
    const { backgroundColor, backgroundImage, colorScheme } = getComputedStyle(rootOf(document));
    const isWhite = alphaOf(backgroundColor) === 0 && !/dark/.test(colorScheme);
    const background = self !== top || backgroundImage !== 'none' ? null : isWhite ? [255, 255, 255] : alphaOf(backgroundColor) === 1 ? channelsOf(backgroundColor) : null;
    // background: channels of the color behind the text, null if it isn't known.
    return { style: undefined, opacity: 1, background, clip: null, isScrolled: false, isOpened: false, isFolded: false, isPlain: true, isTextMask: false };
  };
  const isOpenedByClick = (element, style, opened) => {
    if (isAnimated(style) || opened.has(Element.prototype.getAttribute.call(element, 'id'))) return true;
    if (/^(?:tabpanel|region)$/.test(attribute(element, 'role')) || PANEL_CLASS.test(attribute(element, 'class'))) return true;
    const before = previousOf(element);
    return before !== null && (Element.prototype.matches.call(before, CONTROLS) || Element.prototype.querySelector.call(before, CONTROLS) !== null);
  };
  const enter = (element, tag, style, place, opened) => {
    let { clip, isScrolled } = place;
    let isOpened = false;
    if (clip && (style.position === 'fixed' || (style.position === 'absolute' && !clip.isPositioned))) clip = null;
    const isClipping = style.overflow !== 'visible';
    if ((isClipping || parseFloat(style.lineHeight) < MIN_SIZE) && style.display !== 'inline' && style.display !== 'contents' && tag !== 'BODY') {
      const { left, right, width, height } = boxOf(element);
      const isPositioned = style.position !== 'static';
      if (height < MIN_SIZE || width < MIN_SIZE) {
        if (isClipping && isOpenedByClick(element, style, opened)) isOpened = true;
        else clip = { isEmpty: true, isPositioned };
      } else if (isClipping && /auto|scroll/.test(style.overflowX)) {
        isScrolled = true;
        if (!clip?.isEmpty) clip = null;
      } else if (isClipping && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && !clip?.isEmpty) clip = { isEmpty: false, left, right, isPositioned };
    }
    const alpha = alphaOf(style.backgroundColor);
    const background = alpha === 0 ? place.background : alpha === 1 ? channelsOf(style.backgroundColor) : null;
    return { parent: place, element, tag, style, opacity: place.opacity * opacityOf(style), background, clip, isScrolled, isOpened,
      isFolded: undefined, isPlain: undefined, isTextMask: undefined };
  };
  // What holds for a place if it holds for the element, or for one around it.
  const inherited = (name, test) => {
    const holds = (place) => (place[name] ??= test(place) || holds(place.parent));
    return holds;
  };
  // Without boxes, or without its place, until a click or a script gives it one.
  const isFolded = inherited('isFolded', ({ element, tag, style, isOpened }) =>
    isOpened || style.display === 'none' || style.contentVisibility !== 'visible' || WITHOUT_BOXES.has(tag) ||
    (tag === 'DETAILS' && !Element.prototype.hasAttribute.call(element, 'open')) || (isMoved(style) && isAnimated(style)));
  const isTextMask = inherited('isTextMask', ({ style }) => style.webkitBackgroundClip.includes('text'));
  // Whether nothing but the color lies behind the text, as far as the elements around it tell.
  const isPlain = (place) => (place.isPlain ??= isPlainStyle(place.style) && (alphaOf(place.style.backgroundColor) === 1 || isPlain(place.parent)));
  const isPlainStyle = (style) =>
    style.position === 'static' && !style.display.includes('grid') && !(parseFloat(style.marginTop) < 0) &&
    style.backgroundImage === 'none' && style.mixBlendMode === 'normal' && !/invert|hue|bright/.test(style.filter);
  // Of each parent, the children that stand in one row with a visible one.
  const rows = new Map();
  const rowOf = (parent, from, to) => {
    if (rows.has(parent)) return rows.get(parent);
    const boxes = [...childElementsOf(parent)].slice(0, MAX_ROW).map((child) => ({ child, box: boxOf(child) }))
      // A wide one would connect what stands far apart.
      .filter(({ box }) => box.width >= MIN_SIZE && box.width <= 2 * (to - from)).sort((one, other) => one.box.left - other.box.left);
    const kept = new Set();
    let run = [];
    let end = -Infinity;
    const close = () => {
      if (run.some(({ box }) => box.right > from && box.left < to)) for (const { child } of run) kept.add(child);
      run = [];
    };
    for (const one of boxes) {
      if (one.box.left > end + MAX_ROW_GAP) close();
      run.push(one);
      end = Math.max(end, one.box.right);
    }
    close();
    rows.set(parent, kept);
    return kept;
  };
  const isBesideVisible = (element, from, to) => {
    for (let level = 0; element && typeOf(element) === Node.ELEMENT_NODE && level < MAX_LEVELS; level++) {
      const box = boxOf(element);
      if (box.right > from && box.left < to) return false;
      const parent = parentOf(element);
      if (parent && typeOf(parent) === Node.ELEMENT_NODE && rowOf(parent, from, to).has(element)) return true;
      element = parent;
    }
    return false;
  };
  let covers;
  // What may lie between the text and the background of the elements around it. null: too much.
  const findCovers = () => {
    const found = [];
    let searched = 0;
    for (const element of Document.prototype.querySelectorAll.call(document, 'body *')) {
      if (++searched > MAX_SEARCHED || found.length > MAX_COVERS) return null;
      const style = getComputedStyle(element);
      const isPicture = PICTURES.has(tagOf(element).toUpperCase());
      const isLayer = (style.position === 'absolute' || style.position === 'fixed') && (alphaOf(style.backgroundColor) > 0 || style.backgroundImage !== 'none');
      if (isPicture || isLayer) found.push(boxOf(element));
    }
    return found;
  };
  const isColoredLikeBackground = (place, { left, right, top, bottom }) => {
    const { style, background } = place;
    const color = background && channelsOf(style.webkitTextFillColor);
    if (!color || color.some((channel, index) => Math.abs(channel - background[index]) > MAX_DIFFERENCE)) return false;
    if (!isPlain(place) || isFolded(place) || isTextMask(place)) return false;
    if (style.textShadow !== 'none' || parseFloat(style.webkitTextStrokeWidth) > 0) return false;
    covers ??= { list: findCovers() };
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return covers.list !== null && !covers.list.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
  };
  const range = Document.prototype.createRange.call(document);
  const width = boxOf(rootOf(document)).width;
  const isUnseen = (node, place) => {
    const text = node.data.trim();
    if (text === '') return false;
    const { clip, isScrolled } = place;
    if (clip?.isEmpty) return !isFolded(place);
    range.selectNodeContents(node);
    let isThin = true;
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (bottom - top < MIN_SIZE || right - left < (text.length > 2 ? MIN_SIZE : 0.5)) continue;
      isThin = false;
      const isFar = right + scrollX <= -FAR || bottom + scrollY <= -FAR || (!isScrolled && left + scrollX >= width + FAR);
      if (isFar || (clip && (right <= clip.left || left >= clip.right))) continue;
      return isColoredLikeBackground(place, { left, right, top, bottom });
    }
    if (isFolded(place)) return false;
    return isThin || !isBesideVisible(parentOf(node), clip ? clip.left : -scrollX, clip ? clip.right : width - scrollX);
  };`;
