import type { AgentError } from '../../protocol/index.js';
import type { DigestEvent, DigestResult, DigestSource } from '../interfaces/index.js';

/** The digest's output so far, to keep if the rest never arrives. */
export interface Spoken {
  hear(event: DigestEvent): void;
  /** Whether anything was shown. */
  begun(): boolean;
  /** The partial text as an incomplete result; undefined if there is none. */
  kept(sources: DigestSource[], contextTokens: number, failure: AgentError): DigestResult | undefined;
}

export function createSpoken(): Spoken {
  let answer = '';
  /** The first answer, kept until its replacement is complete. */
  let draft = '';
  let draftShare = 0;
  const notes = new Map<number, string>();
  let read = 0;
  let begun = false;
  return {
    hear(event) {
      if (event.type === 'progress') {
        if (event.stage === 'first_answer') draftShare = event.read ?? draftShare;
        else read = event.read ?? read;
      } else if (event.type === 'answer' && event.draft) draft = event.restart ? event.text : draft + event.text;
      else if (event.type === 'answer') answer = event.restart ? event.text : answer + event.text;
      else if (event.type === 'notes')
        notes.set(event.chunkIndex, event.restart ? event.text : (notes.get(event.chunkIndex) ?? '') + event.text);
      begun ||= event.type === 'answer' || event.type === 'notes';
    },
    begun: () => begun,
    kept(sources, contextTokens, failure) {
      const inOrder = [...notes].sort(([left], [right]) => left - right).map(([, text]) => text.trim());
      const isDraft = draft.trim() !== '';
      if (isDraft) answer = draft;
      const text = answer.trim() === '' ? inOrder.join('\n\n').trim() : answer.trim();
      if (text === '') return undefined;
      // An answer without notes was written from the complete text.
      const closely = isDraft ? draftShare : notes.size === 0 ? 1 : read;
      return {
        text,
        read: new Map(sources.map(({ id }) => [id, { closely, skimmed: 0, left: 1 - closely, sections: [] }])),
        usage: {
          calls: 0,
          callsFromCache: 0,
          chunks: notes.size,
          promptTokens: 0,
          outputTokens: 0,
          contextTokens,
          contextUsed: 0,
        },
        incomplete: [failure.sentence],
      };
    },
  };
}
