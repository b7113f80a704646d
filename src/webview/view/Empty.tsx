import { documentTitle } from '../state/sourceChips.js';
import { isDrafted, type SidebarState } from '../state/model.js';
import { useController } from './context.js';
import { Button } from './controls.js';

/** What a reader meets first: what can be done here, in one click. */
export function Empty({ state }: { state: SidebarState }) {
  const controller = useController();
  const { active_document: document, settings } = state;
  // One thing stands out: once a question is begun it is Run, in the composer.
  const primary = !isDrafted(state.composer);
  return (
    <section class="empty" aria-label="Getting started">
      {document ? (
        <>
          <Button primary={primary} class="wide" onClick={() => controller.summarizeDocument()}>
            {document.selection ? 'Summarize this selection' : 'Summarize this document'}
          </Button>
          <p class="quiet shortcut">
            <span class="chip-title" title={documentTitle(document)}>
              {documentTitle(document)}
            </span>
            {settings.summarize_shortcut && <kbd>{settings.summarize_shortcut}</kbd>}
          </p>
        </>
      ) : (
        <Button primary={primary} class="wide" onClick={() => controller.tell({ type: 'pick_sources', kind: 'any' })}>
          Choose what to read
        </Button>
      )}
      <ul class="hints">
        <li>
          <strong>Paste a URL</strong> above to read a page, several to compare them.
        </li>
        <li>
          <strong>Ask a question</strong>, or leave it empty for a summary.
        </li>
        <li>
          <strong>Click a number</strong> after a sentence to see the words that it rests on.
        </li>
      </ul>
    </section>
  );
}
