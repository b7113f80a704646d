import { classifyAddress } from '../agent/index.js';
import { OWN_PORTS } from '../agent/index.js';
import { resolveBySystem, resolveHost } from '../agent/index.js';

/** What the command line adds to a refusal that its own option would lift. */
export const ALLOW_LOCAL_HINT = 'Here that is --allow-local.';

/** Whether `--allow-local` would have this address read: a local one, not one that nobody may reach. */
export async function wouldBeAllowed(url: string): Promise<boolean> {
  try {
    const address = new URL(url);
    if (OWN_PORTS.includes(Number(address.port))) return false;
    return (await resolveHost(address, { resolve: resolveBySystem, classify: classifyAddress, allowLocal: true }))
      .local;
  } catch {
    // A name that leads nowhere, or to a reserved address.
    return false;
  }
}
