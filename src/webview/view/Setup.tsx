import type { ActiveDocument } from '../../protocol/index.js';
import { useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { documentTitle } from '../state/sourceChips.js';
import { useController } from './context.js';
import { Spinner } from './controls.js';

export const OLLAMA_PAGE = 'https://ollama.com/download';

/** The ways to get a model while there is none, each with what it means for the reader's text. */
export function Setup({ document }: { document: ActiveDocument | null }) {
  const controller = useController();
  const [waiting, setWaiting] = useState(false);
  const ways: {
    title: 'setup.ollama' | 'setup.key' | 'setup.vscode' | 'setup.demo';
    explanation: string;
    go: () => void;
  }[] = [
    {
      title: 'setup.ollama',
      explanation: say('setup.ollamaExplanation'),
      go: () => {
        controller.tell({ type: 'open_external', url: OLLAMA_PAGE });
        // The host checks every few seconds whether it is running.
        setWaiting(true);
      },
    },
    {
      title: 'setup.key',
      explanation: say('setup.keyExplanation'),
      go: () => controller.tell({ type: 'set_api_key' }),
    },
    {
      title: 'setup.vscode',
      explanation: say('setup.vscodeExplanation'),
      go: () => controller.tell({ type: 'choose_model' }),
    },
    {
      title: 'setup.demo',
      explanation: document
        ? say('setup.demoExplanation', { title: documentTitle(document) })
        : say('setup.demoSampleExplanation'),
      go: () => {
        controller.store.dispatch({ type: 'demo_chosen' });
        controller.tell({ type: 'start_mock' });
        if (document) controller.summarizeDocument();
        else controller.tell({ type: 'summarize_sample' });
      },
    },
  ];
  return (
    <section class="setup" aria-label={say('setup.title')}>
      <h2>{say('setup.title')}</h2>
      <ol>
        {ways.map(({ title, explanation, go }) => (
          <li key={title}>
            <button type="button" class="way" onClick={go}>
              <span class="way-title">{say(title)}</span>
              <span class="quiet">{explanation}</span>
            </button>
            {title === 'setup.ollama' && waiting && (
              <p class="waiting-for" role="status">
                <Spinner /> {say('setup.ollamaWaiting')}
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
