/** Elements nested deeper than this are more than the browser can place: it crashes. */
const MAX_NESTING = 1_000;

/**
 * Runs in the page's own world before its scripts, if the page has crashed the browser: takes out of the layout what is
 * nested too deeply. Our own script takes the text of it anyway.
 */
export const FLATTEN = `new MutationObserver((records) => {
  const limit = ${MAX_NESTING};
  for (const { addedNodes } of records) for (const added of addedNodes) {
    let depth = 0;
    for (let around = added; around && depth <= limit; around = around.parentNode) depth++;
    for (let node = added; node; ) {
      if (depth >= limit) node.style?.setProperty('display', 'none', 'important');
      if (depth < limit && node.firstChild) { node = node.firstChild; depth++; continue; }
      while (node && node !== added && !node.nextSibling) { node = node.parentNode; depth--; }
      node = node === added || !node ? null : node.nextSibling;
    }
  }
}).observe(document, { childList: true, subtree: true });`;
