import { openCompanionPage } from './companionPage.js';
import { handOver } from './handOver.js';
import { keepWaiting, type HandOver } from './memory.js';
import { selectionIn } from './readTab.js';
import { problemText, text } from './texts.js';

/** Pages whose links and texts can be summarized. */
const WEB_PAGES = ['http://*/*', 'https://*/*'];
const SHOWN_MS = 3_000;

/** A second click while pages are being sent is the same request. */
let sending = false;

async function send(request: HandOver): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    await chrome.action.setBadgeText({ text: '…' });
    const outcome = await handOver(request);
    if (outcome === 'sent') {
      await chrome.action.setBadgeText({ text: '✓' });
      setTimeout(() => void chrome.action.setBadgeText({ text: '' }), SHOWN_MS);
      return;
    }
    await ask({ request });
  } catch (error) {
    await ask({ request, problem: problemText(error) });
  } finally {
    sending = false;
  }
}

/** Continues in the companion's page, where the person can pair, choose, or allow. */
async function ask(waiting: Parameters<typeof keepWaiting>[0]): Promise<void> {
  await chrome.action.setBadgeText({ text: '' });
  await keepWaiting(waiting);
  await openCompanionPage();
}

/** The tabs that are selected in addition to the clicked one. */
async function selectedTabs({ id, windowId }: chrome.tabs.Tab): Promise<number[]> {
  const tabs = await chrome.tabs.query({ highlighted: true, windowId });
  const ids = tabs.map((tab) => tab.id).filter((other) => other !== undefined);
  return id === undefined || ids.includes(id) ? ids : [id];
}

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.removeAll(() => {
    chrome.contextMenus.create({
      id: 'page',
      title: text('summarizePage'),
      contexts: ['page'],
      documentUrlPatterns: WEB_PAGES,
    });
    chrome.contextMenus.create({ id: 'selection', title: text('summarizeSelection'), contexts: ['selection'] });
    chrome.contextMenus.create({
      id: 'link',
      title: text('summarizeLink'),
      contexts: ['link'],
      targetUrlPatterns: WEB_PAGES,
    });
  });
});
// The toolbar button and the keyboard shortcut.
chrome.action.onClicked.addListener((tab) => {
  void selectedTabs(tab).then((tabIds) => send({ what: 'tabs', tabIds }));
});
chrome.contextMenus.onClicked.addListener((clicked, tab) => {
  void requestOf(clicked, tab).then((request) => request && send(request));
});

async function requestOf(
  { menuItemId, linkUrl, selectionText, pageUrl, frameId }: chrome.contextMenus.OnClickData,
  tab: chrome.tabs.Tab | undefined,
): Promise<HandOver | undefined> {
  if (menuItemId === 'link' && linkUrl !== undefined) return { what: 'link', url: linkUrl };
  if (tab?.id === undefined) return undefined;
  if (menuItemId === 'page') return { what: 'tabs', tabIds: [tab.id] };
  if (menuItemId !== 'selection') return undefined;
  // The menu contains the selection on one line.
  const selected = (await selectionIn(tab.id, frameId)) ?? selectionText ?? '';
  return { what: 'selection', text: selected, title: tab.title, url: pageUrl };
}
