/** Sentences about server. */
export const server = {} as const;
