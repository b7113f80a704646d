import assert from 'node:assert/strict';
import { spawnable } from '../../../scripts/childProcess.mjs';

describe('a program and its arguments for spawn', () => {
  it('quotes for the Windows shell, the only one that runs batch files', () => {
    assert.deepEqual(
      spawnable('C:\\Program Files\\Code\\bin\\code.cmd', ['--wait', '--path=C:\\My Clone', 'C:\\My Clone\\'], 'win32'),
      {
        command: '"C:\\Program Files\\Code\\bin\\code.cmd"',
        args: ['"--wait"', '"--path=C:\\My Clone"', '"C:\\My Clone\\\\"'],
        shell: true,
      },
    );
  });

  it('uses no shell for anything else', () => {
    for (const [program, platform] of [
      ['C:\\Program Files\\Code\\Code.exe', 'win32'],
      ['/usr/bin/code', 'linux'],
    ] as const) {
      assert.deepEqual(spawnable(program, ['/home/a b'], platform), {
        command: program,
        args: ['/home/a b'],
        shell: false,
      });
    }
  });
});
