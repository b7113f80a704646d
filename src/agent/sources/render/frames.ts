import { randomBytes } from 'node:crypto';
import type { CDPSession, Frame } from 'puppeteer-core';
import { within } from './within.js';
import { NUMBER_FRAME, SERIALIZE, type Serialized } from './pageScripts.js';
import { MAX_FRAMES, MAX_RENDERED_CHARACTERS } from './limits.js';

/** What Puppeteer has and its types don't. */
interface FrameInternals {
  readonly _id: string;
  readonly client: CDPSession;
  isolatedRealm(): {
    evaluate(script: string): Promise<unknown>;
    adoptBackendNode(id: number): Promise<{ readonly id?: string }>;
  };
}
const internalsOf = (frame: Frame): FrameInternals => frame as unknown as FrameInternals;

/**
 * What a script in a frame evaluates to: `moved` if the frame navigates meanwhile, undefined if it doesn't answer in time.
 * Runs in a world of its own, where the page can't have changed what the script uses.
 */
export function look<T>(frame: Frame, script: string, milliseconds: number): Promise<T | 'moved' | undefined> {
  const answer = internalsOf(frame).isolatedRealm().evaluate(script) as Promise<T>;
  return within(
    milliseconds,
    answer.catch(() => 'moved' as const),
  );
}

/** The frames of a page whose text counts, without the main one. */
export const innerFrames = (main: Frame): Frame[] =>
  main
    .childFrames()
    .flatMap((child) => [child, ...innerFrames(child)])
    .slice(0, MAX_FRAMES);

/** Gives the element of a frame a number in its parent's isolated world, wherever the element stands. */
async function numberFrame(frame: Frame, number: number): Promise<void> {
  const parent = frame.parentFrame();
  if (!parent) return;
  const { client, isolatedRealm } = internalsOf(parent);
  const { backendNodeId } = await client.send('DOM.getFrameOwner', { frameId: internalsOf(frame)._id });
  const { id } = await isolatedRealm.call(parent).adoptBackendNode(backendNodeId);
  await client.send('Runtime.callFunctionOn', {
    objectId: id,
    functionDeclaration: NUMBER_FRAME,
    arguments: [{ value: number }],
  });
}

/**
 * A frame's HTML with the text of its frames, of whatever origin, in the places of their elements. undefined if the frame
 * doesn't answer before `until` (of `performance.now`).
 */
export async function serializeFrame(frame: Frame, until: number): Promise<Serialized | undefined> {
  let left = MAX_FRAMES;
  async function take(frame: Frame): Promise<Serialized | undefined> {
    const remaining = () => Math.max(1, until - performance.now());
    const children = frame.childFrames().slice(0, left);
    left -= children.length;
    await within(remaining() / 2, Promise.allSettled(children.map(numberFrame)));
    // Unknown to the page, whose text could otherwise look like it.
    const mark = randomBytes(12).toString('hex');
    // A busy page may begin late.
    const endsAt = Math.round(Date.now() + remaining() * SCRIPT_SHARE);
    const script = `${SERIALIZE}(${MAX_RENDERED_CHARACTERS}, ${endsAt}, '${mark}')`;
    const taken = await look<Serialized>(frame, script, remaining());
    if (taken === undefined || taken === 'moved') return undefined;
    const parts = taken.html.split(new RegExp(`<!--${mark}:(\\d+)-->`));
    let { isCut } = taken;
    const filled = await Promise.all(
      parts.map(async (part, index) => {
        if (index % 2 === 0) return part;
        const child = children[Number(part)];
        const inner = child && (await take(child));
        if (inner?.isCut !== false) isCut = true;
        return inner ? `<section>${inner.html}</section>` : '';
      }),
    );
    return { html: filled.join(''), isCut };
  }
  return take(frame);
}

/** The rest of the time is for bringing the text out of the browser. */
const SCRIPT_SHARE = 0.75;
