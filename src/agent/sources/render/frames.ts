import { randomBytes } from 'node:crypto';
import type { Frame } from 'puppeteer-core';
import type { Serialized } from '../../../inPage/contract.js';
import { MAX_FRAMES, MAX_RENDERED_BYTES } from './limits.js';
import type { Look } from './look.js';
import { within } from '../../streams/within.js';

/** The frames in a frame, without those that show the browser's own words about an address that it couldn't open. */
const framesIn = (frame: Frame): Frame[] =>
  frame.childFrames().filter((child) => !child.url().startsWith('chrome-error:'));

/** The frames of a page whose text counts, without the main one. */
export const innerFrames = (main: Frame): Frame[] =>
  framesIn(main)
    .flatMap((child) => [child, ...innerFrames(child)])
    .slice(0, MAX_FRAMES);

/**
 * A frame's HTML with the text of its frames, of whatever origin, in the places of their elements. undefined if the frame
 * doesn't answer before `until` (of `performance.now`).
 */
export async function serializeFrame(look: Look, frame: Frame, until: number): Promise<Serialized | undefined> {
  let left = MAX_FRAMES;
  async function take(frame: Frame): Promise<Serialized | undefined> {
    const remaining = () => Math.max(1, until - performance.now());
    const children = framesIn(frame).slice(0, left);
    left -= children.length;
    await within(remaining() / 2, Promise.allSettled(children.map((child, index) => look.numberFrame(child, index))));
    // Unknown to the page, whose text could otherwise look like it.
    const mark = randomBytes(12).toString('hex');
    // A busy page may begin late.
    const endsAt = Math.round(Date.now() + remaining() * SCRIPT_SHARE);
    const limits = { bytes: MAX_RENDERED_BYTES, endsAt };
    const taken = await look.call(frame, remaining(), 'serialize', limits, mark);
    if (taken === undefined || taken === 'moved') return undefined;
    const parts = taken.html.split(new RegExp(`<!--${mark}:(\\d+)-->`));
    const missing = new Set(taken.missing);
    const filled = await Promise.all(
      parts.map(async (part, index) => {
        if (index % 2 === 0) return part;
        const child = children[Number(part)];
        const inner = child && (await take(child));
        for (const part of inner?.missing ?? ['frames' as const]) missing.add(part);
        return inner?.html ?? '';
      }),
    );
    return { html: filled.join(''), missing: [...missing] };
  }
  return take(frame);
}

/** The rest of the time is for bringing the text out of the browser. */
const SCRIPT_SHARE = 0.75;
