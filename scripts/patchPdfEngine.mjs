import { readFile } from 'node:fs/promises';

/** pdf.js reads which text a PDF gives for what it draws (ActualText), but doesn't tell it with the text content. */
const MARK =
  /(\w+)\[1\]\s?instanceof Dict&&\((\w+)=\1\[1\]\.get\("MCID"\)\);(\w+)\.items\.push\(\{type:"beginMarkedContentProps",/g;

/** pdf.js doesn't know the letters of glyphs that are named as variants: `one.oldstyle`, `two.superior`. */
const GLYPH =
  /let (\w+)=(\w+)\[(\w+)\];(?=if\(void 0!==\1\)\{\w+\[\w+\]=String\.fromCharCode\(\1\);continue\}let \w+=0;switch\(\3\[0\]\))/g;

/**
 * The letter of a variant, as the Adobe Glyph List says; digits above or below the line have letters of their own.
 *
 * @param {Record<string, number | undefined>} map
 * @param {string} name
 * @returns {number | undefined}
 */
function unicodeOfVariant(map, name) {
  const [, base = '', variant = ''] = /^(\w+)\.(\w+)$/.exec(name) ?? [];
  const unicode = map[base] ?? (/^uni[\dA-F]{4}$/.test(base) ? parseInt(base.slice(3), 16) : undefined);
  // Parts of a fraction would be digits of the number before it.
  if (unicode === undefined || /^(?:numr|dnom|numerator|denominator)/.test(variant)) return undefined;
  const digit = unicode - 0x30;
  if (digit < 0 || digit > 9) return unicode;
  if (/^(?:subs|sinf|inferior)/.test(variant)) return 0x2080 + digit;
  if (!/^(?:sups|superior)/.test(variant)) return unicode;
  return [0x2070, 0xb9, 0xb2, 0xb3][digit] ?? 0x2070 + digit;
}

/**
 * @param {string} source
 * @param {RegExp} pattern
 * @param {(...found: string[]) => string} replacer
 */
function replaceOnce(source, pattern, replacer) {
  if (source.match(pattern)?.length !== 1) throw new Error(`pdf.js does this in another way now: ${pattern}`);
  return source.replace(pattern, replacer);
}

/**
 * The items that begin marked content get `actualText`, where the PDF has one, and variants of glyphs their letters.
 *
 * @type {import('esbuild').Plugin}
 */
export const patchPdfEngine = {
  name: 'patch-pdf-engine',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /pdf\.worker\.min\.mjs$/ }, async ({ path }) => {
      const marked = replaceOnce(
        await readFile(path, 'utf8'),
        MARK,
        (found, properties) =>
          `${found}actualText:${properties}[1]instanceof Dict&&"string"==typeof ${properties}[1].get("ActualText")?stringToPDFString(${properties}[1].get("ActualText")):void 0,`,
      );
      const contents = replaceOnce(
        marked,
        GLYPH,
        (_found, unicode, map, name) => `let ${unicode}=${map}[${name}]??unicodeOfVariant(${map},${name});`,
      );
      return { contents: `${contents}\n${unicodeOfVariant.toString()}`, loader: 'js' };
    });
  },
};
