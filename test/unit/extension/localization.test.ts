import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { BUNDLE, bundleText } from '../../../scripts/l10n.mjs';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';

/** Fields of the manifest that a person reads. */
const READ = new Set(['title', 'description', 'markdownDescription', 'displayName', 'userDescription', 'category']);
/** Fields that a model reads. */
const FOR_MODELS = new Set(['inputSchema']);
const LISTS = new Set(['enumDescriptions', 'markdownEnumDescriptions']);

describe("the extension's strings", () => {
  const json = async (name: string) =>
    JSON.parse(await readFile(path.join(repositoryRoot, name), 'utf8')) as Record<string, unknown>;

  it('are all in the bundle that translations start from (node scripts/l10n.mjs updates it)', async () => {
    assert.equal(await readFile(BUNDLE, 'utf8'), bundleText());
  });

  it('in the manifest are keys of package.nls.json, each of them used', async () => {
    const { displayName, description, capabilities, contributes } = await json('package.json');
    const used = new Set<string>();
    const literal: string[] = [];
    const read = (value: unknown) => {
      const key = typeof value === 'string' ? /^%(.+)%$/.exec(value)?.[1] : undefined;
      if (key === undefined) literal.push(JSON.stringify(value));
      else used.add(key);
    };
    const visit = (value: unknown) => {
      if (value === null || typeof value !== 'object') return;
      for (const [name, child] of Object.entries(value)) {
        if (FOR_MODELS.has(name)) continue;
        if (typeof child === 'string' && READ.has(name)) read(child);
        else if (Array.isArray(child) && LISTS.has(name)) child.forEach(read);
        else visit(child);
      }
    };
    visit({ displayName, description, capabilities, contributes });
    assert.deepEqual(literal, []);
    assert.deepEqual([...used].sort(), Object.keys(await json('package.nls.json')).sort());
  });
});
