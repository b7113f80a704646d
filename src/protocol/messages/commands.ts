/** Sentences about commands that can't be accepted. */
export const commands = {} as const;
