import type { SourceRequest } from '../protocol/sources.js';
import type { CapturedPage } from './capture/capturePage.js';
import { CompanionProblem, text } from './texts.js';

/** Longest title that the agent accepts, in UTF-16 units. */
const MAX_TITLE = 500;
/** For a tab that the browser has unloaded. */
const WAKE_LIMIT_MS = 15_000;
const WAKE_LOOK_MS = 200;

/** Reads a tab as the browser shows it. `limit`: bytes of HTML. Throws CompanionProblem. */
export async function readTab(tabId: number, limit: number): Promise<SourceRequest> {
  await wake(tabId);
  const { url, title, html, missing, transcript, isPdf } = await capture(tabId, limit);
  // The browser has no text for a PDF; the agent reads it from its address.
  if (isPdf && url.startsWith('file:')) throw new CompanionProblem('localFile');
  if (isPdf) return { url };
  const named = title.trim().slice(0, MAX_TITLE) || undefined;
  if (transcript !== undefined)
    return { markdown: transcript, title: text('transcriptTitle', named ?? url).slice(0, MAX_TITLE), url };
  return { html, title: named, url, missing: missing.length > 0 ? [...missing] : undefined };
}

/** The selection in a frame of the tab, with its line breaks; undefined if it can't be determined. */
export async function selectionIn(tabId: number, frameId = 0): Promise<string | undefined> {
  try {
    const target = { tabId, frameIds: [frameId] };
    const [frame] = await chrome.scripting.executeScript({ target, func: () => getSelection()?.toString() });
    return frame?.result?.trim() ? frame.result : undefined;
  } catch {
    return undefined;
  }
}

async function capture(tabId: number, limit: number): Promise<CapturedPage> {
  try {
    const target = { tabId };
    await chrome.scripting.executeScript({ target, files: ['capture.js'] });
    const [frame] = await chrome.scripting.executeScript({
      target,
      // Runs in the page, next to the file.
      func: (bytes: number) => globalThis.regenCapture(bytes),
      args: [limit],
    });
    if (frame?.result) return frame.result;
  } catch {
    // The browser's own pages, and its store's.
  }
  // Known only if the browser lets the companion know it.
  const { url = '' } = await chrome.tabs.get(tabId).catch(() => ({ url: '' }));
  throw new CompanionProblem(url.startsWith('file:') ? 'localFile' : 'cannotRead');
}

/** Loads a tab that the browser has unloaded to save memory, as a click on it would. */
async function wake(tabId: number): Promise<void> {
  const tab = await chrome.tabs.get(tabId).catch(() => undefined);
  if (!tab?.discarded) return;
  await chrome.tabs.reload(tabId);
  const until = Date.now() + WAKE_LIMIT_MS;
  while (Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, WAKE_LOOK_MS));
    const { discarded, status } = await chrome.tabs.get(tabId);
    if (!discarded && status === 'complete') return;
  }
}
