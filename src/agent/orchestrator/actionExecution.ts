import {
  AgentError,
  message,
  toAgentError,
  told,
  type ActionSuggestion,
  type AgentEvent,
  type CommandOf,
  type EventOf,
  type StartAgent,
} from '../../protocol/index.js';
import type { Requester, StartOutcome } from '../interfaces/index.js';
import { followUpCommand } from './actionCommands.js';
import type { RunDependencies } from './dependencies.js';

/** After this time, the page or document of a suggestion has probably changed. */
const ACTION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** Records that an action was executed, so that the next process also refuses a replay. */
const executedFact = (once: string): string => `executed ${once}`;

type Result = EventOf<'action_result'>['payload'];

export interface ActionExecutor {
  /** Executes a suggested action; each one only once. Throws AgentError. */
  execute(command: CommandOf<'execute_action'>, requester: Requester): Promise<EventOf<'action_result'>>;
}

export interface ActionExecutorParts {
  start(command: StartAgent, requester: Requester): StartOutcome;
  /** undefined if the requester may not see the run. */
  eventsOf(runId: string, requester: Requester): Promise<AgentEvent[]>;
  /** Whether the run read pages of the person's browser, so that its links may be private, too. */
  isHandedOver(runId: string): Promise<boolean>;
}

export function createActionExecutor(
  { start, eventsOf, isHandedOver }: ActionExecutorParts,
  dependencies: Pick<RunDependencies, 'store' | 'date' | 'actionHost'>,
): ActionExecutor {
  const { store } = dependencies;
  /** `run/action` of executed actions. */
  const executed = new Set<string>();

  async function execute(
    { run_id: runId, action_id: actionId, request_id }: CommandOf<'execute_action'>,
    requester: Requester,
  ): Promise<EventOf<'action_result'>> {
    const events = await eventsOf(runId, requester);
    const [started] = events;
    if (started?.type !== 'agent_start') throw new AgentError('unknown_run', message('runs.unknown', { run: runId }));
    // The user may execute actions from an earlier window's run; a program, only those offered to its own session.
    if (started.payload.session_id !== requester.sessionId && requester.trust !== 'user')
      throw new AgentError('action_refused', message('actions.otherSession'));
    if (Date.parse(dependencies.date()) - Date.parse(started.payload.started_at) > ACTION_LIFETIME_MS)
      throw new AgentError('action_refused', message('actions.expired'));
    const suggested = events.find(
      (event): event is EventOf<'action_suggestion'> =>
        event.type === 'action_suggestion' && event.payload.id === actionId,
    );
    if (!suggested)
      throw new AgentError('unknown_action', message('actions.unknown', { run: runId, action: actionId }));
    const once = `${runId}/${actionId}`;
    const isSpent = executed.has(once);
    executed.add(once);
    if (isSpent || (await store.getFact(executedFact(once))) === true)
      throw new AgentError('action_refused', message('actions.spent'));
    const action = suggested.payload;
    let result: Omit<Result, 'action_id' | 'action_type'>;
    try {
      result = { success: true, ...(await perform(action, events, started, requester)) };
      await store.putFact(executedFact(once), true);
    } catch (error) {
      // A failed action can be retried.
      executed.delete(once);
      result = { success: false, ...told(toAgentError(error).sentence) };
    }
    return {
      type: 'action_result',
      run_id: runId,
      payload: { action_id: actionId, action_type: action.action_type, ...result, request_id },
    };
  }

  async function perform(
    action: ActionSuggestion,
    events: AgentEvent[],
    started: EventOf<'agent_start'>,
    { trust, sessionId }: Requester,
  ): Promise<Omit<Result, 'action_id' | 'action_type' | 'success'>> {
    const runId = started.run_id ?? '';
    const command = followUpCommand(action, runId, started);
    if (command) {
      const handedOver = await isHandedOver(runId);
      const outcome = start(command, { trust, sessionId, suggested: true, handedOver });
      return {
        ...told(
          outcome.started ? message('actions.started', { label: action.label }) : message('actions.alreadyRunning'),
        ),
        run_id: outcome.runId,
      };
    }
    const final = events.find((event): event is EventOf<'final_summary'> => event.type === 'final_summary');
    if (!final) throw new AgentError('action_refused', message('actions.noAnswer'));
    return dependencies.actionHost.perform(action, {
      runId,
      query: started.payload.query,
      summary: final.payload.summary,
      askedBy: trust,
    });
  }

  return { execute };
}
