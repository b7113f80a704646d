import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { ProviderStatus } from '../../protocol/index.js';
import type { Disposable } from '../disposable.js';
import { SECTION } from '../settings.js';

/** A provider that is away may be back at any moment; while all are there a look now and then is enough. */
const LOOK_WHILE_AWAY_MS = 10_000;
const LOOK_MS = 60_000;
/** Settings change in pairs (provider and model). */
const SETTLED_AFTER_MS = 200;

/** Asked gently: services elsewhere are not asked how they are, only when settings change. */
const isNear = ({ provider, location }: ProviderStatus): boolean => location !== 'cloud' || provider === 'vscode';

interface HealthOptions {
  engine(): Promise<Engine>;
  /** Nobody looks while the sidebar is hidden. */
  isVisible(): boolean;
  onDidChangeVisibility: vscode.Event<void>;
  tell(providers: ProviderStatus[]): void;
}

export interface ProviderHealth extends Disposable {
  /** What was found at the last look; none before the first. */
  known(): ProviderStatus[];
}

/** Tells when a provider went away or came back, so that the badge is true before the next run. */
export function watchProviders({ engine, isVisible, onDidChangeVisibility, tell }: HealthOptions): ProviderHealth {
  let timer: NodeJS.Timeout | undefined;
  let known: ProviderStatus[] = [];
  /** Counts what was asked for, so that a look that has been overtaken does not undo what came after it. */
  let asked = 0;
  let stopListening: (() => void) | undefined;

  /** A run notices before anybody looks that a provider has gone, or that one is back. */
  function heedRuns({ runs }: Engine): void {
    stopListening ??= runs.listen((_session, event) => {
      const gone = event.type === 'provider_changed';
      const back =
        event.type === 'agent_start' &&
        known.some(({ provider, available }) => provider === event.payload.provider && !available);
      if (gone || back) lookAfter(SETTLED_AFTER_MS);
    });
  }
  async function look(everything: boolean): Promise<void> {
    const running = await engine();
    heedRuns(running);
    const { providers } = running;
    const found =
      everything || known.length === 0
        ? await providers.status()
        : await Promise.all(
            known.map(async (status) =>
              isNear(status) ? ((await providers.get(status.provider)?.status()) ?? status) : status,
            ),
          );
    if (JSON.stringify(found) !== JSON.stringify(known)) tell(found);
    known = found;
  }
  function lookAfter(milliseconds: number, everything = false): void {
    clearTimeout(timer);
    const turn = ++asked;
    if (!isVisible()) return;
    timer = setTimeout(() => {
      void look(everything)
        // The engine reports its own failures; the next look may find it well.
        .catch(() => undefined)
        .then(() => {
          if (turn === asked)
            lookAfter(known.some((status) => isNear(status) && !status.available) ? LOOK_WHILE_AWAY_MS : LOOK_MS);
        });
    }, milliseconds);
  }
  const changes = vscode.Disposable.from(
    onDidChangeVisibility(() => lookAfter(SETTLED_AFTER_MS)),
    vscode.lm.onDidChangeChatModels(() => lookAfter(SETTLED_AFTER_MS)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) lookAfter(SETTLED_AFTER_MS, true);
    }),
  );
  return {
    known: () => known,
    dispose() {
      asked++;
      clearTimeout(timer);
      stopListening?.();
      changes.dispose();
    },
  };
}
