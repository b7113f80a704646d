import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { TOOL_NAMES } from '../../../src/agent/tools/names.js';
import { COMMANDS, isCommandName } from '../../../src/cli/commands.js';
import { EXIT } from '../../../src/cli/exitCodes.js';
import { OPTIONS } from '../../../src/cli/options.js';

describe('the agent skill', () => {
  let skill: string;
  before(async () => {
    skill = await readFile(path.join(repositoryRoot, 'skills', 'regen-research', 'SKILL.md'), 'utf8');
  });

  it('begins with a name that matches its folder, and a description', () => {
    const [, front = ''] = /^---\n([\s\S]*?)\n---\n/.exec(skill) ?? [];
    assert.match(front, /^name: regen-research$/m);
    const [, description = ''] = /^description: (.+)$/m.exec(front) ?? [];
    // The limit of the format.
    assert.ok(description.length > 0 && description.length <= 1024);
  });

  it('names every tool, and only existing commands, options, and exit codes', () => {
    for (const tool of TOOL_NAMES) assert.ok(skill.includes(`\`${tool}\``), tool);
    const called = [...skill.matchAll(/regen-research ([a-z]+)([^`\n#]*)/g)];
    assert.ok(called.length > 5);
    for (const [text, command = '', rest = ''] of called) {
      assert.ok(isCommandName(command), text);
      assert.ok(Object.hasOwn(COMMANDS, command));
      for (const [, option = ''] of rest.matchAll(/--([a-z-]+)/g)) {
        const definition = Object.entries(OPTIONS).find(([name]) => name === option)?.[1];
        assert.ok((definition?.commands as readonly string[] | undefined)?.includes(command), text);
      }
    }
    const codes = [...skill.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    assert.deepEqual(codes, Object.values(EXIT));
  });
});
