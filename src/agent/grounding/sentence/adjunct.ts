import { ARTICLES } from '../words/articles.js';
import type { Marked } from '../words/markers.js';
import type { Statement } from './statement.js';

const ADJUNCT = new RegExp(
  String.raw`(?:^|[\s(])(?:excluding|including|without|plus|in|at|near|on|off|from|outside|inside|during|since|of|im|aus|bei|am|à|dans|près|de|du|en|cerca|в|на|из)\s+(?:(?:${ARTICLES})\s+)?$`,
  'iu',
);

/** A name after a preposition of place or belonging isn't a participant in the action. */
export function isAdjunct({ text }: Statement, name: Marked): boolean {
  return ADJUNCT.test(text.slice(Math.max(0, name.start - 20), name.start));
}
