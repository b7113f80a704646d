/** Ollama forwards models with these names to ollama.com. */
export const isCloudName = (model: string): boolean => /[:-]cloud$/i.test(model);
