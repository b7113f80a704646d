import type { EndOfOutput } from '../../interfaces/index.js';
import {
  BARE_ANALYSIS,
  BARE_FINAL,
  CLOSING,
  HARMONY,
  HEADED_ANSWER,
  HEADED_REASONING,
  HEADING_BEGINNING,
  heldBack,
  LONGEST_BARE,
  OPENING,
} from './reasoningMarks.js';

/** `rewrite` replaces the text so far. */
export interface Part {
  type: 'text' | 'reasoning' | 'rewrite';
  text: string;
}

export interface SplitterOptions {
  /** The prompt itself contains such marks, so the answer may be about them: they count only at its very start. */
  marksAreSubject?: boolean;
  /** The model has been seen to end its reasoning without starting it, because its chat template starts it. */
  beginsInside?: boolean;
}

/**
 * Context of a mark that a sentence mentions, as in "the tag <think> opens it". Reasoning starts and ends at sentence
 * boundaries.
 */
const WITHIN_BEFORE = /[\p{L}\p{N},;][ \t]$/u;
const WITHIN_AFTER = /^(?:[,.;:)]|[ \t][\p{Ll}\p{N}(])/u;

/** `late`: after a start in the middle of an answer, which counts as reasoning only if it also ends. */
type Mode = 'start' | 'text' | 'reasoning' | 'late' | 'harmony';

/**
 * Separates reasoning from the answer for servers that leave the marks in the text: tags in any brackets, an end
 * without a start, a late start, and harmony channels with or without their tokens.
 */
export class ReasoningSplitter {
  private mode: Mode;
  private pending = '';
  /** Text since the start or the last rewrite; an end without a start turns it into reasoning. */
  private told = '';
  /** Text that was only assumed to be reasoning. */
  private assumed: string | undefined;
  /** Reasoning is under one heading, and the answer under another. */
  private isHeaded = false;
  /** Within harmony: whether the text belongs to the answer; undefined within a header. */
  private channel: 'final' | 'other' | undefined;
  private header = '';
  /** The mark of a late start, and the text after it. */
  private heldMark = '';
  private held = '';
  /** Reasoning ended without having started. */
  endedUnbegun = false;

  constructor(private readonly options: SplitterOptions = {}) {
    this.mode = options.beginsInside ? 'reasoning' : 'start';
    if (options.beginsInside) this.assumed = '';
  }

  push(piece: string): Part[] {
    this.pending += piece;
    return this.drain(false);
  }

  /** Flushes the held-back text at the end of the stream. */
  flush(reason: EndOfOutput): Part[] {
    const parts = this.drain(true);
    const { assumed } = this;
    this.assumed = undefined;
    if (this.mode === 'late') {
      // On a line of its own it was meant as a mark; within a sentence it was mentioned.
      if (reason === 'length' || /\n\s*$/.test(this.told)) {
        this.mode = 'text';
        return [...parts, ...this.reasoning(this.held)];
      }
      return [...parts, ...this.text(this.heldMark + this.held)];
    }
    // Assumed to be reasoning, but it ended without a mark: it was the answer.
    if (assumed !== undefined && assumed !== '' && this.told === '' && reason === 'stop')
      parts.push(...this.text(assumed.trimStart()));
    return parts;
  }

  private drain(last: boolean): Part[] {
    const parts: Part[] = [];
    for (;;) {
      const before = `${this.mode} ${this.pending.length}`;
      const made =
        this.mode === 'start'
          ? this.atStart(last)
          : this.mode === 'text'
            ? this.inText(last)
            : this.mode === 'reasoning' || this.mode === 'late'
              ? this.inReasoning(last)
              : this.inHarmony(last);
      parts.push(...made);
      if (this.pending === '' || before === `${this.mode} ${this.pending.length}`) return parts;
    }
  }

  private take(length: number): string {
    const taken = this.pending.slice(0, length);
    this.pending = this.pending.slice(length);
    return taken;
  }

  private text(text: string): Part[] {
    const shown = this.told === '' ? text.trimStart() : text;
    this.told += shown;
    return shown === '' ? [] : [{ type: 'text', text: shown }];
  }

  private reasoning(text: string): Part[] {
    if (this.mode === 'late') {
      this.held += text;
      return [];
    }
    if (this.assumed !== undefined) this.assumed += text;
    return text === '' ? [] : [{ type: 'reasoning', text }];
  }

  /** What looked like the answer was reasoning. */
  private voidText(): Part[] {
    const { told } = this;
    this.told = '';
    return told === '' ? [] : [{ type: 'rewrite', text: '' }, ...this.reasoning(told)];
  }

  private atStart(last: boolean): Part[] {
    const lead = this.pending.length - this.pending.trimStart().length;
    const rest = this.pending.slice(lead);
    if (!last && (rest === '' || heldBack(rest) === rest.length)) return [];
    const opening = OPENING.exec(rest);
    if (opening?.index === 0) {
      this.take(lead + opening[0].length);
      this.mode = 'reasoning';
      return [];
    }
    if (!last && rest.length < LONGEST_BARE && /^(?:assistant)?(?:a|c)[a-z]*$/.test(rest)) return [];
    if (!last && !this.options.marksAreSubject && HEADING_BEGINNING.exec(rest)?.index === 0) return [];
    const headed = this.options.marksAreSubject ? null : HEADED_REASONING.exec(rest);
    this.isHeaded = headed !== null;
    const bare = headed ?? BARE_ANALYSIS.exec(rest);
    if (bare) {
      this.take(lead + bare[0].length);
      this.mode = 'reasoning';
      this.assumed ??= '';
      return [];
    }
    this.mode = 'text';
    return [];
  }

  private inText(last: boolean): Part[] {
    const harmony = this.options.marksAreSubject ? null : HARMONY.exec(this.pending);
    const bare = this.options.marksAreSubject ? null : BARE_FINAL.exec(this.pending);
    const opening = this.mark(OPENING);
    const closing = this.mark(CLOSING);
    const first = [harmony, bare, opening, closing]
      .filter((found) => found !== null)
      .sort((a, b) => a.index - b.index)[0];
    // The text after a mark shows whether a sentence mentions it.
    if (
      !last &&
      first &&
      first !== harmony &&
      first !== bare &&
      this.pending.length < first.index + first[0].length + 2
    )
      return this.text(this.take(Math.max(0, first.index - 2)));
    if (first === undefined) {
      const keep = last ? 0 : heldBack(this.pending);
      return this.text(this.take(this.pending.length - keep));
    }
    const parts = this.text(this.take(first.index));
    if (first === harmony) {
      this.mode = 'harmony';
      this.channel = 'other';
      return parts;
    }
    this.take(first[0].length);
    if (first === opening) {
      this.mode = this.told === '' ? 'reasoning' : 'late';
      this.heldMark = first[0];
      this.held = '';
      return parts;
    }
    this.endedUnbegun ||= first === closing;
    return [...parts, ...this.voidText()];
  }

  /** A mark in the middle of an answer, unless it is quoted, mentioned in a sentence, or the answer's subject. */
  private mark(pattern: RegExp): RegExpExecArray | null {
    if (this.options.marksAreSubject) return null;
    const every = new RegExp(pattern.source, 'gi');
    for (let found = every.exec(this.pending); found; found = every.exec(this.pending)) {
      const before = this.told.slice(-2) + this.pending.slice(Math.max(0, found.index - 2), found.index);
      const after = this.pending.slice(every.lastIndex, every.lastIndex + 2);
      if (!before.endsWith('`') && !(WITHIN_BEFORE.test(before) && WITHIN_AFTER.test(after))) return found;
    }
    return null;
  }

  private inReasoning(last: boolean): Part[] {
    const closing = CLOSING.exec(this.pending);
    const bare = (this.isHeaded ? HEADED_ANSWER : BARE_FINAL).exec(this.pending);
    const first = closing && bare ? (closing.index < bare.index ? closing : bare) : (closing ?? bare);
    const harmony = HARMONY.exec(this.pending);
    if (harmony && (!first || harmony.index < first.index)) {
      const parts = this.reasoning(this.take(harmony.index));
      this.mode = 'harmony';
      this.channel = 'other';
      return parts;
    }
    if (!first) {
      const heading = this.isHeaded ? (HEADING_BEGINNING.exec(this.pending)?.[0].length ?? 0) : 0;
      const keep = last ? 0 : Math.max(heading, heldBack(this.pending));
      return this.reasoning(this.take(this.pending.length - keep));
    }
    const parts = this.reasoning(this.take(first.index));
    this.take(first[0].length);
    this.assumed = undefined;
    const { held } = this;
    const wasLate = this.mode === 'late';
    this.mode = 'text';
    return wasLate ? this.reasoning(held) : parts;
  }

  /** Text of a channel up to the next token; a header runs from `<|channel|>` to `<|message|>`. */
  private inHarmony(last: boolean): Part[] {
    const token = HARMONY.exec(this.pending);
    if (!token) {
      const keep = last ? 0 : heldBack(this.pending);
      return this.inChannel(this.take(this.pending.length - keep));
    }
    const parts = this.inChannel(this.take(token.index));
    const [mark] = token;
    this.take(mark.length);
    if (mark === '<|message|>') {
      this.channel = /\bfinal\b/.test(this.header) ? 'final' : 'other';
      // Text before the final channel, outside a named channel, isn't part of the answer.
      if (this.channel === 'final') parts.push(...this.voidText());
      if (this.channel === 'final') this.assumed = undefined;
    } else {
      this.channel = undefined;
      // Within a header: the message format, after the channel's name.
      if (mark !== '<|constrain|>') this.header = '';
    }
    return parts;
  }

  private inChannel(words: string): Part[] {
    if (this.channel === 'final') return this.text(words);
    if (this.channel === 'other') return this.reasoning(words);
    this.header += words;
    return [];
  }
}
