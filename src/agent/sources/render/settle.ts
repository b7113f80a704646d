import type { Frame, Page } from 'puppeteer-core';
import { innerFrames, look } from './frames.js';
import {
  ANSWER_MS,
  CHECK_QUIET_MS,
  FORCE_MS,
  FRAME_ANSWER_MS,
  LOOK_EVERY_MS,
  MAX_FRAME_MISSES,
  MAX_SCROLLS,
  QUIET_MS,
  THIN_CHARACTERS,
  THIN_QUIET_MS,
} from './limits.js';
import { CONTENT_TYPE, MEASURE, SCROLL, SCROLL_BACK, type Measured } from './pageScripts.js';

/** `unsettled` if the deadline came first, `hung` if the page stopped responding. */
export type Outcome = 'settled' | 'unsettled' | 'hung';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A page that has just been opened may move on at once. */
const TYPE_TRIES = 5;

/** How often a frame didn't answer; one that never does isn't asked again. */
const misses = new WeakMap<Frame, number>();

/**
 * How long to wait for one answer: a page may be busy building its text, but there must be time left to stop a script
 * that never ends.
 */
const patience = (until: number): number => Math.max(ANSWER_MS, until - performance.now() - FORCE_MS);

/** The text of all frames together; `moved` while the page navigates, undefined if it doesn't respond. */
async function measure(page: Page, until: number): Promise<Measured | 'moved' | undefined> {
  const main = page.mainFrame();
  const [whole, ...inner] = await Promise.all([
    look<Measured>(main, MEASURE, patience(until)),
    ...innerFrames(main).map(measureFrame),
  ]);
  if (whole === undefined || whole === 'moved') return whole;
  return { ...whole, length: inner.reduce((sum, length) => sum + length, whole.length) };
}

async function measureFrame(frame: Frame): Promise<number> {
  const missed = misses.get(frame) ?? 0;
  if (missed >= MAX_FRAME_MISSES) return 0;
  const measured = await look<Measured>(frame, MEASURE, FRAME_ANSWER_MS);
  if (measured === undefined) misses.set(frame, missed + 1);
  return typeof measured === 'object' ? measured.length : 0;
}

/** Type of the shown document, such as `text/html`. */
export async function typeOfDocument(page: Page, until: number): Promise<string> {
  for (let tries = 0; tries < TYPE_TRIES; tries++) {
    const type = await look<string>(page.mainFrame(), CONTENT_TYPE, Math.min(ANSWER_MS, patience(until)));
    if (type === undefined) break;
    if (type !== 'moved') return type;
    await pause(LOOK_EVERY_MS);
  }
  // It is busy with its scripts.
  return 'text/html';
}

/** What is known about a page besides its text. */
export interface Loading {
  /** Whether requests that may bring text are pending. */
  isPending(): boolean;
  /** Whether the site may be checking the browser. */
  isChecked(): boolean;
}

/**
 * Whether text has come since the page had `most`: a counter or a carousel changes its text forever. A page that has lost
 * most of it begins again.
 */
const hasNews = (length: number, most: number): boolean => length > most || length < most / 2;

/** Waits until the text stops growing, or until nothing has come for a while. */
export async function settle(page: Page, loading: Loading, until: number): Promise<Outcome> {
  let most = -1;
  let since = performance.now();
  while (performance.now() < until) {
    const now = await measure(page, until);
    if (now === undefined || page.isClosed() || !page.browser().connected) return 'hung';
    if (now === 'moved' || hasNews(now.length, most) || !now.isParsed || loading.isPending()) {
      most = now === 'moved' ? -1 : hasNews(now.length, most) ? now.length : most;
      since = performance.now();
    } else if (performance.now() - since >= quietFor(most, loading)) return 'settled';
    await pause(LOOK_EVERY_MS);
  }
  return 'unsettled';
}

function quietFor(length: number, loading: Loading): number {
  if (loading.isChecked()) return CHECK_QUIET_MS;
  return length < THIN_CHARACTERS ? THIN_QUIET_MS : QUIET_MS;
}

/** Scrolls to load more parts, for as long as that adds any, and back. */
export async function scroll(page: Page, loading: Loading, until: number): Promise<Outcome> {
  for (let screens = 0; screens < MAX_SCROLLS; screens++) {
    const before = await measure(page, until);
    if (!(await look<boolean>(page.mainFrame(), SCROLL, patience(until)))) {
      if (screens > 0) await scrollBack(page, until);
      return 'settled';
    }
    await pause(LOOK_EVERY_MS);
    const after = await measure(page, until);
    if (before === undefined || after === undefined) return 'hung';
    const hasGrown = before === 'moved' || after === 'moved' || hasNews(after.length, before.length);
    if (hasGrown || loading.isPending()) {
      const outcome = await settle(page, loading, until);
      if (outcome !== 'settled') return outcome;
    }
  }
  await scrollBack(page, until);
  return 'settled';
}

async function scrollBack(page: Page, until: number): Promise<void> {
  await look(page.mainFrame(), SCROLL_BACK, patience(until));
  await pause(LOOK_EVERY_MS);
}
