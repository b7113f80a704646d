import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ESLint } from 'eslint';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { restrictedPaths, ZONES } from '../../../scripts/lintZones.mjs';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { modulesBelow } from '../../helpers/modulesBelow.js';

const LAYERS = ['src', 'src/agent', 'src/protocol', 'src/extension', 'src/webview'];

const absolute = (file: string) => path.join(repositoryRoot, file);
const isBelow = (folder: string, file: string) => file === folder || file.startsWith(folder + path.sep);

describe('lint zones', () => {
  let eslint: ESLint;
  before(() => {
    // Only the rule under test, without types, because the linted files don't exist.
    eslint = new ESLint({
      cwd: repositoryRoot,
      overrideConfigFile: true,
      overrideConfig: {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        plugins: { 'import-x': importX },
        settings: {
          'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } })],
        },
        rules: { 'import-x/no-restricted-paths': ['error', restrictedPaths()] },
      },
    });
  });

  /** What lint reports for a module in `target` that imports `file`. */
  async function complaints(target: string, file: string): Promise<string[]> {
    const planted = absolute(path.join(target, 'planted.ts'));
    const specifier = path
      .relative(path.dirname(planted), file)
      .split(path.sep)
      .join('/')
      .replace(/\.tsx?$/, '.js');
    const text = `import '${specifier.startsWith('.') ? specifier : `./${specifier}`}';\n`;
    const [result] = await eslint.lintText(text, { filePath: planted });
    return result?.messages.map(({ message }) => message) ?? [];
  }

  it('cover every folder of every layer', () => {
    const targets = ZONES.map(({ target }) => path.normalize(target));
    for (const layer of LAYERS)
      for (const { name } of readdirSync(absolute(layer), { withFileTypes: true }).filter((entry) =>
        entry.isDirectory(),
      ))
        assert.ok(targets.includes(path.join(layer, name)), `${layer}/${name} has no zone`);
    for (const target of targets) assert.ok(statSync(absolute(target)).isDirectory(), `${target} does not exist`);
  });

  it('name only folders and files that exist', () => {
    for (const { from, except = [] } of ZONES)
      for (const name of except)
        assert.ok(existsSync(absolute(path.join(from, name))), `${from}/${name} does not exist`);
  });

  for (const { target, from, except = [], message } of ZONES) {
    it(`keep ${target} from importing ${from}, and nothing else`, async () => {
      const allowed = except.map((name) => absolute(path.join(from, name)));
      const modules = modulesBelow(absolute(from)).filter((file) => !isBelow(absolute(target), file));
      const forbidden = modules.find((file) => !allowed.some((folder) => isBelow(folder, file)));
      assert.ok(forbidden, 'nothing to forbid');
      const found = await complaints(target, forbidden);
      assert.ok(
        found.some((complaint) => complaint.includes(message)),
        `${path.relative(repositoryRoot, forbidden)}: ${found.join(' ')}`,
      );
      const permitted = modules.find((file) => allowed.some((folder) => isBelow(folder, file)));
      if (permitted) {
        const others = (await complaints(target, permitted)).filter((complaint) => complaint.includes(message));
        assert.deepEqual(others, [], path.relative(repositoryRoot, permitted));
      }
    });
  }
});
