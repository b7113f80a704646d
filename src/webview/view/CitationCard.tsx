import type { Citation, CitedAnswer } from '../../protocol/index.js';
import { isSamePlace } from '../../protocol/samePlace.js';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { say } from '../selectors/catalog/say.js';
import { repairsOf } from '../selectors/repairs.js';
import { bandName, shownCitedAnswer, shownReasons } from '../selectors/verdict.js';
import { useController } from './context.js';
import { IconButton } from './controls.js';
import { Reasons } from './CounterEvidence.js';
import { RepairButton } from './RepairButton.js';
import { shortQuote } from './quotes.js';
import { MarkdownText } from './MarkdownText.js';

/** How long the card stays after the pointer leaves its mark: the card is a few pixels away. */
const LINGER_MS = 180;

interface Shown {
  mark: HTMLElement;
  runId: string;
  sentence: number;
  citation: number | null;
}

const QUIETLY = { preventScroll: true };

/** The mark of a card, or what is in its place if the answer was redrawn since. */
const markOf = ({ mark, runId, sentence }: Shown): HTMLElement | null =>
  mark.isConnected
    ? mark
    : document.querySelector(`[data-mark="${CSS.escape(runId)}"][data-sentence-index="${sentence}"]`);

/**
 * One card for all marks of the page: hover or focus shows the quote, click or Enter opens its location, and Ctrl opens
 * the page itself.
 */
export function CitationCard() {
  const controller = useController();
  const [shown, setShown] = useState<Shown | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout> | null>(null);
  const current = useRef<Shown | null>(null);
  current.current = shown;

  useEffect(() => {
    const stay = () => leaving.current && clearTimeout(leaving.current);
    let closing = false;
    // The focus within the card returns to its mark. The card is the last element of the page: otherwise, the focus would
    // land in the composer.
    const close = () => {
      closing = true;
      if (current.current && card.current?.contains(document.activeElement)) markOf(current.current)?.focus(QUIETLY);
      closing = false;
      setShown(null);
    };
    const leave = () => {
      stay();
      leaving.current = setTimeout(close, LINGER_MS);
    };
    const enter = (event: Event) => {
      if (closing) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target && card.current?.contains(target)) return stay();
      const mark = target?.closest<HTMLElement>('[data-mark]');
      if (!mark) return;
      stay();
      setShown({
        mark,
        runId: mark.dataset.mark ?? '',
        sentence: Number(mark.dataset.sentenceIndex),
        citation: mark.dataset.citation === undefined ? null : Number(mark.dataset.citation),
      });
    };
    const out = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[data-mark]') || (target && card.current?.contains(target))) leave();
    };
    const click = (event: MouseEvent | KeyboardEvent) => {
      const mark =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-mark][data-citation]') : null;
      const where = event.ctrlKey || event.metaKey ? 'browser' : 'editor';
      if (mark)
        controller.tell({
          type: 'open_citation',
          run_id: mark.dataset.mark ?? '',
          citation_id: Number(mark.dataset.citation),
          place: where,
        });
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close();
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (!(event.target instanceof Element && event.target.matches('[data-mark]'))) return;
      event.preventDefault();
      click(event);
    };
    // Moving to a mark with Tab scrolls to it; the card then follows its mark.
    const moved = (event: Event) => {
      if (event.target !== document) return;
      const { activeElement: mark } = document;
      if (card.current && mark instanceof HTMLElement && mark.matches('[aria-describedby="citation-card"]'))
        place(card.current, mark);
      else close();
    };
    const listeners = [
      ['mouseover', enter],
      ['focusin', enter],
      ['mouseout', out],
      ['focusout', out],
      ['click', click],
      ['keydown', key],
      ['scroll', moved],
    ] as const;
    for (const [name, listener] of listeners) document.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of listeners) document.removeEventListener(name, listener as EventListener);
    };
  }, [controller]);

  useLayoutEffect(() => {
    if (!shown || !card.current) return;
    place(card.current, shown.mark);
    shown.mark.setAttribute('aria-describedby', 'citation-card');
    return () => shown.mark.removeAttribute('aria-describedby');
  }, [shown]);

  const run = shown ? controller.store.state.runs[shown.runId] : undefined;
  const summary = run && shownCitedAnswer(run);
  const sentence = summary?.sentences[shown?.sentence ?? -1];
  if (!shown || !summary || !sentence) return null;
  const citation = summary.citations.find(({ id }) => id === shown.citation);
  const explained = (sentence.band !== 'verbatim' && sentence.band !== 'supported') || sentence.quoted_in_part;
  const reasons = explained ? shownReasons(sentence) : [];
  const isQuoted = reasons.some(({ evidence }) => evidence && citation && isSamePlace(evidence, citation));
  return (
    <div ref={card} id="citation-card" class="card" role="dialog" aria-label={say('citation.card')}>
      <p class={`card-band band-${sentence.band}`}>{bandName(sentence.band)}</p>
      <Reasons run={shown.runId} summary={summary} reasons={reasons} />
      {run.summary && !run.started?.repairs && (
        <RepairButton
          run={run}
          repairs={repairsOf(controller.store.state, run.run_id)}
          sentence={sentence}
          index={shown.sentence}
        />
      )}
      {citation && <Quote run={shown.runId} summary={summary} citation={citation} quoted={isQuoted} />}
    </div>
  );
}

/** `slide 3`, or the time in a recording as media players show it. */
function placeName({ unit, number }: NonNullable<Citation['place']>): string {
  if (unit !== 'second') return say(`citation.${unit}`, { number });
  return `${Math.floor(number / 60)}:${String(number % 60).padStart(2, '0')}`;
}

interface QuoteProps {
  run: string;
  summary: CitedAnswer;
  citation: Citation;
  /** Whether the card already quotes it. */
  quoted: boolean;
}

/** The words that a sentence rests on, and their source. */
function Quote({ run, summary, citation, quoted }: QuoteProps) {
  const controller = useController();
  const source = summary.sources.find(({ id }) => id === citation.source_id);
  const open = (where: 'editor' | 'browser') =>
    controller.tell({ type: 'open_citation', run_id: run, citation_id: citation.id, place: where });
  const where = [
    citation.heading === source?.title ? undefined : citation.heading,
    citation.page === undefined ? undefined : say('citation.page', { number: citation.page }),
    citation.place === undefined ? undefined : placeName(citation.place),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      {!quoted && (
        <blockquote dir="auto">
          <MarkdownText text={shortQuote(citation.quote)} />
        </blockquote>
      )}
      <div class="card-source">
        <span class="card-title">
          {source?.title ?? citation.source_id}
          {where && <span class="quiet"> · {where}</span>}
        </span>
        <IconButton icon="open" label={say('citation.showInEditor')} onClick={() => open('editor')} />
        {source?.url !== undefined && (
          <IconButton icon="external" label={say('citation.showInBrowser')} onClick={() => open('browser')} />
        )}
      </div>
    </>
  );
}

/** Below the mark, or above it if there is more room; as wide as the column allows. */
function place(card: HTMLElement, mark: HTMLElement): void {
  const gap = 4;
  const margin = 8;
  const at = mark.getBoundingClientRect();
  const width = Math.min(420, window.innerWidth - 2 * margin);
  card.style.width = `${width}px`;
  card.style.left = `${Math.max(margin, Math.min(at.left - 24, window.innerWidth - width - margin))}px`;
  const below = window.innerHeight - at.bottom;
  const above = below < card.offsetHeight + gap && at.top > below;
  card.style.maxHeight = `${(above ? at.top : below) - gap - margin}px`;
  card.style.top = above ? `${Math.max(margin, at.top - gap - card.offsetHeight)}px` : `${at.bottom + gap}px`;
}
