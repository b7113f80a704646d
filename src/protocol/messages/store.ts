/** Sentences about store. */
export const store = {} as const;
