// `node scripts/l10n.mjs` writes l10n/bundle.l10n.json: every string that the extension passes to vscode.l10n.t, mapped
// to itself.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

import { repositoryRoot } from './repositoryRoot.mjs';

export const BUNDLE = path.join(repositoryRoot, 'l10n', 'bundle.l10n.json');
const EXTENSION = path.join(repositoryRoot, 'src', 'extension');

/**
 * The bundle's text for the current sources. Throws if a string isn't a literal, because VS Code couldn't look it up.
 * @returns {string}
 */
export function bundleText() {
  /** @type {Set<string>} */
  const strings = new Set();
  for (const entry of readdirSync(EXTENSION, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (/** @type {ts.Node} */ node) => {
      if (ts.isCallExpression(node) && node.expression.getText(source) === 'vscode.l10n.t') {
        const [text] = node.arguments;
        if (!text || !ts.isStringLiteral(text)) throw new Error(`${file}: vscode.l10n.t needs a string literal.`);
        strings.add(text.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  const sorted = [...strings].sort((a, b) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(BUNDLE, bundleText());
