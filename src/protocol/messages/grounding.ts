/** Sentences about grounding. */
export const grounding = {} as const;
