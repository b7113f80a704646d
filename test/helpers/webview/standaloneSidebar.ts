import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import type { AgentEvent } from '../../../src/protocol/index.js';
import { completeRun } from './scriptedRun.js';
import { launchBrowser, openSidebar, type Agent, type SidebarPage, type SidebarPageOptions } from './sidebarPage.js';

export const echoed = (events: readonly AgentEvent[], requestId: string | undefined): AgentEvent[] =>
  events.map((event) =>
    event.type === 'agent_start' ? { ...event, payload: { ...event.payload, request_id: requestId } } : event,
  );

/** An agent that answers every question with a complete run and can replay it. */
export const answering: Agent = (command, send) => {
  if (command.type === 'start_agent') send(...echoed(completeRun('run-1'), command.request_id));
  if (command.type === 'resume') send(...completeRun(command.run_id).filter(({ seq = 0 }) => seq > command.after_seq));
  if (command.type === 'join_session')
    send({ type: 'session_joined', payload: { session_id: command.session_id, active_runs: [] } });
};

export interface StandaloneSidebar {
  sidebarWith(options?: SidebarPageOptions): Promise<SidebarPage>;
  /** With a complete run on screen. */
  withRun(options?: SidebarPageOptions): Promise<SidebarPage>;
  /** Closes a sidebar before its test ends. */
  close(sidebar: SidebarPage): Promise<void>;
}

/**
 * Opens sidebars in one browser for the tests of a `describe`, closes them after each test, and asserts that none of
 * them violated its content security policy, threw, or contacted anyone.
 */
export function standaloneSidebar(): StandaloneSidebar {
  let browser: Browser;
  let open: SidebarPage[] = [];

  before(async () => {
    browser = await launchBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    const pages = open;
    open = [];
    for (const sidebar of pages) await sidebar.close();
    for (const sidebar of pages) assertHarmless(sidebar);
  });

  const sidebarWith = async (options: SidebarPageOptions = {}): Promise<SidebarPage> => {
    const sidebar = await openSidebar(browser, options);
    open.push(sidebar);
    return sidebar;
  };
  return {
    sidebarWith,
    async withRun(options = {}) {
      const sidebar = await sidebarWith({ agent: answering, ...options });
      await sidebar.page.locator('.empty vscode-button').first().click();
      await sidebar.page.locator('.verdict').waitFor();
      return sidebar;
    },
    async close(sidebar) {
      open = open.filter((other) => other !== sidebar);
      await sidebar.close();
      assertHarmless(sidebar);
    },
  };
}

function assertHarmless({ violations, requests }: SidebarPage): void {
  assert.deepEqual(violations, [], 'nothing breaks the content security policy or throws');
  assert.deepEqual(requests, [], 'no one else is contacted');
}
