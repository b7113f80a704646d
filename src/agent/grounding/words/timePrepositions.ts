/*
 * Prepositions of time in the six spaced languages, as alternatives for regular expressions: single words, as a token
 * has them ("jusqu'en" is two). Checks that look for more than a preposition of time add to these or have their own:
 * conjunctions and whole phrases in a text (sequence.ts), ends of a range (bounds.ts), any adverbial (additions.ts).
 */
export const UNTIL = 'until|till|bis|jusqu|hasta|до';
export const BEFORE = 'before|vor|avant|antes';
export const AFTER = 'after|nach|après|después|tras|после';
