import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { repositoryRoot } from '../../../scripts/repositoryRoot.mjs';

interface AxeViolation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe-core finds wrong with the current page, one line each; empty if it is clean. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const source = await readFile(
    createRequire(path.join(repositoryRoot, 'package.json')).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  await page.evaluate(source);
  // A string, because the loader of these tests adds helpers to functions that the page doesn't have.
  const violations = await page.evaluate<AxeViolation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = '' }) =>
        `${id}: ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, ' ').slice(0, 240)}`,
    ),
  );
}
