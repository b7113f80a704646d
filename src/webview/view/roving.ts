import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/*
 * One tab stop for a group of controls: the arrow keys move within the group, Home and End to its ends, and Tab leaves
 * it. The stop remembers its position.
 */

const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const membersOf = (group: Element, selector: string): HTMLElement[] => [
  ...group.querySelectorAll<HTMLElement>(selector),
];

/** Makes one member the group's tab stop: the one that already is, or else the first. Call after each rendering. */
export function settleStop(group: Element | null, selector: string): void {
  const members = group ? membersOf(group, selector) : [];
  const stop = members.find((member) => member.dataset.stop === 'true') ?? members[0];
  for (const member of members) member.tabIndex = member === stop ? 0 : -1;
}

/** Moves focus within the group on arrow keys, and the tab stop with it. */
export function moveWithin(event: KeyboardEvent, group: Element | null, selector: string): void {
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(selector) : null;
  if (!from || !group) return;
  const { key } = event;
  const step = STEPS[key];
  if (step === undefined && key !== 'Home' && key !== 'End') return;
  const members = membersOf(group, selector);
  const next = step === undefined ? members.at(key === 'Home' ? 0 : -1) : members[members.indexOf(from) + step];
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

/** Makes a group one tab stop, also after each rendering; returns its key handler. */
export function useOneStop(group: RefObject<Element | null>, selector: string): (event: KeyboardEvent) => void {
  useLayoutEffect(() => settleStop(group.current, selector));
  return (event) => moveWithin(event, group.current, selector);
}
