import katex from 'katex';

/**
 * TeX as MathML, which browsers display without a style sheet or fonts of our own. undefined for invalid TeX. It has no
 * links or images, whatever the TeX contains.
 */
export function toMathml(tex: string, displayMode: boolean): string | undefined {
  try {
    const limits = { maxExpand: 200, maxSize: 20 };
    return katex.renderToString(tex, { output: 'mathml', displayMode, throwOnError: true, trust: false, ...limits });
  } catch {
    return undefined;
  }
}
