import { MESSAGES } from './messages.js';

/** A quote's location in words: the source, the page, and the heading above it if that isn't the title. */
export function placeName({ title, page, heading }: { title?: string; page?: number; heading?: string }): string {
  const parts = [title, page === undefined ? undefined : MESSAGES.page(page), heading === title ? undefined : heading];
  return parts.filter((part) => part !== undefined).join(', ');
}
