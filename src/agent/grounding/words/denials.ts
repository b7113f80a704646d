import type { MarkerWords } from './markerWords.js';

/** Negations in languages whose other word classes aren't known. */
type Denials = Pick<MarkerWords, 'negation'>;

export const italian: Denials = {
  negation: `non|mai|né|niente|nulla|nessun[oa]?|neanche|nemmeno|neppure|senza`,
};

export const portuguese: Denials = {
  negation: `não|nunca|jamais|nem|nada|ninguém|nenhum(?:a|as)?|nenhuns|sem|tampouco`,
};

export const dutch: Denials = {
  negation: `niet|niets|geen|nooit|niemand|nergens|noch|zonder`,
};
