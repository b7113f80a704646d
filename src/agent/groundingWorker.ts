// The worker that grounds answers. It keeps the indexes of sources, which the engine refers to by key and releases.
import { parentPort } from 'node:worker_threads';
import { messageOf } from '../protocol/index.js';
import type { GroundingReply, GroundingSource, GroundingTask } from './groundingMessages.js';
import { GrowingAnswer, indexSources, type IndexedSources } from './growingAnswer.js';

const port = parentPort;
if (port === null) throw new Error('groundingWorker.js is a worker thread and is started by the engine');
const reply = (message: GroundingReply) => {
  port.postMessage(message);
};

const indexes = new Map<string, { sources: IndexedSources; left: AbortController }>();
const answers = new Map<number, GrowingAnswer>();
/** Texts that are arriving, by the key of their index and the position of their source. */
const parts = new Map<string, Map<number, string[]>>();

function addPart({ key, source, text }: Extract<GroundingTask, { kind: 'part' }>): void {
  const texts = parts.get(key) ?? new Map<number, string[]>();
  parts.set(key, texts);
  const begun = texts.get(source);
  if (begun) begun.push(text);
  else texts.set(source, [text]);
}

/** Sources with the texts that arrived in parts. */
function completed({ key, sources }: Extract<GroundingTask, { kind: 'index' }>): GroundingSource[] {
  const texts = parts.get(key);
  parts.delete(key);
  return sources.map((source, index) => ({ ...source, markdown: texts?.get(index)?.join('') ?? source.markdown }));
}

function open(answer: number, key: string): void {
  const index = indexes.get(key);
  if (!index) {
    reply({ kind: 'failed', answer, reason: 'No such index.' });
    return;
  }
  const onSentences: ConstructorParameters<typeof GrowingAnswer>[1] = (sentences, generation) =>
    reply({ kind: 'sentences', answer, sentences, generation });
  answers.set(answer, new GrowingAnswer(index.sources, onSentences));
}

async function finish({ answer, end, generation }: Extract<GroundingTask, { kind: 'finish' }>) {
  try {
    const result = await answers.get(answer)?.finish(end, generation);
    if (result) reply({ kind: 'finished', answer, result });
  } catch (error) {
    reply({ kind: 'failed', answer, reason: messageOf(error) });
  }
}

port.on('message', (task: GroundingTask) => {
  switch (task.kind) {
    case 'part':
      addPart(task);
      break;
    case 'index': {
      const left = new AbortController();
      const earlier = task.instead === undefined ? undefined : indexes.get(task.instead)?.sources.index;
      if (task.instead !== undefined) indexes.delete(task.instead);
      indexes.set(task.key, { sources: indexSources(completed(task), left.signal, earlier), left });
      break;
    }
    case 'forget':
      indexes.get(task.key)?.left.abort(new Error('The index was abandoned.'));
      indexes.delete(task.key);
      break;
    case 'open':
      open(task.answer, task.key);
      break;
    case 'text':
      answers.get(task.answer)?.push(task.text, task.generation);
      break;
    case 'finish':
      void finish(task);
      break;
    case 'close':
      answers.get(task.answer)?.close();
      answers.delete(task.answer);
  }
});
