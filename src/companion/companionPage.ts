/** Tells an open page of the companion to check for pending work. */
export const LOOK = 'look';

const WIDTH = 440;
const HEIGHT = 420;

/** Shows the companion's page in a separate small window. */
export async function openCompanionPage(): Promise<void> {
  // Rejected if no page is open to answer.
  const isOpen: unknown = await chrome.runtime.sendMessage(LOOK).catch(() => false);
  if (isOpen === true) return;
  await chrome.windows.create({
    url: chrome.runtime.getURL('companion.html'),
    type: 'popup',
    width: WIDTH,
    height: HEIGHT,
  });
}
