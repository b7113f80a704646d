/** Sentences about providers. */
export const providers = {} as const;
