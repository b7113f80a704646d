import { isLocalAddress } from '../agent/index.js';
import { AgentError, asWritten, isAgentError, type ErrorCode } from '../protocol/index.js';
import { MESSAGES } from './messages.js';

/** Whether `--allow-local` would make a source readable that was refused with this code. Never throws. */
export async function wouldAllowLocalHelp(code: ErrorCode, address: string, allowLocal: boolean): Promise<boolean> {
  return code === 'blocked_address' && !allowLocal && (await isLocalAddress(address));
}

/** The error, which also names the option if it would make one of the addresses readable. */
export async function withAllowLocalHint(
  error: unknown,
  addresses: readonly string[],
  allowLocal: boolean,
): Promise<unknown> {
  if (!isAgentError(error)) return error;
  const helps = await Promise.all(addresses.map((address) => wouldAllowLocalHelp(error.code, address, allowLocal)));
  if (!helps.includes(true)) return error;
  return new AgentError(error.code, asWritten(`${error.message}\n${MESSAGES.allowLocalHint}`), { cause: error });
}
