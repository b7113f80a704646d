import type { CompanionWindow } from '../protocol/companion.js';
import { connectByCode } from './agentConnection.js';
import { LOOK } from './companionPage.js';
import { ALL_PAGES, handOver } from './handOver.js';
import { isPort, keepPairing, keepPorts, keepWaiting, keptPairing, keptWaiting, knownPorts } from './memory.js';
import { CompanionProblem, problemText, text, type TextKey } from './texts.js';

/** How long to show that the page was sent. */
const SHOWN_MS = 1_500;

/** Closes the companion's page after showing that the page was sent, unless there is something new to do. */
let closing: ReturnType<typeof setTimeout> | undefined;

const SECTIONS = ['pair', 'choose', 'allow', 'problem', 'paired'] as const;

const element = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const input = (id: string) => element(id) as HTMLInputElement;

for (const labeled of document.querySelectorAll<HTMLElement>('[data-text]'))
  labeled.textContent = text(labeled.dataset['text'] as TextKey);

function show(section: (typeof SECTIONS)[number] | undefined, { status = '', failure = '' } = {}): void {
  for (const id of SECTIONS) element(id).hidden = id !== section;
  element('status').textContent = status;
  element('failure').textContent = failure;
  const first = section && element(section).querySelector<HTMLElement>('input, button');
  first?.focus();
}

async function showPairing(failure = ''): Promise<void> {
  const [port = ''] = await knownPorts();
  input('port').value = String(port);
  show('pair', { failure });
}

/** Continues with pending work. */
async function look(): Promise<void> {
  clearTimeout(closing);
  const [pairing, waiting] = await Promise.all([keptPairing(), keptWaiting()]);
  if (!pairing) await showPairing();
  else if (waiting?.problem !== undefined) show('problem', { failure: waiting.problem });
  else if (waiting) await send();
  else show('paired');
}

async function send(port?: number): Promise<void> {
  const waiting = await keptWaiting();
  if (!waiting) {
    show('paired');
    return;
  }
  show(undefined, { status: text('sending') });
  try {
    const outcome = await handOver(waiting.request, port);
    if (outcome === 'allow') show('allow');
    else if (outcome === 'sent') {
      await keepWaiting(undefined);
      show(undefined, { status: text('sent') });
      closing = setTimeout(() => window.close(), SHOWN_MS);
    } else choose(outcome.choose);
  } catch (error) {
    if (error instanceof CompanionProblem && error.key === 'notPaired') await showPairing();
    else show('problem', { failure: problemText(error) });
  }
}

function choose(windows: CompanionWindow[]): void {
  const buttons = windows.map(({ port, name }) => {
    const button = document.createElement('button');
    button.textContent = name || text('noFolder');
    button.addEventListener('click', () => void send(port));
    return button;
  });
  element('windows').replaceChildren(...buttons);
  show('choose');
}

async function pair(): Promise<void> {
  const port = Number(input('port').value);
  show('pair', { status: text('sending') });
  try {
    if (!isPort(port)) throw new CompanionProblem('wrongCode');
    const { welcome, close } = await connectByCode(port, input('code').value);
    close();
    if (!welcome.pairing) throw new CompanionProblem('notVsCode');
    await keepPairing(welcome.pairing);
    await keepPorts([port]);
    const waiting = await keptWaiting();
    if (waiting) await keepWaiting({ request: waiting.request });
    input('code').value = '';
    await look();
  } catch (error) {
    show('pair', { failure: problemText(error) });
  }
}

element('pair-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void pair();
});
element('try-again').addEventListener('click', () => void send());
for (const id of ['pair-again', 'pair-anew']) element(id).addEventListener('click', () => void showPairing());
element('allow-tabs').addEventListener('click', () => {
  // Must happen during the click, or the browser doesn't ask.
  void chrome.permissions.request(ALL_PAGES).then((granted) => {
    if (granted) void send();
  });
});
chrome.runtime.onMessage.addListener((said: unknown, _sender, answer) => {
  if (said !== LOOK) return;
  answer(true);
  void comeForward();
  void look();
});
void look();

async function comeForward(): Promise<void> {
  const { id } = await chrome.windows.getCurrent();
  if (id !== undefined) await chrome.windows.update(id, { focused: true });
}
