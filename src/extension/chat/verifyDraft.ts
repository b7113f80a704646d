import * as vscode from 'vscode';
import type { SourceRequest } from '../../protocol/index.js';
import { say } from '../translation.js';
import { asText } from './inlineMarkdown.js';
import { writeChecks } from './answerParts.js';
import type { Answering } from './answering.js';
import { checkDraft, type Check } from './checks.js';
import { textOfSelection, type ChatQuestion } from './requestSources.js';

/** Checks the prompt's text, or the selection if it has none, against the sources that it names. */
export async function verifyDraft(
  { text, sources, selections }: ChatQuestion,
  { engine, signal, stream }: Answering,
): Promise<void> {
  const [selected, ...others] = selections;
  const draft = text === '' && selected ? await textOfSelection(selected) : text;
  const against: SourceRequest[] = [
    ...sources,
    ...(await Promise.all(
      (text === '' ? others : selections).map(async (one) => ({ text: await textOfSelection(one) })),
    )),
  ];
  if (draft.trim() === '')
    throw new Error(vscode.l10n.t('Write the sentences to check after /verify, or select them in the editor.'));
  if (against.length === 0)
    throw new Error(vscode.l10n.t('Attach the source with #, or paste the address of its page.'));
  const check: Check = { text: draft, sources: against };
  const checked = await checkDraft(engine, check, signal, (sentence) => stream.progress(say(sentence)));
  for (const { uri, url } of checked.sources) {
    const address = uri ?? url;
    if (address !== undefined) stream.reference(vscode.Uri.parse(address, true));
  }
  await writeChecks(stream, checked.sentences, checked.sources, checked.verdict);
  for (const { name, message: reason } of checked.unread) stream.markdown(`\n${asText(name)}: ${asText(reason)}\n`);
  stream.button({ command: 'regenResearch.openCheck', title: vscode.l10n.t('Open in Sidebar'), arguments: [check] });
  stream.button({ command: 'regenResearch.saveCheck', title: vscode.l10n.t('Save as Note'), arguments: [check] });
}
