import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { announcementOf } from '../selectors/announcements.js';
import { modelNotice } from '../selectors/providers.js';
import { repairsOf } from '../selectors/repairs.js';
import { asGoingOn, type RunState, type SidebarState } from '../state/model.js';
import { BusyBanner, ElsewhereBanner, ProblemBanner } from './Banners.js';
import { Composer } from './Composer.js';
import { Spinner } from './controls.js';
import { Empty } from './Empty.js';
import { showStart } from './followEnd.js';
import { History } from './History.js';
import { Models } from './Models.js';
import { PendingTurn, Turn } from './Turn.js';

/** One column: notices at the top, the thread, and the composer at the bottom. */
export function App({ state }: { state: SidebarState }) {
  const goingOn = new Set(state.pending.map(({ replaces }) => replaces));
  const known = state.thread
    .map((id) => state.runs[id])
    .filter((run): run is RunState => run !== undefined && run.seq > 0);
  const thread = known
    .filter(({ started }) => !started?.repairs)
    .map((run) => (goingOn.has(run.run_id) ? asGoingOn(run) : run));
  const pending = state.pending
    .filter(({ command }) => command.type === 'repeat' || command.repairs === undefined)
    .filter(({ replaces }) => replaces === undefined || !state.thread.includes(replaces));
  const nothing = thread.length === 0 && state.pending.length === 0;
  // After a reload, and when a thread of the history is opened, the agent is still sending what is going to be here.
  const isArriving = state.thread.length > 0;
  useLayoutEffect(() => {
    if (nothing) showStart();
  }, [nothing]);
  return (
    <>
      {/* New, History, and other actions are in the view's title above. */}
      <header>
        <h1 class="visually-hidden">Regen Research</h1>
      </header>
      <main>
        {state.panel === 'history' && <History state={state} />}
        {state.panel === 'models' && <Models state={state} />}
        {/* A panel only hides it, so that expanded sections and the scroll position are kept. */}
        <div hidden={state.panel !== null}>
          {nothing &&
            !state.problem &&
            !state.busy &&
            (isArriving ? (
              <p class="empty quiet">
                <Spinner />
              </p>
            ) : (
              <Empty state={state} />
            ))}
          {thread.map((run, index) => (
            <Turn
              key={run.run_id}
              run={run}
              repairs={repairsOf(state, run.run_id)}
              providers={state.providers}
              trusted={state.trusted}
              first={index === 0}
              notice={index === thread.length - 1 ? modelNotice(state) : null}
              reveal={state.reveal?.run_id === run.run_id ? state.reveal : null}
            />
          ))}
          {pending.map((request) => (
            <PendingTurn
              key={request.request_id}
              request={request}
              query={state.runs[request.beside ?? '']?.started?.query}
            />
          ))}
          <ElsewhereBanner state={state} />
          <BusyBanner state={state} />
          <ProblemBanner state={state} />
        </div>
      </main>
      <Composer state={state} />
      <Announcer text={announcementOf(state)} />
    </>
  );
}

/** Announces a change once. */
function Announcer({ text }: { text: string }) {
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (region.current) region.current.textContent = text;
  }, [text]);
  return <div ref={region} class="visually-hidden" role="status" aria-live="polite" />;
}
