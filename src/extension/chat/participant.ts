import * as vscode from 'vscode';
import { followRun, type Engine } from '../../agent/index.js';
import {
  DEFAULT_QUERY,
  isAgentError,
  isDeclinedSource,
  message,
  type AgentEvent,
  type SourceRequest,
  type StartAgent,
} from '../../protocol/index.js';
import { say, sayError, sayTold } from '../translation.js';
import { activeDocument } from '../documents/activeDocument.js';
import { modelNameOf, VSCODE_PROVIDER } from '../models/vscodeProvider.js';
import { writeAnswer } from './answerParts.js';
import { signalOf } from './cancellation.js';
import { chatQuestionOf, selectionSource, type ChatQuestion } from './requestSources.js';
import type { Answering } from './answering.js';
import { verifyDraft } from './verifyDraft.js';

/** Its id in package.json. */
const PARTICIPANT = 'regen-research.regen';

/** What a turn of the conversation remembers. */
interface TurnMetadata {
  runId?: string;
  followUps?: string[];
}

export interface ParticipantOptions {
  extensionUri: vscode.Uri;
  engine(): Promise<Engine>;
}

/** `@regen` in VS Code's chat. The person asks the questions, so it has the user's permissions, like the sidebar. */
export function registerParticipant({ extensionUri, engine }: ParticipantOptions): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant(PARTICIPANT, async (request, context, stream, token) => {
    try {
      const question = chatQuestionOf(request);
      const running = { engine: await engine(), signal: signalOf(token), stream };
      if (request.command === 'verify') {
        await verifyDraft(question, running);
        return {};
      }
      return { metadata: await answer(request, question, context, running) };
    } catch (error) {
      if (token.isCancellationRequested) return {};
      return { errorDetails: { message: sayError(error) } };
    }
  });
  participant.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
  participant.followupProvider = {
    provideFollowups: ({ metadata }) =>
      ((metadata as TurnMetadata | undefined)?.followUps ?? []).map((prompt) => ({ prompt, command: 'ask' })),
  };
  return vscode.Disposable.from(participant);
}

function queryOf(command: string | undefined, { text }: ChatQuestion): string {
  if (text !== '') return text;
  return command === 'compare' ? say(message('actions.compareQuestion')) : DEFAULT_QUERY;
}

/** The run that the conversation continues if the question names nothing to read. */
const lastRun = ({ history }: vscode.ChatContext): string | undefined =>
  history
    .flatMap((turn) =>
      turn instanceof vscode.ChatResponseTurn ? [turn.result.metadata as TurnMetadata | undefined] : [],
    )
    .findLast((metadata) => metadata?.runId !== undefined)?.runId;

/** What to read: what the request names, otherwise what the conversation was about, otherwise the active document. */
function readingOf({ sources, selections }: ChatQuestion, context: vscode.ChatContext): Partial<StartAgent> {
  const named: SourceRequest[] = [...sources, ...selections.map(selectionSource)];
  const runId = lastRun(context);
  // VS Code attaches a selection automatically, so a selection alone isn't a new subject.
  if (sources.length === 0 && runId !== undefined) return { follow_up: runId };
  if (named.length > 0) return { sources: named };
  const document = activeDocument();
  if (document) return { document: { uri: document.uri } };
  throw new Error(vscode.l10n.t('Attach a file with #, paste the address of a page, or open a document.'));
}

async function answer(
  request: vscode.ChatRequest,
  question: ChatQuestion,
  context: vscode.ChatContext,
  { engine, signal, stream }: Answering,
): Promise<TurnMetadata> {
  const reading = readingOf(question, context);
  const followUps: string[] = [];
  const onEvent = (event: AgentEvent) => {
    if (event.type === 'progress') stream.progress(sayTold(event.payload));
    else if (event.type === 'provider_changed')
      stream.progress(sayTold({ ...event.payload, message: event.payload.reason }));
    else if (event.type === 'source_read') {
      const { uri, url } = event.payload.source;
      const address = uri ?? url;
      if (address !== undefined) stream.reference(vscode.Uri.parse(address, true));
    } else if (event.type === 'action_suggestion' && event.payload.action_type === 'ask_follow_up')
      followUps.push(event.payload.query);
  };
  const ask = (chosen: Pick<StartAgent, 'provider' | 'model'>) =>
    followRun(
      engine.runs,
      { type: 'start_agent', query: queryOf(request.command, question), ...reading, ...chosen },
      { trust: 'user', sessionId: `chat-${crypto.randomUUID()}` },
      { signal, onEvent },
    );
  const model = await modelNameOf(request.model);
  const { runId, final } = await ask(model === undefined ? {} : { provider: VSCODE_PROVIDER, model }).catch(
    (error: unknown) => {
      // If the person doesn't want the chat's model to get the text, the model from the settings answers. Another model
      // doesn't help if they don't want a source to be read.
      if (
        model !== undefined &&
        isAgentError(error) &&
        error.code === 'consent_needed' &&
        !isDeclinedSource(error.code, error.sentence.key)
      )
        return ask({});
      throw error;
    },
  );
  await writeAnswer(stream, final.summary, final.verdict);
  stream.button({ command: 'regenResearch.showRun', title: vscode.l10n.t('Open in Sidebar'), arguments: [runId] });
  stream.button({ command: 'regenResearch.saveNote', title: vscode.l10n.t('Save as Note'), arguments: [runId] });
  return { runId, followUps };
}
