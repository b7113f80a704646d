import type { Worker } from 'node:worker_threads';
import { groundingSource, indexKey, type GroundingReply, type GroundingTask } from './groundingMessages.js';
import { GroundingTasks } from './groundingTasks.js';
import { GrowingAnswer, indexSources } from './growingAnswer.js';
import type { AnswerGrounding, DigestSource, Grounder, GroundingResult } from './interfaces/index.js';
import { placeNameOf } from './orchestrator/cacheKey.js';
import { messageOf, type GroundedSentence } from '../protocol/index.js';
import { abortable } from './streams/abortable.js';
import { startWorker } from './system/startWorker.js';

/**
 * Unused indexes are kept for the next question if they are of texts longer than this, up to so much text in total.
 * UTF-16 units.
 */
const KEPT_CHARACTERS = { each: 64 * 1024, total: 24 * 1024 * 1024 };
/** An idle worker is ended after this time, to free its memory. */
const IDLE_SHUTDOWN_MS = 60_000;
/** With its text, an index takes three to four times the text's length in bytes. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
/** So much of each source is judged ahead, as if it were an answer. UTF-16 units. */
const FIRST_CHARACTERS = 300;
/** Text is sent to the worker when a sentence may be complete. */
const MAY_END = /[.!?…。！？\n]/;

interface Thread {
  worker: Worker;
  tasks: GroundingTasks;
  /** Indexes by key, the most recently used last. */
  indexes: Map<string, ThreadIndex>;
  answers: Map<number, ThreadAnswer>;
  timer: NodeJS.Timeout | undefined;
}

interface ThreadIndex {
  users: number;
  characters: number;
  /** Of which sources it is, whatever their text. */
  place: string;
}

interface ThreadAnswer {
  onReply(reply: GroundingReply): void;
  /** The worker has ended. */
  lost(reason: string): void;
}

/**
 * `workerPath`: the bundled worker, started with the first answer: its first sentences take a tenth of a second each,
 * during which a model's output would wait. If it can't start or dies, grounding continues on the event loop.
 */
export function createGrounder(workerPath: string, log: (line: string) => void): Grounder {
  let thread: Thread | undefined;
  let lastAnswer = 0;
  let closed = false;

  function start(): Thread {
    const worker = startWorker(workerPath, RESOURCE_LIMITS);
    worker.unref();
    const tasks = new GroundingTasks(worker);
    const started: Thread = { worker, tasks, indexes: new Map(), answers: new Map(), timer: undefined };
    let cause = 'it ended';
    worker.on('message', (reply: GroundingReply) => started.answers.get(reply.answer)?.onReply(reply));
    worker.on('error', (error) => (cause = messageOf(error)));
    worker.on('exit', () => {
      if (thread === started) thread = undefined;
      clearTimeout(started.timer);
      const answers = [...started.answers.values()];
      started.answers.clear();
      if (answers.length > 0) log(`The grounding thread has ended: ${cause}`);
      for (const answer of answers) answer.lost(cause);
    });
    return started;
  }

  function rest(idle: Thread): void {
    let kept = 0;
    for (const [key, { users, characters }] of [...idle.indexes].reverse()) {
      // Short texts are indexed again: thousands of indexes would take too much memory.
      const isLong = characters > KEPT_CHARACTERS.each;
      if (isLong) kept += characters;
      if (users > 0 || (isLong && kept <= KEPT_CHARACTERS.total)) continue;
      idle.indexes.delete(key);
      idle.tasks.send({ kind: 'forget', key });
    }
    if (idle.answers.size > 0) return;
    idle.worker.unref();
    clearTimeout(idle.timer);
    idle.timer = setTimeout(() => void idle.worker.terminate(), IDLE_SHUTDOWN_MS);
    idle.timer.unref();
  }

  function openInThread(
    sources: readonly DigestSource[],
    onSentences: (sentences: GroundedSentence[]) => void,
  ): AnswerGrounding {
    const own = (thread ??= start());
    clearTimeout(own.timer);
    own.worker.ref();
    const send = (task: GroundingTask) => own.tasks.send(task);
    const key = indexKey(sources);
    const answer = ++lastAnswer;
    let index = own.indexes.get(key);
    if (index) own.indexes.delete(key);
    else {
      const characters = sources.reduce((sum, { source }) => sum + source.markdown.length, 0);
      const place = JSON.stringify(sources.map(({ id, source }) => [id, placeNameOf(source)]));
      const instead = [...own.indexes].find(([, other]) => other.users === 0 && other.place === place)?.[0];
      if (instead !== undefined) own.indexes.delete(instead);
      index = { users: 0, characters, place };
      send({ kind: 'index', key, sources: sources.map(groundingSource), instead });
    }
    own.indexes.set(key, index);
    index.users++;
    const used = index;
    send({ kind: 'open', answer, key });

    let generation = 0;
    let unsent = '';
    let isLost = false;
    let asked: { finished(result: GroundingResult): void; failed(): void } | undefined;
    const flush = () => {
      if (unsent !== '') send({ kind: 'text', answer, text: unsent, generation });
      unsent = '';
    };
    own.answers.set(answer, {
      onReply(reply) {
        if (reply.kind === 'sentences') {
          if (reply.generation === generation) onSentences(reply.sentences);
        } else if (reply.kind === 'finished') asked?.finished(reply.result);
        else asked?.failed();
      },
      lost() {
        isLost = true;
        asked?.failed();
      },
    });
    return {
      push(text) {
        unsent += text;
        if (MAY_END.test(text)) flush();
      },
      restart(text) {
        generation++;
        unsent = text;
        flush();
      },
      async finish(end) {
        const result = await new Promise<GroundingResult | undefined>((resolve) => {
          asked = { finished: resolve, failed: () => resolve(undefined) };
          if (isLost) resolve(undefined);
          else send({ kind: 'finish', answer, end, generation });
        });
        return result ?? openHere(sources, onSentences).finish(end);
      },
      close() {
        if (!own.answers.delete(answer)) return;
        used.users--;
        send({ kind: 'close', answer });
        rest(own);
      },
    };
  }

  function open(
    sources: readonly DigestSource[],
    onSentences: (sentences: GroundedSentence[]) => void,
  ): AnswerGrounding {
    if (!closed) {
      try {
        return openInThread(sources, onSentences);
      } catch (error) {
        log(`The thread that grounds answers can't start: ${messageOf(error)}`);
      }
    }
    return openHere(sources, onSentences);
  }

  return {
    open,
    async prepare(sources, signal) {
      const grounding = open(sources, () => undefined);
      const text = sources.map(({ source }) => source.markdown.slice(0, FIRST_CHARACTERS)).join('\n\n');
      try {
        await abortable(signal, grounding.finish({ text, question: '', isCutOff: true }));
      } finally {
        grounding.close();
      }
    },
    async close() {
      closed = true;
      clearTimeout(thread?.timer);
      await thread?.worker.terminate();
    },
  };
}

/** Without a thread: in slices of the event loop, of which a sentence can take a tenth of a second. */
function openHere(
  sources: readonly DigestSource[],
  onSentences: (sentences: GroundedSentence[]) => void,
): AnswerGrounding {
  const left = new AbortController();
  const indexed = indexSources(sources.map(groundingSource), left.signal);
  let generation = 0;
  const answer = new GrowingAnswer(indexed, (sentences, of) => {
    if (of === generation) onSentences(sentences);
  });
  let unseen = '';
  return {
    push(text) {
      unseen += text;
      if (!MAY_END.test(text)) return;
      answer.push(unseen, generation);
      unseen = '';
    },
    restart(text) {
      unseen = '';
      answer.push(text, ++generation);
    },
    finish: (end) => answer.finish(end, generation),
    close() {
      if (left.signal.aborted) return;
      left.abort(new Error('The answer was abandoned.'));
      answer.close();
    },
  };
}
