import { strict as assert } from 'node:assert';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { BUNDLE, bundleText } from '../../../scripts/l10n.mjs';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { followRewording, translationProblems } from '../../../scripts/translations.mjs';
import { ENGLISH as ENGINE } from '../../../src/protocol/index.js';
import { ENGLISH as SIDEBAR } from '../../../src/webview/selectors/catalog/english.js';

/** Fields of the manifest that a person reads. */
const READ = new Set([
  'title',
  'description',
  'markdownDescription',
  'patternErrorMessage',
  'displayName',
  'userDescription',
  'category',
]);
/** Fields that a model reads. */
const FOR_MODELS = new Set(['inputSchema']);
const LISTS = new Set(['enumDescriptions', 'enumItemLabels', 'markdownEnumDescriptions']);

/** The languages besides English, as in the README. */
const LANGUAGES = ['de', 'es', 'fr', 'ja', 'pt-br', 'ru', 'zh-cn'];

/**
 * Strings that only programs and models read, which stay English: replies to commands that no page sends, results of
 * tools, and refused connections.
 */
const FOR_PROGRAMS =
  /^(?:asWritten$|commands\.|tools\.(?!cancelled$|readingAll$|checkingClaims$|comparing$|searching$)|server\.(?!runNotGoing$|runGone$|busy$|portInUse$|notPublished$|shuttingDown$))/;

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

  describe('in other languages', () => {
    const forPeople = Object.fromEntries(Object.entries(ENGINE).filter(([key]) => !FOR_PROGRAMS.test(key)));
    const catalogs = async (): Promise<Record<string, Record<string, string>>> => ({
      'package.nls': (await json('package.nls.json')) as Record<string, string>,
      'l10n/bundle.l10n': JSON.parse(bundleText()) as Record<string, string>,
      'l10n/engine': forPeople,
      'l10n/sidebar': SIDEBAR,
    });

    for (const language of LANGUAGES)
      it(`are complete, and none is stale: ${language}`, async () => {
        for (const [name, english] of Object.entries(await catalogs())) {
          const translated = (await json(`${name}.${language}.json`)) as Record<string, string>;
          assert.deepEqual(translationProblems(english, translated, language), [], `${name}.${language}.json`);
        }
      });

    it('include the pages of the walkthrough, with the same blocks and the names of commands', async () => {
      const { contributes } = (await json('package.json')) as {
        contributes: { walkthroughs: { steps: { media: { markdown: string } }[] }[] };
      };
      const pages = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown));
      const read = (page: string) => readFile(path.join(repositoryRoot, page), 'utf8');
      /** Paragraphs, table rows, and bold words, in order. */
      const outline = (text: string) =>
        text.split('\n').map((line) => [line.split('|').length, line.split('**').length]);
      const english = (await json('package.nls.json')) as Record<string, string>;
      for (const language of LANGUAGES) {
        const strings = (await json(`package.nls.${language}.json`)) as Record<string, string>;
        for (const page of pages) {
          const original = await read(page);
          const translated = await read(page.replace(/\.md$/, `.nls.${language}.md`));
          assert.deepEqual(outline(translated), outline(original), `${page} in ${language}`);
          assert.notEqual(translated, original);
          for (const key of Object.keys(english).filter((name) => name.startsWith('command.')))
            if (original.includes(`**${english[key] ?? ''}**`))
              assert.ok(translated.includes(`**${strings[key] ?? ''}**`), `${page} in ${language}: ${key}`);
        }
      }
    });

    it('exist in every supported language, and in no incomplete one', async () => {
      const names = Object.keys(await catalogs()).map((name) => path.basename(name));
      const files = [...(await readdir(repositoryRoot)), ...(await readdir(path.join(repositoryRoot, 'l10n')))];
      const found = files.filter((file) =>
        names.some((name) => file.startsWith(`${name}.`) && file !== `${name}.json`),
      );
      assert.deepEqual(
        found.sort(),
        LANGUAGES.flatMap((language) => names.map((name) => `${name}.${language}.json`)).sort(),
      );
    });

    it('fail the check if one is missing, is stale, or lacks a placeholder or a plural form', () => {
      const english = {
        greet: 'Hello {name}',
        'count.apples.one': '{count} apple',
        'count.apples.other': '{count} apples',
      };
      const polish = { 'count.apples.one': '{count} jabłko', 'count.apples.few': '{count} jabłka' };
      assert.deepEqual(translationProblems(english, { ...polish, greet: 'Cześć, {nam}', bye: 'Pa' }, 'pl'), [
        'greet has {nam} instead of {name}',
        'missing: count.apples.many',
        'stale: bye',
      ]);
      assert.deepEqual(
        translationProblems(
          english,
          { greet: '{name} さん、こんにちは', 'count.apples.other': 'りんご {count} 個' },
          'ja',
        ),
        [],
      );
    });

    it('keep a translation whose English was reworded, and ask for missing ones', () => {
      const german = { 'Read the page {0} now?': 'Die Seite {0} jetzt lesen?', 'Open {0}': '{0} öffnen', Gone: 'Weg' };
      assert.deepEqual(followRewording(['Open {0}', 'Read page {0} now?', 'Close {0}'], german), {
        strings: { 'Open {0}': '{0} öffnen', 'Read page {0} now?': 'Die Seite {0} jetzt lesen?' },
        reworded: ['Read page {0} now?'],
        missing: ['Close {0}'],
      });
    });
  });
});
