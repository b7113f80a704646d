import { shortened } from '@regen-research/text';
import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import {
  MAX_QUERY_CHARACTERS,
  type Citation,
  type Message,
  type PickedSource,
  type SourceInfo,
  type SourceRequest,
  type Summary,
  type Verdict,
} from '../../protocol/index.js';
import { titleOf } from '../documents/documents.js';
import type { ShownAnswer } from '../documents/shownAnswer.js';
import type { CheckedSentence } from './answerParts.js';

/**
 * A draft and what to check it against. A check needs no model, so a button contains only this, and the check is
 * repeated.
 */
export interface Check {
  text: string;
  sources: SourceRequest[];
}

/** The part of a `verify_claims` result that is shown. */
export interface Checked {
  verdict: Verdict;
  sentences: CheckedSentence[];
  sources: Omit<SourceInfo, 'words'>[];
  unread: { name: string; message: string }[];
}

/** Number of characters that identify a draft in a note. */
const SHOWN_CHARACTERS = 120;

/** Checks the draft with the user's permissions. Throws AgentError. */
export async function checkDraft(
  { tools }: Pick<Engine, 'tools'>,
  { text, sources }: Check,
  signal: AbortSignal,
  onProgress: (sentence: Message) => void = () => undefined,
): Promise<Checked> {
  const input = { text, sources: sources.map((source) => ('uri' in source ? { path: source.uri } : source)) };
  const { data } = await tools.call('verify_claims', input, {
    asker: { trust: 'user' },
    signal,
    onProgress: ({ sentence }) => onProgress(sentence),
  });
  return data as unknown as Checked;
}

/** A checked draft as an answer, which notes can quote with its sources. */
export async function checkedAnswer(engine: Engine, check: Check): Promise<ShownAnswer> {
  const { sentences, sources } = await checkDraft(engine, check, new AbortController().signal);
  const citations: Citation[] = [];
  const summary: Summary = {
    title: vscode.l10n.t('Check against {0}', sources.map(({ title }) => title).join(', ')),
    text: check.text,
    key_points: [],
    sources: sources.map((source) => ({ ...source, words: 0 })),
    sentences: sentences.map(({ reasons, evidence, ...sentence }, index) => ({
      ...sentence,
      reasons: reasons.map(({ text }) => text),
      citations: evidence.map((passage) => {
        const id = citations.length + 1;
        citations.push({ ...passage, id, sentence_index: index, sentence: sentence.text });
        return id;
      }),
    })),
    citations,
    coverage: 1,
  };
  const text = shortened(check.text.replace(/\s+/g, ' ').trim(), SHOWN_CHARACTERS);
  return { runId: '', query: vscode.l10n.t('Is this supported? "{0}"', text), summary };
}

/** The sources as the sidebar's composer shows them. */
export const sourcesOf = ({ sources }: Check): PickedSource[] =>
  sources.map((request) => {
    const title =
      'uri' in request
        ? titleOf(vscode.Uri.parse(request.uri))
        : 'url' in request
          ? request.url
          : vscode.l10n.t('Selection');
    return { title: title ?? vscode.l10n.t('Selection'), request };
  });

/** The question with which the sidebar asks a model to correct a checked draft. */
export function correctionOf({ text }: Check): string {
  return `${vscode.l10n.t('Correct this text where the sources do not support it:')}\n\n${text}`.slice(
    0,
    MAX_QUERY_CHARACTERS,
  );
}
