/** Sentences about digest. */
export const digest = {} as const;
