import * as vscode from 'vscode';
import { type SourceInfo, type SourceRequest, type Verdict } from '../../protocol/index.js';
import { say } from '../translation.js';
import { asText } from './inlineMarkdown.js';
import { writeChecks, type CheckedSentence } from './answerParts.js';
import type { Answering } from './answering.js';
import { textOfSelection, type ChatQuestion } from './requestSources.js';

/** The part of a `verify_claims` result that is shown. */
interface Checked {
  verdict: Verdict;
  sentences: CheckedSentence[];
  sources: Pick<SourceInfo, 'id' | 'title' | 'content_hash' | 'format' | 'uri' | 'url'>[];
  unread: { name: string; message: string }[];
}

const toolSource = (source: SourceRequest) => ('uri' in source ? { path: source.uri } : source);

/** Checks the prompt's text, or the selection if it has none, against the sources that it names. */
export async function verifyDraft(
  { text, sources, selections }: ChatQuestion,
  { engine, signal, stream }: Answering,
): Promise<void> {
  const [selected, ...others] = selections;
  const draft = text === '' && selected ? await textOfSelection(selected) : text;
  const against = [
    ...sources.map(toolSource),
    ...(await Promise.all(
      (text === '' ? others : selections).map(async (one) => ({ text: await textOfSelection(one) })),
    )),
  ];
  if (draft.trim() === '')
    throw new Error(vscode.l10n.t('Write the sentences to check after /verify, or select them in the editor.'));
  if (against.length === 0)
    throw new Error(vscode.l10n.t('Attach the source with #, or paste the address of its page.'));
  const { data } = await engine.tools.call(
    'verify_claims',
    { text: draft, sources: against },
    { asker: { trust: 'user' }, signal, onProgress: ({ sentence }) => stream.progress(say(sentence)) },
  );
  const { verdict, sentences, sources: read, unread } = data as unknown as Checked;
  for (const { uri, url } of read) {
    const address = uri ?? url;
    if (address !== undefined) stream.reference(vscode.Uri.parse(address, true));
  }
  await writeChecks(stream, sentences, read, verdict);
  for (const { name, message: reason } of unread) stream.markdown(`\n${asText(name)}: ${asText(reason)}\n`);
}
