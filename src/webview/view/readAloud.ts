import { useEffect, useState } from 'preact/hooks';
import type { SummarySentence } from '../../protocol/index.js';
import { bringIntoView } from './followEnd.js';
import { renderMarkdown } from './markdown/renderMarkdown.js';

/** Whether the platform has voices; browsers learn of them a while after the page has loaded. */
export function useVoices(): boolean {
  const [available, setAvailable] = useState(hasVoices);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return undefined;
    const changed = () => setAvailable(hasVoices());
    speechSynthesis.addEventListener('voiceschanged', changed);
    changed();
    return () => speechSynthesis.removeEventListener('voiceschanged', changed);
  }, []);
  return available;
}

const hasVoices = (): boolean => 'speechSynthesis' in window && speechSynthesis.getVoices().length > 0;

/** The spoken part of a sentence: its words without Markdown, marks, and link addresses. */
function spokenText(markdown: string): string {
  const fragment = renderMarkdown(markdown);
  for (const button of fragment.querySelectorAll('button')) button.remove();
  return fragment.textContent.replace(/\s+/g, ' ').trim();
}

/** Reads an answer aloud, sentence by sentence, and highlights the current one. */
export class ReadingAloud {
  private stopped = false;

  constructor(
    private readonly runId: string,
    private readonly sentences: readonly SummarySentence[],
    /** A BCP 47 tag. Default: the platform's language. */
    private readonly language: string | undefined,
    private readonly onEnd: () => void,
  ) {}

  start(): void {
    speechSynthesis.cancel();
    this.speak(0);
  }

  stop(): void {
    this.stopped = true;
    speechSynthesis.cancel();
    this.mark(null);
  }

  private speak(index: number): void {
    if (this.stopped) return;
    const sentence = this.sentences[index];
    if (!sentence) {
      this.mark(null);
      this.onEnd();
      return;
    }
    const text = spokenText(sentence.text);
    if (text === '') {
      this.speak(index + 1);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    if (this.language !== undefined) utterance.lang = this.language;
    utterance.addEventListener('start', () => this.mark(index));
    utterance.addEventListener('end', () => this.speak(index + 1));
    utterance.addEventListener('error', () => {
      this.mark(null);
      this.onEnd();
    });
    speechSynthesis.speak(utterance);
  }

  private mark(index: number | null): void {
    const answer = document.querySelector(`.answer[data-run="${CSS.escape(this.runId)}"]`);
    for (const element of answer?.querySelectorAll('.spoken') ?? []) element.classList.remove('spoken');
    if (index === null) return;
    const spoken = answer?.querySelectorAll(`[data-sentence="${index}"]`) ?? [];
    for (const element of spoken) element.classList.add('spoken');
    if (spoken[0]) bringIntoView(spoken[0], 'center');
  }
}
