import type { Frame, Page } from 'puppeteer-core';
import type { Measured } from '../../../inPage/contract.js';
import { innerFrames } from './frames.js';
import {
  ANSWER_MS,
  CHECK_QUIET_MS,
  FORCE_MS,
  FRAME_ANSWER_MS,
  LOOK_EVERY_MS,
  MAX_FRAME_MISSES,
  MAX_ROW_SCREENS,
  MAX_SCROLLS,
  QUIET_MS,
  THIN_CHARACTERS,
  THIN_QUIET_MS,
} from './limits.js';
import type { Look } from './look.js';

/**
 * `unsettled` if the deadline came first, `hung` if the page stopped responding, `rows` if a list of visible rows has more
 * of them.
 */
export type Outcome = 'settled' | 'unsettled' | 'hung' | 'rows';

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
export async function measure({ page, look }: LoadingPage, until: number): Promise<Measured | 'moved' | undefined> {
  const main = page.mainFrame();
  const [whole, ...inner] = await Promise.all([
    look.call(main, patience(until), 'measure'),
    ...innerFrames(main).map((frame) => measureFrame(look, frame)),
  ]);
  if (whole === undefined || whole === 'moved') return whole;
  return { ...whole, length: inner.reduce((sum, length) => sum + length, whole.length) };
}

async function measureFrame(look: Look, frame: Frame): Promise<number> {
  const missed = misses.get(frame) ?? 0;
  if (missed >= MAX_FRAME_MISSES) return 0;
  const measured = await look.call(frame, FRAME_ANSWER_MS, 'measure');
  if (measured === undefined) misses.set(frame, missed + 1);
  return typeof measured === 'object' ? measured.length : 0;
}

/** Type of the shown document, such as `text/html`. */
export async function typeOfDocument({ page, look }: LoadingPage, until: number): Promise<string> {
  for (let tries = 0; tries < TYPE_TRIES; tries++) {
    const type = await look.call(page.mainFrame(), Math.min(ANSWER_MS, patience(until)), 'contentType');
    if (type === undefined) break;
    if (type !== 'moved') return type;
    await pause(LOOK_EVERY_MS);
  }
  // It is busy with its scripts.
  return 'text/html';
}

/** A page that has been opened. */
export interface LoadingPage {
  page: Page;
  look: Look;
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
export async function settle(loading: LoadingPage, until: number): Promise<Outcome> {
  const { page } = loading;
  let most = -1;
  let since = performance.now();
  while (performance.now() < until) {
    const now = await measure(loading, until);
    if (now === undefined || page.isClosed() || !page.browser().connected) return 'hung';
    if (now === 'moved' || hasNews(now.length, most) || !now.isParsed || loading.isPending()) {
      most = now === 'moved' ? -1 : hasNews(now.length, most) ? now.length : most;
      since = performance.now();
    } else if (performance.now() - since >= quietFor(most, loading)) return 'settled';
    await pause(LOOK_EVERY_MS);
  }
  return 'unsettled';
}

function quietFor(length: number, loading: LoadingPage): number {
  if (loading.isChecked()) return CHECK_QUIET_MS;
  return length < THIN_CHARACTERS ? THIN_QUIET_MS : QUIET_MS;
}

/** Scrolls to load more parts, for as long as that adds any, and back. */
export async function scroll(loading: LoadingPage, until: number): Promise<Outcome> {
  const { page, look } = loading;
  let most = MAX_SCROLLS;
  for (let screens = 0; screens < most; screens++) {
    // A list of visible rows would show its end instead of its beginning.
    if (performance.now() >= until) break;
    const before = await measure(loading, until);
    const scrolled = await look.call(page.mainFrame(), patience(until), 'scroll');
    if (scrolled !== 'moved' && scrolled !== 'rows') {
      if (screens > 0) await scrollBack(loading, until);
      return 'settled';
    }
    await pause(LOOK_EVERY_MS);
    // Its rows differ in length.
    if (scrolled === 'rows') {
      most = MAX_ROW_SCREENS;
      if (!loading.isPending()) continue;
    }
    const after = await measure(loading, until);
    if (before === undefined || after === undefined) return 'hung';
    const hasGrown = before === 'moved' || after === 'moved' || hasNews(after.length, before.length);
    if (hasGrown || loading.isPending()) {
      const outcome = await settle(loading, until);
      if (outcome === 'hung') return outcome;
    }
  }
  await scrollBack(loading, until);
  if (most === MAX_ROW_SCREENS) return 'rows';
  return performance.now() >= until ? 'unsettled' : 'settled';
}

async function scrollBack({ page, look }: LoadingPage, until: number): Promise<void> {
  await look.call(page.mainFrame(), patience(until), 'scrollBack');
  await pause(LOOK_EVERY_MS);
}
