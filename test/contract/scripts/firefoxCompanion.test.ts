import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { companionFolder } from '../../../scripts/companionBuild.mjs';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';

interface Finding {
  code: string;
  message: string;
}

/** What Mozilla's linter finds, which `web-ext lint` and its store run as well. */
function lint(folder: string): Record<'errors' | 'warnings' | 'notices', Finding[]> {
  const linter = path.join(repositoryRoot, 'node_modules', 'addons-linter', 'bin', 'addons-linter');
  const { stdout, stderr } = spawnSync(process.execPath, [linter, '--output', 'json', folder], { encoding: 'utf8' });
  try {
    return JSON.parse(stdout) as ReturnType<typeof lint>;
  } catch {
    throw new Error(`The linter printed no report: ${stdout}${stderr}`);
  }
}

describe("the companion's build for Firefox", function () {
  this.timeout(60_000);

  it("passes Mozilla's linter", () => {
    const { errors, warnings, notices } = lint(companionFolder('firefox'));
    assert.deepEqual([...errors, ...warnings, ...notices], []);
  });

  it('would not pass with an unknown permission, remote code, or a policy that allows eval', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'regen-firefox-'));
    try {
      await cp(companionFolder('firefox'), folder, { recursive: true });
      const file = path.join(folder, 'manifest.json');
      const manifest = JSON.parse(await readFile(file, 'utf8')) as { permissions: string[] };
      const changed = {
        ...manifest,
        permissions: [...manifest.permissions, 'everything'],
        content_security_policy: { extension_pages: "script-src 'self' 'unsafe-eval'" },
      };
      await writeFile(file, JSON.stringify(changed));
      const page = path.join(folder, 'companion.html');
      await writeFile(page, `${await readFile(page, 'utf8')}<script src="https://example.org/x.js"></script>`);
      const { errors, warnings } = lint(folder);
      const codes = [...errors, ...warnings].map(({ code }) => code).join();
      for (const code of [/MANIFEST_PERMISSIONS/, /MANIFEST_CSP/, /REMOTE_SCRIPT/]) assert.match(codes, code);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
