import { contentStems, stemOf } from './tokens.js';

/** Ask for a summary without saying of what; a page that happens to contain them is not about them. */
const GENERIC = new Set(
  `summarize summarise summary summaries overview brief briefly short shortly concise page document article text file paper content contents explain describe discuss
  discussed discussion discussions tell give write list main key point points important idea ideas about topic question answer please
  detail details information zusammenfassung zusammenfassen fasse zusammen dokument seite artikel wichtigsten punkte résumé résume résumer
  article texte page principaux points resumen resumir resume documento página texto puntos principales`
    .split(/\s+/)
    .map(stemOf),
);

/** The stems of a question that say what it is about; empty for one that only asks for a summary. */
export function questionStems(question: string): string[] {
  return contentStems(question).filter((stem) => !GENERIC.has(stem));
}
