import { say } from '../selectors/catalog/say.js';
import { hasNoModel, isCheckingModels } from '../selectors/providers.js';
import { isDrafted, listedRuns, type SidebarState } from '../state/model.js';
import { documentTitle } from '../state/sourceChips.js';
import { useController } from './context.js';
import { Button, Spinner } from './controls.js';
import { EntryFacts, threadFacts } from './HistoryEntry.js';
import { namesOfSources, recentThreads, runTitle } from './historyThreads.js';
import { Setup } from './Setup.js';

/** Number of earlier questions to offer again. */
const MOST_RECENT = 3;

/** What a reader sees first: everything that can be done here with one click. */
export function Empty({ state }: { state: SidebarState }) {
  const controller = useController();
  const { active_document: document, settings } = state;
  const noModel = hasNoModel(state);
  if (!state.ready) return null;
  if (isCheckingModels(state))
    return (
      <p class="empty quiet" role="status">
        <Spinner /> {say('models.explainLoading')}
      </p>
    );
  // A single primary button: once a question is started, that is Run in the composer.
  const primary = !isDrafted(state.composer);
  return (
    <section class="empty" aria-label={say('empty.label')}>
      {noModel ? (
        <Setup document={document} />
      ) : document ? (
        <>
          <Button primary={primary} class="wide" onClick={() => controller.summarizeDocument()}>
            {say(document.selections ? 'empty.summarizeSelection' : 'empty.summarizeDocument')}
          </Button>
          <p class="quiet shortcut">
            <span class="chip-title" dir="auto" title={documentTitle(document)}>
              {documentTitle(document)}
            </span>
            {settings.summarize_shortcut && <kbd>{settings.summarize_shortcut}</kbd>}
          </p>
        </>
      ) : (
        <>
          <Button primary={primary} class="wide" onClick={() => controller.tell({ type: 'pick_sources', kind: 'any' })}>
            {say('empty.choose')}
          </Button>
          <Button class="wide" onClick={() => controller.tell({ type: 'summarize_sample' })}>
            {say('empty.sample')}
          </Button>
        </>
      )}
      <ul class="hints">
        {/* Without a model, the first step is enough to read. */}
        {!noModel && (
          <>
            <li>{say('empty.pasteUrl')}</li>
            <li>{say('empty.ask')}</li>
            <li>{say('empty.click')}</li>
          </>
        )}
        <li>
          <button type="button" class="link" onClick={() => controller.tell({ type: 'open_walkthrough' })}>
            {say('empty.walkthrough')}
          </button>
        </li>
      </ul>
      <Recent state={state} />
    </section>
  );
}

function Recent({ state }: { state: SidebarState }) {
  const { store } = useController();
  const threads = recentThreads(listedRuns(state) ?? [], MOST_RECENT);
  if (threads.length === 0 || state.history.search !== '') return null;
  const sources = namesOfSources(threads.map(({ first }) => first));
  return (
    <section aria-label={say('empty.recent')}>
      <h2 class="day">{say('empty.recent')}</h2>
      <ul class="history">
        {threads.map((thread, index) => (
          <li key={thread.first.run_id} class="entry">
            <button
              type="button"
              class="entry-open"
              onClick={() => store.dispatch({ type: 'thread_shown', run_ids: thread.run_ids })}
            >
              <span class="entry-title" dir="auto">
                {runTitle(thread.first)}
              </span>
              <EntryFacts sources={sources[index]} facts={threadFacts(thread)} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
