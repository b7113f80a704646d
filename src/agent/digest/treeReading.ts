import { message, toAgentError, type AgentError } from '../../protocol/index.js';
import { TimeBudget } from './budget.js';
import { notesTokensFor, wordsFor } from './limits.js';
import type { FirstAnswer } from './firstAnswer.js';
import { headingOf, type Chunk } from './chunks.js';
import { isFatal, NotesOverflow } from './callFailures.js';
import { waitingReports, type ModelCall, type ModelOutput } from './modelCall.js';
import { fits, groupsWithin, shortened } from './notesRoom.js';
import { Progress } from './progress.js';
import { answerPrompt, mergePrompt, notesPrompt, wholePrompt, type NotesText } from './prompts.js';
import { shareOf, type ReadState } from './readShares.js';
import { titleInPrompt, type Run } from './run.js';
import { textOfSpans } from './spans.js';
import type { TreeNode } from './treePlan.js';

/** Merges go before chunks that haven't started: other work waits for them, and the run ends sooner. */
const MERGE_PRIORITY = -1;
/** Notes slightly larger than the available space are left unchanged: their plan uses the same estimate. */
const SLACK = 1.1;
/** How many times a rejected prompt of notes is made smaller. */
const MOST_FITTINGS = 4;
/** UTF-16 units per token, for cutting notes that a merge should have shortened. */
const UNITS_PER_TOKEN = 3;

/** The calls of one tree (notes on chunks, merges, the answer) and their results so far. */
export class TreeReading {
  chunks: Chunk[] = [];
  /** Set once every chunk has been skimmed: anything not read closely was at least skimmed. */
  ranks: number[] | undefined;
  /** Chunks that were selected and then skipped for lack of calls or time. */
  dropped = 0;
  failures: AgentError[] = [];
  answered = '';
  /** What the answer from notes replaces. */
  first: FirstAnswer | undefined;
  readonly progress: Progress;
  readonly time: TimeBudget;
  private readonly notes = new Map<number, string>();
  private readonly pending = new Set<number>();
  private readonly titles: Map<string, string>;
  private planned = 0;
  private callsReserved = 1;
  /** Calls of earlier attempts of the run, and those that this one has asked for since. */
  private readonly callsBefore: number;
  callsAsked = 0;
  /** Calls on top of the budget, for notes that earlier runs of the same reading made within theirs. */
  callsAgain = 0;

  constructor(
    private readonly run: Run,
    begun: number,
  ) {
    const { dependencies, request, emit } = run;
    this.callsBefore = run.calls.usage.calls;
    this.titles = new Map(request.sources.map(({ id, source }) => [id, titleInPrompt(source)]));
    this.progress = new Progress(
      () => dependencies.now(),
      emit,
      () => this.shareRead(),
    );
    this.time = new TimeBudget(request.budget, () => dependencies.now(), begun);
  }

  readonly stateOf = (chunk: Chunk): ReadState =>
    this.notes.has(chunk.index) ? 'closely' : this.ranks === undefined ? 'left' : 'skimmed';

  shareRead(): number {
    return this.chunks.length === 0 ? 0 : shareOf(this.chunks, this.stateOf, 'closely');
  }

  notesOn(chunk: Chunk): NotesText | undefined {
    const text = this.notes.get(chunk.index);
    return text === undefined ? undefined : this.asNotes(chunk, text);
  }

  asNotes(chunk: Chunk, text: string): NotesText {
    return {
      sources: [{ id: chunk.sourceId, title: this.titles.get(chunk.sourceId) ?? '' }],
      part: headingOf(chunk),
      text,
    };
  }

  notesCall(chunk: Chunk, onFirst?: () => void): ModelCall {
    const { frame, limits, emit } = this.run;
    const source = this.run.request.sources.find(({ id }) => id === chunk.sourceId)?.source;
    const text = source?.markdown.slice(chunk.start, chunk.end).trim() ?? '';
    const heading = headingOf(chunk);
    const outputTokens = notesTokensFor(limits, chunk.tokens);
    let first = true;
    return {
      kind: 'notes',
      madeOf: [text],
      prompt: () =>
        notesPrompt(
          frame,
          { id: chunk.sourceId, title: this.titles.get(chunk.sourceId) ?? '', part: chunk.headings.join(' > '), text },
          wordsFor(outputTokens),
        ),
      outputTokens,
      onText: (part, restart) => {
        emit({
          type: 'notes',
          chunkIndex: chunk.index,
          text: part,
          sourceId: first ? chunk.sourceId : undefined,
          heading: first ? heading : undefined,
          restart: restart || undefined,
        });
        first = false;
        onFirst?.();
      },
      onReasoning: (part) => {
        emit({ type: 'reasoning', text: part, chunkIndex: chunk.index });
        onFirst?.();
      },
      ...this.reports(chunk.index === 0),
    };
  }

  /** One for each chunk, in their order. */
  *notesCalls(): Generator<ModelCall, void> {
    for (const chunk of this.chunks) yield this.notesCall(chunk);
  }

  /** Uses notes from the store. */
  takeStored(chunk: Chunk, text: string): void {
    const heading = headingOf(chunk);
    this.notes.set(chunk.index, text);
    this.progress.expect(0);
    this.progress.finishes(0);
    this.run.calls.usage.callsFromCache++;
    this.run.emit({
      type: 'notes',
      chunkIndex: chunk.index,
      text,
      sourceId: chunk.sourceId,
      cached: true,
      heading,
    });
  }

  has(chunk: Chunk): boolean {
    return this.notes.has(chunk.index);
  }

  /**
   * Sets how many chunks will be read closely, and how many merges they need; reserves the calls for them and the
   * answer.
   */
  plan(leaves: number, merges: number): void {
    this.planned = leaves;
    this.callsReserved = merges + 1;
  }

  /**
   * Reads a chunk closely when its turn comes; does nothing if the budget is spent by then or the model fails. `tokens`:
   * its share in the estimate of the remaining time.
   */
  async readChunk(
    chunk: Chunk,
    priority: number,
    { onFirst, tokens = chunk.tokens }: { onFirst?: () => void; tokens?: number } = {},
  ): Promise<void> {
    const { calls, scheduler } = this.run;
    this.pending.add(chunk.index);
    try {
      await scheduler.run(priority, async (begun) => {
        calls.throwIfOverflowing();
        if (!this.affordable(chunk)) {
          this.dropped++;
          return;
        }
        this.callsAsked++;
        this.progress.starts(tokens);
        this.time.starts();
        try {
          const output = await calls.make(this.notesCall(chunk, onFirst), begun);
          this.notes.set(chunk.index, output.text);
        } finally {
          this.progress.ends(tokens);
        }
        this.time.ends();
        calls.throwIfOverflowing();
      });
    } catch (error) {
      if (this.run.signal.aborted || isFatal(error)) throw error;
      this.failures.push(toAgentError(error));
    } finally {
      this.pending.delete(chunk.index);
    }
    this.progress.finishes(tokens);
    if (this.planned > 0) this.tellNotes();
  }

  tellNotes(): void {
    const done = this.notes.size;
    this.progress.tell('notes', message('digest.sectionsRead', { done, total: Math.max(this.planned, done) }));
  }

  /** Calls that the budget still allows. Those that were asked for count although they wait for a slot. */
  private get callsLeft(): number {
    const { calls, request } = this.run;
    const used = Math.max(calls.usage.calls, this.callsBefore + this.callsAsked);
    return request.budget.calls + this.callsAgain - used;
  }

  /** Whether calls and time suffice for one more chunk, and for this one rather than one with a higher rank. */
  private affordable(chunk: Chunk): boolean {
    // The opening is always read: a run that says nothing helps nobody.
    if (chunk.index === 0) return true;
    if (this.callsLeft <= this.callsReserved) return false;
    const affordable = this.time.affordable();
    if (affordable >= this.pending.size) return true;
    const rank = (index: number): number => this.ranks?.[index] ?? -index;
    let ahead = 0;
    for (const other of this.pending) if (rank(other) > rank(chunk.index)) ahead++;
    return ahead < affordable;
  }

  /** The notes of a tree node, once its children's notes are finished; undefined if none of them could be made. */
  async notesOf(
    node: TreeNode,
    leaves: readonly Chunk[],
    read: readonly Promise<void>[],
  ): Promise<NotesText | undefined> {
    if ('leaf' in node) {
      await read[node.leaf];
      return this.notesOn(leaves[node.leaf] as Chunk);
    }
    const children = (await Promise.all(node.children.map((child) => this.notesOf(child, leaves, read)))).filter(
      (child) => child !== undefined,
    );
    const tokens = children.length * this.run.limits.notesTokens;
    if (children.length < 2) {
      this.progress.finishes(tokens);
      return children[0];
    }
    const merged = await this.merge(children);
    this.callsReserved--;
    this.progress.finishes(tokens);
    this.tellNotes();
    return merged;
  }

  /**
   * Calls `use` with notes that fit into one prompt. They may be longer than requested: then neighbors are merged
   * first, fewer at a time, and even fewer if the server counts more than expected.
   */
  private async withFitting<T>(
    notes: readonly NotesText[],
    room: number,
    use: (fitting: readonly NotesText[]) => Promise<T>,
  ): Promise<T> {
    const { calibration, limits, frame } = this.run;
    const tokensOf = (text: string): number => calibration.tokensOfNotes(text);
    for (let attempt = 1; ; attempt++) {
      const each = Math.min(room, calibration.mergeRoom(limits, frame));
      let fitting = [...notes];
      while (!fits(fitting, room * SLACK, tokensOf)) {
        const isLast = attempt === MOST_FITTINGS || this.callsLeft <= this.callsReserved;
        if (isLast || fitting.length === 1) {
          fitting = shortened(fitting, room / fitting.length, tokensOf);
          break;
        }
        // Two of them always fit.
        const groups = groupsWithin(shortened(fitting, each / 2, tokensOf), each, tokensOf);
        fitting = await Promise.all(
          groups.map(async (group) => (group.length === 1 ? (group[0] as NotesText) : this.merge(group))),
        );
      }
      try {
        return await use(fitting);
      } catch (error) {
        if (!(error instanceof NotesOverflow) || attempt === MOST_FITTINGS) throw error;
      }
    }
  }

  private async merge(children: readonly NotesText[]): Promise<NotesText> {
    const { calibration, limits, frame, signal } = this.run;
    try {
      return await this.withFitting(children, calibration.mergeRoom(limits, frame), (fitting) =>
        this.mergeFitting(fitting),
      );
    } catch (error) {
      if (signal.aborted || isFatal(error)) throw error;
      this.failures.push(toAgentError(error));
      return this.joined(children);
    }
  }

  /** The beginning of each of them, instead of a merge. */
  private joined(children: readonly NotesText[]): NotesText {
    const each = Math.floor((this.run.limits.mergedTokens * UNITS_PER_TOKEN) / children.length);
    return { ...originOf(children), text: children.map((child) => child.text.slice(0, each)).join('\n') };
  }

  private async mergeFitting(children: readonly NotesText[]): Promise<NotesText> {
    const { calls, frame, limits, scheduler } = this.run;
    const call: ModelCall = {
      kind: 'merge',
      madeOf: children.flatMap((child) =>
        frame.several ? [child.sources.map(({ id }) => id).join(), child.text] : [child.text],
      ),
      prompt: () => mergePrompt(frame, children, wordsFor(limits.mergedTokens)),
      outputTokens: limits.mergedTokens,
      readsNotes: true,
      ...this.reports(false),
    };
    const stored = await calls.stored(call);
    if (stored === undefined) {
      // The last one is for the answer.
      if (this.callsLeft <= 1) return this.joined(children);
      this.callsAsked++;
    }
    const output = stored ?? (await scheduler.run(MERGE_PRIORITY, (begun) => calls.make(call, begun)));
    return { ...originOf(children), text: output.text };
  }

  /** What the answer is based on: the notes, or for an extractive model the text that was read closely. */
  private answerMaterial(
    notes: readonly NotesText[],
    history: readonly string[],
  ): Pick<ModelCall, 'madeOf' | 'prompt' | 'contextTokens'> {
    const { frame, request, dependencies } = this.run;
    const { facts } = dependencies.model;
    if (!facts.extractive) {
      const madeOf = notes.flatMap((note) =>
        frame.several ? [note.sources.map(({ id }) => id).join(), note.text] : [note.text],
      );
      return { madeOf: [frame.length, ...history, ...madeOf], prompt: () => answerPrompt(frame, notes) };
    }
    const texts = request.sources.map(({ id, source }) => {
      const read = this.chunks.filter((chunk) => chunk.sourceId === id && this.has(chunk));
      return {
        id,
        title: titleInPrompt(source),
        text: textOfSpans(source.markdown, read),
      };
    });
    return {
      madeOf: [frame.length, ...history, ...texts.map(({ text }) => text)],
      prompt: () => wholePrompt(frame, texts),
      contextTokens: facts.contextTokens,
    };
  }

  answer(notes: readonly NotesText[]): Promise<ModelOutput> {
    const { calibration, limits, frame, dependencies } = this.run;
    if (dependencies.model.facts.extractive) return this.answerFrom(notes);
    return this.withFitting(notes, calibration.answerRoom(limits, frame), (fitting) => this.answerFrom(fitting));
  }

  private async answerFrom(notes: readonly NotesText[]): Promise<ModelOutput> {
    const { calls, frame, limits, scheduler, emit, dependencies } = this.run;
    const history = frame.history.flatMap((turn) => [turn.question, turn.answer]);
    const call: ModelCall = {
      kind: 'answer',
      ...this.answerMaterial(notes, history),
      outputTokens: limits.answerTokens,
      readsNotes: !dependencies.model.facts.extractive,
      onText: (text, again) => {
        const restart = again || (this.answered === '' && this.first !== undefined);
        this.answered = restart ? text : this.answered + text;
        emit({ type: 'answer', text, restart: restart || undefined });
      },
      onReasoning: (text) => emit({ type: 'reasoning', text }),
      ...this.reports(true),
    };
    const stored = await calls.stored(call);
    if (stored !== undefined) {
      this.answered = stored.text;
      emit({ type: 'answer', text: stored.text, restart: this.first !== undefined || undefined });
      return stored;
    }
    this.progress.tell('answer', message('digest.writing'));
    return scheduler.run(MERGE_PRIORITY, (begun) => calls.make(call, begun));
  }

  /** While parts are being read, the number of those read says more than that one of them is being read. */
  private reports(isAlone: boolean): Pick<ModelCall, 'onLoading' | 'onReading' | 'onOccupied' | 'onRetry'> {
    const { onReading, ...waiting } = waitingReports(this.run.emit);
    return {
      ...waiting,
      onReading: isAlone ? onReading : undefined,
      onRetry: () => this.progress.tell('notes', message('digest.askedAnew')),
    };
  }
}

/** What the merged notes are about. */
function originOf(children: readonly NotesText[]): Pick<NotesText, 'sources' | 'part'> {
  const sources = [
    ...new Map(children.flatMap((child) => child.sources).map((source) => [source.id, source])).values(),
  ];
  const part = [children[0]?.part, children.at(-1)?.part].filter((heading) => heading !== undefined).join(' … ');
  return { sources, part };
}
