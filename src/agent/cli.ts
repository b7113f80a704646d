#!/usr/bin/env node
import { EXIT, isUsageError } from './cli/exitCodes.js';

const USAGE = `regen-research: grounded summaries from your own model

  regen-research summarize <url|file|->  [--query Q] [--follow-up RUN] [--json] [--fresh]
                                         [--provider P] [--model M] [--language L] [--length short|medium|long] [--words N]
                                         [--db FILE] [--allow-local]
  regen-research serve                   [--port N] [--token T | --no-token] [--db FILE] [--allow-local]
  regen-research extract <url|file|->    [--json] [--allow-local]
  regen-research extract --batch         JSON lines {id, url, html} in, {id, title, author, date, markdown} out
  regen-research verify                  JSON lines {id, source, summary_sentences} in, {id, scores, citations} out
  regen-research models                  [--json]
  regen-research receipt <run>           [--json] [--db FILE]

Environment: OLLAMA_BASE_URL, OLLAMA_MODEL, MOCK_LLM_PORT, MOCK_LLM_WORD_DELAY_MS, OPENAI_API_KEY, OPENAI_BASE_URL,
OPENAI_MODEL, ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, ANTHROPIC_MODEL; DEV=true makes serve start the mock LLM.
Exit codes: 0 done, 1 failed, 2 wrong use, 3 a source could not be read, 4 no model could be asked, 130 stopped.`;

const commands: Record<string, () => Promise<{ run(parameters: string[]): Promise<number> }>> = {
  summarize: () => import('./cli/summarize.js'),
  serve: () => import('./cli/serve.js'),
  extract: () => import('./cli/extract.js'),
  verify: () => import('./cli/verify.js'),
  models: () => import('./cli/models.js'),
  receipt: () => import('./cli/receipt.js'),
};

async function main([name = '', ...parameters]: string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(USAGE);
    return EXIT.done;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    console.error(name === '' ? USAGE : `There is no command “${name}”.\n\n${USAGE}`);
    return EXIT.usage;
  }
  const command = await load();
  return command.run(parameters);
}

// A reader such as `head` may close our output early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.failed));

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = isUsageError(error) ? EXIT.usage : EXIT.failed;
  },
);
