import { createHash, randomUUID } from 'node:crypto';

export interface Pace {
  /** Prompt tokens per second for all slots together, which share the processor. */
  promptRate: number;
  /** Tokens per second that each slot generates. */
  outputRate: number;
  slots: number;
  /** The model's largest context, tokens. */
  contextTokens: number;
  /** Time to the first token of a model that isn't loaded, in ms. */
  loadMs?: number;
  /**
   * Each turn of the event loop counts as this many ms, instead of real time: only the calls themselves are measured,
   * and runs are exactly repeatable.
   */
  stepMs?: number;
  /** Answers for people to look at: a paragraph and a list, without the line that makes each output different. */
  prose?: boolean;
}

export interface PacedRequest {
  prompt: string;
  contextTokens: number;
  maxOutputTokens: number;
}

export interface PacedEvent {
  text: string;
  done?: { promptTokens: number; outputTokens: number; reason: 'stop' | 'length'; promptMs: number; outputMs: number };
}

interface Job {
  request: PacedRequest;
  tokens: number;
  promptLeft: number;
  output: string[];
  sent: number;
  credit: number;
  slot: Slot;
  startedAt: number;
  generatingAt: number;
  deliver(event: PacedEvent): void;
}

interface Slot {
  busy: boolean;
  /** The content of its cache. */
  prompt: string;
}

const CHARACTERS_PER_TOKEN = 4;
/** What Ollama keeps of a prompt that exceeds its context (from its source, v0.33). */
const keptOf = (contextTokens: number): number => 4 + Math.floor((contextTokens - 4) / 2);

/**
 * Simulates the timing of an Ollama server: prompts in all slots share one processor, each slot generates at its own
 * rate, requests beyond the slots are queued, a slot's cache saves reading a prefix shared with the slot's previous
 * prompt, and a prompt that exceeds the context silently loses its start.
 */
export class PacedOllama {
  readonly counted = { calls: 0, promptTokens: 0, computedTokens: 0, outputTokens: 0, cut: 0, mostAtOnce: 0 };
  private readonly slots: Slot[];
  private readonly jobs = new Set<Job>();
  private readonly queue: { begin(slot: Slot): void; id: string }[] = [];
  private ticking = false;
  private last = 0;
  private steps = 0;
  private loaded: boolean;

  constructor(readonly pace: Pace) {
    this.slots = Array.from({ length: pace.slots }, () => ({ busy: false, prompt: '' }));
    this.loaded = (pace.loadMs ?? 0) === 0;
  }

  /** The server's time, ms. */
  now(): number {
    return this.pace.stepMs === undefined ? performance.now() : this.steps * this.pace.stepMs;
  }

  resetCounts(): void {
    Object.assign(this.counted, {
      calls: 0,
      promptTokens: 0,
      computedTokens: 0,
      outputTokens: 0,
      cut: 0,
      mostAtOnce: 0,
    });
  }

  /** Generates; returns a function that cuts it off, after which nothing more is delivered. */
  generate(request: PacedRequest, deliver: (event: PacedEvent) => void): () => void {
    const id = randomUUID();
    let job: Job | undefined;
    let ended = false;
    const begin = (slot: Slot): void => {
      job = this.begin(request, slot, deliver);
    };
    const place = (): void => {
      if (ended) return;
      const slot = this.freeSlot(request.prompt);
      if (slot === undefined) this.queue.push({ begin, id });
      else begin(slot);
    };
    this.counted.calls++;
    if (this.loaded) place();
    else {
      setTimeout(() => {
        this.loaded = true;
        place();
      }, this.pace.loadMs);
    }
    return () => {
      ended = true;
      const position = this.queue.findIndex((waiting) => waiting.id === id);
      if (position >= 0) this.queue.splice(position, 1);
      if (job !== undefined && this.jobs.delete(job)) this.free(job.slot);
    };
  }

  private freeSlot(prompt: string): Slot | undefined {
    let best: Slot | undefined;
    for (const slot of this.slots)
      if (!slot.busy && (best === undefined || common(slot.prompt, prompt) > common(best.prompt, prompt))) best = slot;
    return best;
  }

  private begin(request: PacedRequest, slot: Slot, deliver: (event: PacedEvent) => void): Job {
    let prompt = request.prompt;
    let tokens = Math.ceil(prompt.length / CHARACTERS_PER_TOKEN);
    const context = Math.min(request.contextTokens, this.pace.contextTokens);
    if (tokens > context) {
      tokens = keptOf(context);
      prompt = prompt.slice(-tokens * CHARACTERS_PER_TOKEN);
      this.counted.cut++;
    }
    const spared = Math.min(tokens - 1, Math.floor(common(slot.prompt, prompt) / CHARACTERS_PER_TOKEN));
    slot.busy = true;
    slot.prompt = prompt;
    this.counted.promptTokens += tokens;
    this.counted.computedTokens += tokens - spared;
    const output = tokensOf(
      this.pace.prose ? proseFor(prompt) : linesFor(prompt, request.maxOutputTokens),
      request.maxOutputTokens,
    );
    const now = this.now();
    const job: Job = {
      request,
      tokens,
      promptLeft: tokens - spared,
      output,
      sent: 0,
      credit: 0,
      slot,
      startedAt: now,
      generatingAt: 0,
      deliver,
    };
    this.jobs.add(job);
    this.counted.mostAtOnce = Math.max(this.counted.mostAtOnce, this.jobs.size);
    if (!this.ticking) {
      this.ticking = true;
      this.last = now;
      this.schedule();
    }
    return job;
  }

  private free(slot: Slot): void {
    slot.busy = false;
    this.queue.shift()?.begin(slot);
  }

  private tick(): void {
    this.steps++;
    const now = this.now();
    this.advance((now - this.last) / 1_000, now);
    this.last = now;
    this.ticking = this.jobs.size > 0;
    if (this.ticking) this.schedule();
  }

  /** In real time every millisecond, because what is measured needs the processor; a simulation doesn't wait. */
  private schedule(): void {
    if (this.pace.stepMs === undefined) setTimeout(() => this.tick(), 1);
    else setImmediate(() => this.tick());
  }

  private advance(seconds: number, now: number): void {
    let prompts = [...this.jobs].filter((job) => job.promptLeft > 0);
    let compute = seconds * this.pace.promptRate;
    // Time that one prompt doesn't need goes to the others.
    while (compute > 0.001 && prompts.length > 0) {
      const each = compute / prompts.length;
      for (const job of prompts) {
        const used = Math.min(each, job.promptLeft);
        job.promptLeft -= used;
        compute -= used;
      }
      prompts = prompts.filter((job) => job.promptLeft > 0.001);
    }
    for (const job of [...this.jobs]) {
      if (job.promptLeft > 0.001) continue;
      if (job.generatingAt === 0) {
        job.generatingAt = now;
        job.credit = 1;
      } else job.credit += seconds * this.pace.outputRate;
      this.send(job, now);
    }
  }

  private send(job: Job, now: number): void {
    while (job.credit >= 1 && job.sent < job.output.length) {
      job.credit--;
      this.counted.outputTokens++;
      job.deliver({ text: job.output[job.sent++] ?? '' });
    }
    if (job.sent < job.output.length) return;
    this.jobs.delete(job);
    this.free(job.slot);
    job.deliver({
      text: '',
      done: {
        promptTokens: job.tokens,
        outputTokens: job.sent,
        reason: job.sent >= job.request.maxOutputTokens ? 'length' : 'stop',
        promptMs: job.generatingAt - job.startedAt,
        outputMs: now - job.generatingAt,
      },
    });
  }
}

function common(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

/** What stands between the prompt's tags. */
const bodyOf = (prompt: string): string => prompt.slice(prompt.search(/<(?:source|notes)[^>]*>/), -800);

/** The sentences of the prompt's text, from all over it. */
function sentencesOf(body: string, most: number): string[] {
  const sentences = body.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 30);
  const step = Math.max(1, Math.floor(sentences.length / most));
  return sentences.filter((_, index) => index % step === 0).map((sentence) => sentence.replace(/\s+/g, ' '));
}

/**
 * Lines of the prompt's text, at the requested length; the same for the same prompt. Different prompts get different
 * first lines, so that no call is avoided because its output happened to stay the same.
 */
function linesFor(prompt: string, most: number): string {
  const asked = Number(/(\d+) words/.exec(prompt.slice(-1_600))?.[1] ?? 120);
  let text = `- Case ${createHash('sha256').update(prompt).digest('hex').slice(0, 12)}.\n`;
  for (const sentence of sentencesOf(bodyOf(prompt).replace(/<[^>]*>/g, ' '), 12)) {
    if (text.split(' ').length >= asked * 0.9 || text.length > most * CHARACTERS_PER_TOKEN) break;
    text += `- ${sentence}\n`;
  }
  return text;
}

/** Two sentences, and a list of four. */
function proseFor(prompt: string): string {
  const body = bodyOf(prompt).replace(/<[^>]*>|^#.*$|^ *- /gm, ' ');
  const [first = '', second = '', ...others] = [...new Set(sentencesOf(body, 6))].slice(0, 6);
  const points = others.map((sentence) => `- ${sentence}\n`).join('');
  return /"- "/.test(prompt.slice(-200)) ? `- ${first}\n- ${second}\n${points}` : `${first} ${second}\n\n${points}`;
}

function tokensOf(text: string, most: number): string[] {
  const tokens: string[] = [];
  for (let at = 0; at < text.length && tokens.length < most; at += CHARACTERS_PER_TOKEN)
    tokens.push(text.slice(at, at + CHARACTERS_PER_TOKEN));
  return tokens.length === 0 ? ['-'] : tokens;
}
