/**
 * For `SERIALIZE`: judges by geometry and color which text nobody can see, whatever style sheet hides it. Defines
 * `alphaOf`, `opacityOf`, `isAnimated`, `firstPlace()`, `enter(element, tag, style, place, opened)`, and
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
  const firstPlace = () => {
    const { backgroundColor, backgroundImage, colorScheme } = getComputedStyle(rootOf(document));
    const isPlain = self === top && backgroundImage === 'none';
    const isWhite = alphaOf(backgroundColor) === 0 && !/dark/.test(colorScheme);
    // background: channels of the color behind the text, null if it isn't known. isFolded: without boxes of its own yet.
    return { style: undefined, opacity: 1, background: !isPlain ? null : isWhite ? [255, 255, 255] : alphaOf(backgroundColor) === 1 ? channelsOf(backgroundColor) : null,
      clip: null, isScrolled: false, isFolded: false, isTextMask: false };
  };
  const isOpenedByClick = (element, style, opened) => {
    if (isAnimated(style) || opened.has(Element.prototype.getAttribute.call(element, 'id'))) return true;
    if (/^(?:tabpanel|region)$/.test(attribute(element, 'role')) || PANEL_CLASS.test(attribute(element, 'class'))) return true;
    const before = previousOf(element);
    return before !== null && (Element.prototype.matches.call(before, CONTROLS) || Element.prototype.querySelector.call(before, CONTROLS) !== null);
  };
  const backgroundIn = (style, background) => {
    // Something else may lie behind it.
    if (style.position !== 'static' || style.display.includes('grid') || parseFloat(style.marginTop) < 0) return null;
    if (style.backgroundImage !== 'none' || style.mixBlendMode !== 'normal' || /invert|hue|bright/.test(style.filter)) return null;
    const alpha = alphaOf(style.backgroundColor);
    return alpha === 0 ? background : alpha === 1 ? channelsOf(style.backgroundColor) : null;
  };
  const enter = (element, tag, style, place, opened) => {
    let { clip, isScrolled } = place;
    let isFolded = place.isFolded || style.display === 'none' || style.contentVisibility === 'auto' || style.contentVisibility === 'hidden' ||
      WITHOUT_BOXES.has(tag) || (tag === 'DETAILS' && !Element.prototype.hasAttribute.call(element, 'open')) || (isMoved(style) && isAnimated(style));
    if (style.position === 'fixed' || (style.position === 'absolute' && clip && !clip.isPositioned)) clip = null;
    const isBlock = style.display !== 'inline' && style.display !== 'contents' && tag !== 'BODY';
    const isClipping = isBlock && (style.overflowX !== 'visible' || style.overflowY !== 'visible');
    if (!isFolded && (isClipping || (isBlock && parseFloat(style.lineHeight) < MIN_SIZE))) {
      const { left, right, width, height } = boxOf(element);
      const isPositioned = style.position !== 'static';
      if (height < MIN_SIZE || width < MIN_SIZE) {
        if (isClipping && isOpenedByClick(element, style, opened)) isFolded = true;
        else clip = { isEmpty: true, isPositioned };
      } else if (isClipping && /auto|scroll/.test(style.overflowX)) {
        isScrolled = true;
        if (!clip?.isEmpty) clip = null;
      } else if (isClipping && style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && !clip?.isEmpty) clip = { isEmpty: false, left, right, isPositioned };
    }
    return { style, opacity: place.opacity * opacityOf(style), background: backgroundIn(style, place.background), clip, isScrolled, isFolded,
      isTextMask: place.isTextMask || style.webkitBackgroundClip.includes('text') };
  };
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
  const isColoredLikeBackground = ({ style, background }, { left, right, top, bottom }) => {
    const color = background && channelsOf(style.webkitTextFillColor);
    if (!color || color.some((channel, index) => Math.abs(channel - background[index]) > MAX_DIFFERENCE)) return false;
    if (style.textShadow !== 'none' || parseFloat(style.webkitTextStrokeWidth) > 0) return false;
    covers ??= { list: findCovers() };
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return covers.list !== null && !covers.list.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom);
  };
  const range = Document.prototype.createRange.call(document);
  const isUnseen = (node, place) => {
    const text = node.data.trim();
    if (!place.style || place.isFolded || text === '') return false;
    if (place.clip?.isEmpty) return true;
    range.selectNodeContents(node);
    const width = Element.prototype.getBoundingClientRect.call(rootOf(document)).width;
    const { clip } = place;
    let isThin = true;
    for (const rect of range.getClientRects()) {
      if (rect.height < MIN_SIZE || rect.width < (text.length > 2 ? MIN_SIZE : 0.5)) continue;
      isThin = false;
      const isFar = rect.right + scrollX <= -FAR || rect.bottom + scrollY <= -FAR || (!place.isScrolled && rect.left + scrollX >= width + FAR);
      if (isFar || (clip && (rect.right <= clip.left || rect.left >= clip.right))) continue;
      return isColoredLikeBackground(place, rect);
    }
    if (isThin) return true;
    return !isBesideVisible(parentOf(node), clip ? clip.left : -scrollX, clip ? clip.right : width - scrollX);
  };`;
