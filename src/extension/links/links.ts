import * as vscode from 'vscode';
import { readSettings, writeSetting } from '../settings.js';
import type { SidebarView } from '../sidebar/sidebarView.js';
import { MAX_LINK_CHARACTERS, MAX_LINK_QUESTION_CHARACTERS, parseReadLink, type LinkProblem } from './readLink.js';

/**
 * Opens `vscode://…/read` links: the page and the question are filled in, and nothing is read until the person confirms,
 * or has chosen to always run links.
 */
export function registerLinks(sidebar: SidebarView): vscode.Disposable {
  let asking = false;
  return vscode.window.registerUriHandler({
    async handleUri(uri) {
      const link = await parseReadLink(uri);
      if (typeof link === 'string') {
        void vscode.window.showErrorMessage(problemOf(link));
        return;
      }
      const source = { title: link.url, request: { url: link.url } };
      await sidebar.tell({ type: 'fill_composer', sources: [source], query: link.query });
      // If a page opens several links in a row, the person gets one question, about the last.
      if (asking) return;
      asking = true;
      try {
        if (await mayRun(link.url)) await sidebar.tell({ type: 'perform', action: 'run_composer' });
      } finally {
        asking = false;
      }
    },
  });
}

async function mayRun(url: string): Promise<boolean> {
  if (readSettings().runLinks) return true;
  const once = vscode.l10n.t('Read Page');
  const always = vscode.l10n.t('Always Read from Links');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Read this page with Regen Research?'),
    { modal: true, detail: url },
    once,
    always,
  );
  if (answer === always) await writeSetting('links.run', 'always');
  return answer !== undefined;
}

function problemOf(problem: LinkProblem): string {
  switch (problem) {
    case 'unknown':
      return vscode.l10n.t("Regen Research can't open this kind of link.");
    case 'too_long':
      return vscode.l10n.t('The link is longer than {0} characters.', MAX_LINK_CHARACTERS);
    case 'not_a_page':
      return vscode.l10n.t("The link doesn't name a web page. Its URL must be http or https, without a user name.");
    case 'local':
      return vscode.l10n.t("Links can't open pages on this machine or its local network.");
    case 'question':
      return vscode.l10n.t(
        'The question in the link is longer than {0} characters, or contains a URL.',
        MAX_LINK_QUESTION_CHARACTERS,
      );
  }
}
