import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { HostMessage, ProviderStatus } from '../../protocol/index.js';
import type { Disposable } from '../disposable.js';
import { SECTION } from '../settings.js';

/** An unreachable provider may return at any moment; while all are reachable, occasional checks are enough. */
const LOOK_WHILE_AWAY_MS = 10_000;
const LOOK_MS = 60_000;
/** Settings change in pairs (provider and model). */
const SETTLED_AFTER_MS = 200;

/** Remote services aren't polled; they are checked only when settings change. */
const isNear = ({ can }: ProviderStatus): boolean => can?.includes('watch') ?? false;

/** The sidebar, which displays the status: no provider is checked while it is hidden. */
interface Watcher {
  readonly visible: boolean;
  readonly onDidChangeVisibility: vscode.Event<void>;
  inform(message: HostMessage): void;
}

/** Context key for the walkthrough: a model is available. */
const HAS_MODEL = 'regenResearch.hasModel';

/** Whether a model was available, for the next window's first screen. */
const HAD_MODEL = 'models.available';

/** The demo quotes sentences; it doesn't answer. */
const answers = ({ available, location }: ProviderStatus): boolean => available && location !== 'mock';

export interface ProviderHealth {
  /** Results of the last check; undefined before the first one. */
  known(): ProviderStatus[];
  /** Whether a model was available at the last check, which may have been in an earlier session; null: never checked. */
  hadModel(): boolean | null;
  /** Notifies of changes in availability, so that the badge is correct before the next run. */
  watch(sidebar: Watcher): Disposable;
}

export function createProviderHealth(engine: () => Promise<Engine>, memory: vscode.Memento): ProviderHealth {
  let known: ProviderStatus[] = [];
  return {
    known: () => known,
    hadModel: () => memory.get<boolean>(HAD_MODEL) ?? null,
    watch: (sidebar) =>
      watchProviders(engine, sidebar, {
        get: () => known,
        set(found) {
          if (JSON.stringify(found) !== JSON.stringify(known)) sidebar.inform({ type: 'providers', providers: found });
          known = found;
          const hasModel = found.some(answers);
          void vscode.commands.executeCommand('setContext', HAS_MODEL, hasModel);
          if (memory.get(HAD_MODEL) !== hasModel) void memory.update(HAD_MODEL, hasModel);
        },
      }),
  };
}

interface Known {
  get(): ProviderStatus[];
  set(found: ProviderStatus[]): void;
}

function watchProviders(engine: () => Promise<Engine>, sidebar: Watcher, known: Known): Disposable {
  let timer: NodeJS.Timeout | undefined;
  /** Numbers the checks, so that an outdated one doesn't overwrite later results. */
  let asked = 0;
  let stopListening: (() => void) | undefined;

  /** A run is the first to notice that a provider has gone or returned. */
  function heedRuns({ runs }: Engine): void {
    stopListening ??= runs.listen({ trust: 'user' }, (_session, event) => {
      const gone = event.type === 'provider_changed';
      const back =
        event.type === 'agent_start' &&
        known.get().some(({ provider, available }) => provider === event.payload.provider && !available);
      if (gone || back) lookAfter(SETTLED_AFTER_MS);
    });
  }
  async function look(everything: boolean): Promise<void> {
    const running = await engine();
    heedRuns(running);
    const { providers } = running;
    const found =
      everything || known.get().length === 0
        ? await providers.status()
        : await Promise.all(
            known
              .get()
              .map(async (status) =>
                isNear(status) ? ((await providers.get(status.provider)?.status()) ?? status) : status,
              ),
          );
    known.set(found);
  }
  function lookAfter(milliseconds: number, everything = false): void {
    clearTimeout(timer);
    const turn = ++asked;
    if (!sidebar.visible) return;
    timer = setTimeout(() => {
      void look(everything)
        // The engine reports its own failures; the next check may succeed.
        .catch(() => undefined)
        .then(() => {
          if (turn === asked)
            lookAfter(known.get().some((status) => isNear(status) && !status.available) ? LOOK_WHILE_AWAY_MS : LOOK_MS);
        });
    }, milliseconds);
  }
  const changes = vscode.Disposable.from(
    sidebar.onDidChangeVisibility(() => lookAfter(SETTLED_AFTER_MS)),
    vscode.lm.onDidChangeChatModels(() => lookAfter(SETTLED_AFTER_MS)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) lookAfter(SETTLED_AFTER_MS, true);
    }),
  );
  return {
    dispose() {
      asked++;
      clearTimeout(timer);
      stopListening?.();
      changes.dispose();
    },
  };
}
