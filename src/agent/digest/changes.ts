import { createHash } from 'node:crypto';
import { segmentSentences, shortened } from '@regen-research/text';
import { message, textOf, type Changes, type Message, type SectionChange } from '../../protocol/index.js';
import type { DigestSource, Source } from '../interfaces/index.js';
import { atomsOf } from './atoms.js';
import type { TimeSlicer } from '../streams/timeSlicer.js';

/** Maximum sections listed by name, and maximum sections compared by sentence: nobody reads more. */
const MOST_SECTIONS = 60;
const MOST_COMPARED = 4;
/** Longer sections aren't compared sentence by sentence. UTF-16 units. */
const LONGEST_COMPARED = 40_000;
const LONGEST_QUOTE = 220;

/** A text and its sections, by key. */
interface Outline {
  markdown: string;
  sections: ReadonlyMap<string, Section>;
}

interface Section {
  /** Its headings and, if they repeat, its number among them. */
  key: string;
  heading: string;
  /** Span of its text in the source, without its heading. */
  spans: { start: number; end: number }[];
  length: number;
  /** Hash of its text, ignoring whitespace. */
  hash: string;
}

/** What has changed since the same question was last answered; undefined if it never was, or if nothing changed. */
export async function changesOf(sources: readonly DigestSource[], slicer: TimeSlicer): Promise<Changes | undefined> {
  const sections: SectionChange[] = [];
  const differences: Difference[] = [];
  let since: string | undefined;
  for (const { source, previous: look } of sources) {
    const previous = await look?.();
    if (previous === undefined || previous.markdown === source.markdown) continue;
    since = since === undefined || previous.createdAt < since ? previous.createdAt : since;
    const before = await outlineOf({ ...source, markdown: previous.markdown, symbols: undefined }, slicer);
    const compared = await compare(before, await outlineOf(source, slicer), slicer);
    sections.push(...compared.sections);
    differences.push(...compared.differences);
  }
  if (since === undefined) return undefined;
  const summary = summaryOf(sections, differences);
  return {
    since,
    sections: sections.slice(0, MOST_SECTIONS),
    summary: summary.map((sentence) => textOf(sentence)).join(' '),
    summary_details: summary,
  };
}

async function outlineOf(source: Source, slicer: TimeSlicer): Promise<Outline> {
  const sections = new Map<string, Section>();
  const occurrences = new Map<string, number>();
  let current: Section | undefined;
  let hash = createHash('sha256');
  let headings: readonly string[] | undefined;
  const close = (): void => {
    if (current !== undefined) current.hash = current.length === 0 ? '' : hash.digest('hex');
  };
  for (const atom of await atomsOf(source, slicer)) {
    if (current === undefined || headings === undefined || atom.headings !== headings) {
      close();
      headings = atom.headings;
      const path = headings.join('\n');
      const occurrence = (occurrences.get(path) ?? 0) + 1;
      occurrences.set(path, occurrence);
      current = {
        key: `${path}\n${occurrence}`,
        heading: headings.at(-1) ?? '',
        spans: [],
        length: 0,
        hash: '',
      };
      hash = createHash('sha256');
      sections.set(current.key, current);
    }
    if (atom.level <= 6) continue;
    current.spans.push({ start: atom.start, end: atom.end });
    current.length += atom.end - atom.start;
    hash.update(spaced(source.markdown.slice(atom.start, atom.end))).update('\n');
    if (slicer.due) await slicer.pause();
  }
  close();
  return { markdown: source.markdown, sections };
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function contentOf(section: Section, markdown: string): string {
  return section.spans.map(({ start, end }) => spaced(markdown.slice(start, end))).join('\n');
}

/** What differs between two versions of a text: its sections, and how some of them differ. */
async function compare(
  before: Outline,
  after: Outline,
  slicer: TimeSlicer,
): Promise<{ sections: SectionChange[]; differences: Difference[] }> {
  const sections: SectionChange[] = [];
  const differences: Difference[] = [];
  const gone = new Map(
    [...before.sections.values()]
      .filter(({ key }) => !after.sections.has(key))
      .map((section) => [section.hash, section]),
  );
  let compared = 0;
  for (const section of after.sections.values()) {
    const old = before.sections.get(section.key);
    if (old === undefined) {
      // The same text under a new heading was renamed.
      const renamed = section.hash !== '' && gone.delete(section.hash);
      sections.push({ heading: section.heading, change: renamed ? 'rewritten' : 'added' });
    } else if (old.hash !== section.hash) {
      sections.push({ heading: section.heading, change: 'rewritten' });
      if (old.length > LONGEST_COMPARED || section.length > LONGEST_COMPARED || compared++ >= MOST_COMPARED) continue;
      const was = sentencesIn(contentOf(old, before.markdown));
      await slicer.pause();
      differences.push(difference(section.heading, was, sentencesIn(contentOf(section, after.markdown))));
      await slicer.pause();
    }
  }
  for (const section of gone.values()) sections.push({ heading: section.heading, change: 'removed' });
  return { sections, differences };
}

/** How two versions of a section differ. */
interface Difference {
  /** Sentences that are new or gone, one that replaces another counted once; 0 if they only moved. */
  sentences: number;
  /** Shows the first of them. */
  shown?: Message;
}

function difference(section: string, before: readonly string[], after: readonly string[]): Difference {
  const old = new Set(before);
  const kept = new Set(after);
  const added = after.filter((sentence) => !old.has(sentence));
  const removed = before.filter((sentence) => !kept.has(sentence));
  const heading = section || message('digest.changes.beginning');
  const [now, was] = [added[0], removed[0]].map((sentence) => sentence && quote(sentence));
  const shown =
    now && was
      ? message('digest.changes.nowSays', { heading, now, was })
      : now
        ? message('digest.changes.adds', { heading, now })
        : was
          ? message('digest.changes.noLongerSays', { heading, was })
          : undefined;
  return { sentences: Math.max(added.length, removed.length), shown };
}

function sentencesIn(text: string): string[] {
  return segmentSentences(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
}

/** Without its period, because the message that quotes it ends with one. */
function quote(sentence: string): string {
  return sentence.length <= LONGEST_QUOTE
    ? sentence.replace(/[.。](?=["'”’»)\]」』]*$)/u, '')
    : shortened(sentence, LONGEST_QUOTE);
}

const ONE = {
  added: 'digest.changes.oneAdded',
  removed: 'digest.changes.oneRemoved',
  rewritten: 'digest.changes.oneRewritten',
  sentences: 'digest.changes.oneSentence',
} as const;
const MANY = {
  added: 'digest.changes.added',
  removed: 'digest.changes.removed',
  rewritten: 'digest.changes.rewritten',
  sentences: 'digest.changes.sentences',
} as const;

/** Changed sections are counted by their sentences, if all of them were compared. */
function summaryOf(sections: readonly SectionChange[], differences: readonly Difference[]): Message[] {
  const counts = { added: 0, removed: 0, rewritten: 0, sentences: 0 };
  for (const { change } of sections) counts[change]++;
  if (differences.length === counts.rewritten && differences.every(({ sentences }) => sentences > 0)) {
    counts.rewritten = 0;
    for (const { sentences } of differences) counts.sentences += sentences;
  }
  const counted = (['added', 'removed', 'rewritten', 'sentences'] as const).flatMap((counting) => {
    const count = counts[counting];
    if (count === 0) return [];
    return [count === 1 ? message(ONE[counting]) : message(MANY[counting], { count })];
  });
  const shown = differences.flatMap((one) => one.shown ?? []);
  return counted.length === 0 ? [message('digest.changes.none')] : [...counted, ...shown];
}
