/*
 * One Tab stop for a group of controls: the arrow keys move among them, and Tab leaves them. Where the stop was left, it stays.
 */

const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const membersOf = (group: Element, selector: string): HTMLElement[] => [
  ...group.querySelectorAll<HTMLElement>(selector),
];

/** Makes one of the group's members its Tab stop: the one that is already, else the first. Call after each drawing. */
export function settleStop(group: Element | null, selector: string): void {
  const members = group ? membersOf(group, selector) : [];
  const stop = members.find((member) => member.dataset.stop === 'true') ?? members[0];
  for (const member of members) member.tabIndex = member === stop ? 0 : -1;
}

/** Moves the focus within the group by the arrow keys, and the Tab stop with it. */
export function moveWithin(event: KeyboardEvent, group: Element | null, selector: string): void {
  const step = STEPS[event.key];
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(selector) : null;
  if (step === undefined || !from || !group) return;
  const members = membersOf(group, selector);
  const next = members[members.indexOf(from) + step];
  event.preventDefault();
  if (!next) return;
  for (const member of members) {
    delete member.dataset.stop;
    member.tabIndex = -1;
  }
  next.dataset.stop = 'true';
  next.tabIndex = 0;
  next.focus();
}
