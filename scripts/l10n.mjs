// `node scripts/l10n.mjs` writes l10n/bundle.l10n.json: every string that the extension passes to vscode.l10n.t, mapped
// to itself. Removes strings that no longer exist from the translations next to it. A reworded string keeps its
// translation, which is printed because it may need an update.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

import { repositoryRoot } from './repositoryRoot.mjs';
import { followRewording } from './translations.mjs';

const FOLDER = path.join(repositoryRoot, 'l10n');
export const BUNDLE = path.join(FOLDER, 'bundle.l10n.json');
const EXTENSION = path.join(repositoryRoot, 'src', 'extension');

/** @param {Record<string, string>} strings */
const asFile = (strings) => `${JSON.stringify(strings, null, 2)}\n`;

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
  return asFile(Object.fromEntries(sorted.map((text) => [text, text])));
}

function renew() {
  const english = bundleText();
  writeFileSync(BUNDLE, english);
  const keys = Object.keys(/** @type {Record<string, string>} */ (JSON.parse(english)));
  for (const name of readdirSync(FOLDER).filter((file) => /^bundle\.l10n\..+\.json$/.test(file))) {
    const file = path.join(FOLDER, name);
    const { strings, reworded, missing } = followRewording(keys, JSON.parse(readFileSync(file, 'utf8')));
    writeFileSync(file, asFile(strings));
    for (const key of reworded) console.log(`${name}: reworded, check the translation of ${JSON.stringify(key)}`);
    for (const key of missing) console.log(`${name}: translate ${JSON.stringify(key)}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) renew();
