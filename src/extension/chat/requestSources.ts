import * as vscode from 'vscode';
import type { SourceRequest } from '../../protocol/index.js';
import { fromRange, titleOf } from '../documents/documents.js';

/** A chat request's text, and what it refers to. */
export interface ChatQuestion {
  /** The prompt without its references and addresses. */
  text: string;
  /** Files and addresses, each once, in the order of the request. */
  sources: SourceRequest[];
  /** The editor's selection, or another attached part of a file. */
  selections: vscode.Location[];
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/gi;

/**
 * The prompt without the text of its references, such as `#file:notes.md`; VS Code lists their ranges from last to
 * first.
 */
function withoutReferences({ prompt, references }: Pick<vscode.ChatRequest, 'prompt' | 'references'>): string {
  let text = prompt;
  const ranges = references.flatMap(({ range }) => (range ? [range] : [])).sort(([left], [right]) => right - left);
  for (const [start, end] of ranges) text = text.slice(0, start) + text.slice(end);
  return text;
}

export function chatQuestionOf(request: Pick<vscode.ChatRequest, 'prompt' | 'references'>): ChatQuestion {
  const prompt = withoutReferences(request);
  const addresses = prompt.match(ADDRESS) ?? [];
  const files: vscode.Uri[] = [];
  const selections: vscode.Location[] = [];
  for (const { value } of request.references) {
    if (value instanceof vscode.Uri) files.push(value);
    else if (value instanceof vscode.Location) selections.push(value);
  }
  const uris = [...new Set(files.map(String))].map((uri): SourceRequest => ({ uri }));
  const urls = [...new Set(addresses)].map((url): SourceRequest => ({ url }));
  return { text: prompt.replace(ADDRESS, ' ').replace(/\s+/g, ' ').trim(), sources: [...uris, ...urls], selections };
}

/** A selection as something to read. */
export const selectionSource = ({ uri, range }: vscode.Location): SourceRequest => ({
  uri: uri.toString(),
  title: titleOf(uri),
  range: fromRange(range),
});

/** The selected text, to be checked rather than read. */
export async function textOfSelection({ uri, range }: vscode.Location): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText(range);
}
