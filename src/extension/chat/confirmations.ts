import { shortened } from '@regen-research/text';
import * as vscode from 'vscode';
import type { ToolName } from '../../agent/index.js';
import type { ProviderStatus } from '../../protocol/index.js';

/** The fields of a tool's input that say what it reads. The tool's schema has validated them. */
export interface NamedInput {
  url?: string;
  path?: string;
  title?: string;
  text?: string;
  snapshot?: string;
  sources?: NamedInput[];
  query?: string;
  question?: string;
  provider?: string;
  run_id?: string;
}

/** Maximum length of a name in a question, and maximum names to list. */
const SHOWN_CHARACTERS = 200;
const SHOWN_NAMES = 8;

const inBrief = (text: string) => shortened(text, SHOWN_CHARACTERS);

function nameOf({ url, path, title, snapshot }: NamedInput): string {
  if (url !== undefined) return inBrief(url);
  if (path !== undefined) return inBrief(path);
  return snapshot === undefined && title === undefined
    ? vscode.l10n.t('text from the assistant')
    : inBrief(title ?? vscode.l10n.t('a source that was already read'));
}

/** Where the text of a question goes, as far as that is known in advance. */
function destination(wanted: string | undefined, providers: readonly ProviderStatus[]): string {
  const provider = providers.find((candidate) =>
    wanted === undefined ? candidate.available : candidate.provider === wanted,
  );
  if (!provider) return wanted ?? vscode.l10n.t('the model in your settings');
  const name = provider.model === undefined ? provider.label : `${provider.label} (${provider.model})`;
  return provider.location === 'cloud'
    ? vscode.l10n.t('{0}, outside this machine', name)
    : vscode.l10n.t('{0}, on this machine', name);
}

/** The names as plain text, so that none is rendered as Markdown, and what happens to them. */
function detail(names: readonly string[], then: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  for (const name of names) text.appendMarkdown('- ').appendText(name.replace(/\s+/g, ' ')).appendMarkdown('\n');
  return text.appendMarkdown(`\n${then}`);
}

function question(title: string, names: readonly string[], then: string): vscode.PreparedToolInvocation {
  const shown = names.length > SHOWN_NAMES ? [...names.slice(0, SHOWN_NAMES), '…'] : names;
  return {
    invocationMessage: title,
    confirmationMessages: {
      title: `${title}?`,
      message: detail(shown, then),
    },
  };
}

/** What the person confirms before a tool runs: what it reads, and where the text goes. */
export function confirmationFor(
  tool: ToolName,
  input: NamedInput,
  providers: readonly ProviderStatus[],
): vscode.PreparedToolInvocation {
  const names = (input.sources ?? [input]).map(nameOf);
  const toAssistant = vscode.l10n.t('Results are shared with the assistant that asked.');
  switch (tool) {
    case 'read_source':
      return question(
        vscode.l10n.t('Read a source'),
        names,
        vscode.l10n.t(
          'Its text is shared with the assistant that asked. Only public pages and files in the open folders can be read.',
        ),
      );
    case 'ask_with_evidence':
      return question(
        vscode.l10n.t('Answer a question from sources'),
        names,
        vscode.l10n.t(
          'The sources and the question are sent to {0}. The answer and its quotes are shared with the assistant that asked.',
          destination(input.provider, providers),
        ),
      );
    case 'verify_claims':
      return question(
        vscode.l10n.t('Check statements against sources'),
        names,
        vscode.l10n.t(
          'They are compared on this machine, without a model. The quotes are shared with the assistant that asked.',
        ),
      );
    case 'compare_sources':
      return question(
        vscode.l10n.t('Compare sources'),
        names,
        vscode.l10n.t(
          'They are compared on this machine, without a model. The quotes are shared with the assistant that asked.',
        ),
      );
    case 'search_read':
      return question(vscode.l10n.t('Search what Regen Research has read'), [inBrief(input.query ?? '')], toAssistant);
    case 'receipt':
      return question(vscode.l10n.t('Show the receipt of an answer'), [input.run_id ?? ''], toAssistant);
  }
}
