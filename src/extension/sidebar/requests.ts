import * as vscode from 'vscode';
import type { Engine } from '../../agent/index.js';
import type { CitedAnswer } from '../../protocol/index.js';
import { openCitation, openSource, type Opened } from '../citations/citations.js';
import { pickSources } from '../documents/pickSources.js';
import { pickModel } from '../models/modelPicker.js';
import { openSettings, writeSetting } from '../settings.js';
import type { AnswerFiles } from './answerFiles.js';
import { citedAnswerOf } from '../documents/shownAnswer.js';
import type { SidebarRequests, SidebarView } from './sidebarView.js';

interface RequestOptions {
  engine(): Promise<Engine>;
  answers: AnswerFiles;
}

/** Context key for the walkthrough: a citation was clicked. */
const OPENED_CITATION = 'regenResearch.openedCitation';

/** Handles the requests of the sidebar's page to VS Code. */
export function createSidebarRequests({ engine, answers }: RequestOptions): SidebarRequests {
  /** Opens something that an answer refers to, and says so if the location isn't exactly what was quoted. */
  async function open(
    sidebar: SidebarView,
    runId: string,
    show: (answer: CitedAnswer) => Promise<Opened>,
  ): Promise<void> {
    const answer = await citedAnswerOf(await engine(), runId);
    const { notice } = answer ? await show(answer) : { notice: vscode.l10n.t('This answer is no longer stored.') };
    if (notice !== undefined) sidebar.notice('info', notice);
  }
  let preparing = new AbortController();
  const command = (name: string) => async () => {
    await vscode.commands.executeCommand(`regenResearch.${name}`);
  };
  return {
    async open_citation({ run_id: runId, citation_id: citation, place }, sidebar) {
      await open(sidebar, runId, (summary) => openCitation(summary, citation, place));
      await vscode.commands.executeCommand('setContext', OPENED_CITATION, true);
    },
    open_source: ({ run_id: runId, source_id: source, place, span }, sidebar) =>
      open(sidebar, runId, (summary) => openSource(summary, source, place, span)),
    open_external: ({ url }) => openExternal(url),
    async pick_sources({ kind }, sidebar) {
      const sources = await pickSources(kind);
      if (sources.length > 0) await sidebar.tell({ type: 'add_sources', sources });
    },
    choose_model: async () => pickModel(await engine()),
    async set_model({ provider, model }) {
      await writeSetting('provider', provider);
      await writeSetting('model', model);
    },
    forget_learned: async ({ provider, model }) => (await engine()).runs.forgetLearned(provider, model),
    async set_answer({ length, language }) {
      await writeSetting('answer.length', length);
      await writeSetting('answer.language', language);
    },
    set_api_key: ({ provider }) => vscode.commands.executeCommand('regenResearch.setApiKey', provider),
    summarize_sample: command('summarizeSample'),
    open_walkthrough: command('openWalkthrough'),
    start_mock: command('startMock'),
    stop_mock: command('stopMock'),
    async prepare({ sources, provider, model, length }, sidebar) {
      preparing.abort();
      preparing = new AbortController();
      const { signal } = preparing;
      const request = { sources, provider, model, length };
      await (await engine()).prepare(request, { trust: 'user', sessionId: sidebar.sessionId }, signal);
    },
    copy: ({ text }) => vscode.env.clipboard.writeText(text),
    copy_answer: async ({ run_id: runId }, sidebar) => sidebar.notice('info', await answers.copy(runId)),
    insert_answer: ({ run_id: runId }) => answers.insert(runId),
    save_note: async ({ run_id: runId }, sidebar) => sidebar.notice('info', await answers.saveNote(runId)),
    async export({ run_id: runId, format }, sidebar) {
      const said = await answers.exportAnswer(runId, format);
      if (said !== undefined) sidebar.notice('info', said);
    },
    show_log: command('showLog'),
    show_metrics: command('showMetrics'),
    open_settings: ({ query }) => openSettings(query),
  };
}

/** Opens a web address after the person has confirmed it. */
async function openExternal(url: string): Promise<void> {
  const yes = vscode.l10n.t('Open');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open this address in your browser?'),
    { modal: true, detail: url },
    yes,
  );
  if (answer === yes) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
