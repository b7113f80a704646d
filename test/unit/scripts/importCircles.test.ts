import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';
import { modulesBelow } from '../../helpers/modulesBelow.js';

const FOLDERS = ['src', 'packages', 'mock-llm'];

const IMPORT = /^(?:import|export)\s[^;'"]*?from '(?<from>\.[^']+)'|\bimport\('(?<loaded>\.[^']+)'\)/gm;

/** The modules that each module imports by a relative path, even if only for types or on first use. */
function importsOf(modules: ReadonlySet<string>): Map<string, string[]> {
  const importsIn = (module: string): string[] =>
    [...readFileSync(module, 'utf8').matchAll(IMPORT)].flatMap(({ groups }) => {
      const target = path.join(path.dirname(module), groups?.from ?? groups?.loaded ?? '').replace(/\.js$/, '');
      return [`${target}.ts`, `${target}.tsx`].filter((file) => modules.has(file));
    });
  return new Map([...modules].map((module) => [module, importsIn(module)]));
}

/** The first circle that a walk along the imports runs into, beginning and ending with the same module. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const finished = new Set<string>();
  const walk = (module: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(module)) return [...trail.slice(trail.indexOf(module)), module];
    if (finished.has(module)) return undefined;
    for (const imported of imports.get(module) ?? []) {
      const circle = walk(imported, [...trail, module]);
      if (circle) return circle;
    }
    finished.add(module);
    return undefined;
  };
  for (const module of imports.keys()) {
    const circle = walk(module, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('imports', () => {
  it('run in no circle, not even for types or on first use: a module can be understood by what it imports', () => {
    const modules = new Set(FOLDERS.flatMap((folder) => modulesBelow(path.join(repositoryRoot, folder))));
    const imports = importsOf(modules);
    assert.ok(imports.size > 500 && [...imports.values()].flat().length > 2_000, 'the imports were found');
    assert.equal(circleIn(imports)?.join('\n  imports '), undefined);
  });

  it('are seen to run in a circle', () => {
    const circle = circleIn(
      new Map([
        ['a', ['b']],
        ['b', ['c', 'd']],
        ['c', []],
        ['d', ['b']],
      ]),
    );
    assert.deepEqual(circle, ['b', 'd', 'b']);
  });
});
