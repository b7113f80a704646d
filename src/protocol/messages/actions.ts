/** Sentences about actions. */
export const actions = {} as const;
