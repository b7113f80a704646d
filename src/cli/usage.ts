/** How each command is called; the lines of its own help. */
const COMMANDS: Readonly<Record<string, string>> = {
  summarize: `  regen-research summarize <url|file|->…  [--query Q] [--follow-up RUN] [--json] [--fresh]
                                         [--provider P] [--model M] [--language L] [--length short|medium|long] [--words N]
                                         [--db FILE] [--allow-local]`,
  serve: '  regen-research serve                   [--port N] [--token T | --no-token] [--db FILE] [--allow-local]',
  extract: `  regen-research extract <url|file|->    [--json] [--allow-local]
  regen-research extract --batch         JSON lines {id, url, html} in, {id, title, author, date, markdown} out`,
  verify:
    '  regen-research verify                  JSON lines {id, source, summary_sentences} in, {id, scores, citations} out',
  models: '  regen-research models                  [--json] [--db FILE]',
  receipt: '  regen-research receipt <run>           [--json] [--db FILE]',
};

const EXIT_CODES =
  'Exit codes: 0 done, 1 failed, 2 wrong use, 3 a source could not be read, 4 no model could be asked, 130 stopped.';

const USAGE = `regen-research: grounded summaries from your own model

${Object.values(COMMANDS).join('\n')}
  regen-research <command> --help        how that command is called
  regen-research --version

Environment: OLLAMA_BASE_URL, OLLAMA_MODEL, MOCK_LLM_PORT, MOCK_LLM_WORD_DELAY_MS, OPENAI_API_KEY, OPENAI_BASE_URL,
OPENAI_MODEL, ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, ANTHROPIC_MODEL; DEV=true makes serve start the mock LLM.
${EXIT_CODES}`;

/** The help of one command, or of all where none is named. */
export function usageOf(name?: string): string {
  return name !== undefined && Object.hasOwn(COMMANDS, name) ? `${COMMANDS[name]}\n\n${EXIT_CODES}` : USAGE;
}
