// pdf.js reads which text a PDF gives for what it draws (ActualText), but doesn't tell it with the text content.
import { readFile } from 'node:fs/promises';

const MARK =
  /(\w+)\[1\]\s?instanceof Dict&&\((\w+)=\1\[1\]\.get\("MCID"\)\);(\w+)\.items\.push\(\{type:"beginMarkedContentProps",/g;

/**
 * The items that begin marked content get `actualText`, where the PDF has one.
 *
 * @type {import('esbuild').Plugin}
 */
export const pdfActualText = {
  name: 'pdf-actual-text',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /pdf\.worker\.min\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (source.match(MARK)?.length !== 1) throw new Error('pdf.js marks content in another way now.');
      const contents = source.replace(
        MARK,
        (found, properties) =>
          `${found}actualText:${properties}[1]instanceof Dict&&"string"==typeof ${properties}[1].get("ActualText")?stringToPDFString(${properties}[1].get("ActualText")):void 0,`,
      );
      return { contents, loader: 'js' };
    });
  },
};
