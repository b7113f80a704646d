import type { CDPSession, Frame } from 'puppeteer-core';
import type { PageReader } from '../../../inPage/contract.js';
import { within } from '../../streams/within.js';

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

/** Looks into frames from a world of its own, where the page can't have changed what the script uses. */
export interface Look {
  /**
   * What a function of the page reader returns in a frame: `moved` if the frame navigates meanwhile, undefined if it
   * doesn't answer in time.
   */
  call<Name extends keyof PageReader>(
    frame: Frame,
    milliseconds: number,
    name: Name,
    ...values: Parameters<PageReader[Name]>
  ): Promise<ReturnType<PageReader[Name]> | 'moved' | undefined>;
  /** Gives the element of a frame a number in its parent's world, wherever the element stands. */
  numberFrame(frame: Frame, number: number): Promise<void>;
}

/** `script`: the built page reader. */
export function createLook(script: string): Look {
  // A property of the window itself: the page may have an element with this id.
  const installed = `if (!Object.hasOwn(globalThis, 'regenPage')) { ${script} }`;
  return {
    call<Name extends keyof PageReader>(frame: Frame, milliseconds: number, name: Name, ...values: unknown[]) {
      const call = `regenPage.${name}(${values.map((value) => JSON.stringify(value)).join(', ')})`;
      const answer = internalsOf(frame).isolatedRealm().evaluate(`${installed} ${call}`);
      return within(
        milliseconds,
        (answer as Promise<ReturnType<PageReader[Name]>>).catch(() => 'moved' as const),
      );
    },
    async numberFrame(frame, number) {
      const parent = frame.parentFrame();
      if (!parent) return;
      const { client, isolatedRealm } = internalsOf(parent);
      const { backendNodeId } = await client.send('DOM.getFrameOwner', { frameId: internalsOf(frame)._id });
      const { id } = await isolatedRealm.call(parent).adoptBackendNode(backendNodeId);
      await client.send('Runtime.callFunctionOn', {
        objectId: id,
        functionDeclaration: `function (number) { ${installed} regenPage.numberFrame(this, number); }`,
        arguments: [{ value: number }],
      });
    },
  };
}
