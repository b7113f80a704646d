import type * as vscode from 'vscode';
import type { CompanionHost, PairedBrowser } from '../../agent/index.js';
import type { Disposable } from '../disposable.js';

const KEY = 'regenResearch.pairedBrowsers';

/** The part of VS Code's secret storage used here. */
export interface Secrets extends Pick<vscode.SecretStorage, 'get' | 'store'> {
  onDidChange(listener: (event: { key: string }) => void): Disposable;
}

export interface KeptBrowsers extends Disposable {
  list(): Promise<readonly PairedBrowser[]>;
  add: CompanionHost['browsers']['add'];
  remove(ids: readonly string[]): Promise<void>;
}

/**
 * The paired browsers, in VS Code's secret storage, which all windows share. `onRemoved`: a browser may have been
 * unpaired, here or in another window.
 */
export function createPairedBrowsers(secrets: Secrets, onRemoved: () => void): KeptBrowsers {
  /** Read once, because a companion may connect any number of times. */
  let known: Promise<readonly PairedBrowser[]> | undefined;
  const changes = secrets.onDidChange(({ key }) => {
    if (key !== KEY) return;
    known = undefined;
    onRemoved();
  });
  const read = async (): Promise<readonly PairedBrowser[]> => parsed(await secrets.get(KEY));
  const write = async (browsers: readonly PairedBrowser[]) => {
    await secrets.store(KEY, JSON.stringify(browsers));
    known = undefined;
  };
  return {
    list: () => (known ??= read()),
    async add(browser) {
      const others = (await read()).filter(({ origin }) => origin !== browser.origin);
      await write([...others, browser]);
    },
    async remove(ids) {
      await write((await read()).filter(({ id }) => !ids.includes(id)));
      onRemoved();
    },
    dispose() {
      changes.dispose();
    },
  };
}

function parsed(stored: string | undefined): PairedBrowser[] {
  try {
    return JSON.parse(stored ?? '[]') as PairedBrowser[];
  } catch {
    return [];
  }
}
