import { parseArgs } from 'node:util';
import { COMMANDS, type CommandName } from './commands.js';
import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { optionsOf, type OptionDefinition, type OptionValues } from './options.js';

export interface ParsedParameters<Name extends CommandName> {
  values: OptionValues<Name>;
  operands: string[];
}

/** Parses the options and operands of a command. Throws UsageError for those that it doesn't accept. */
export function parseOptions<Name extends CommandName>(command: Name, parameters: string[]): ParsedParameters<Name> {
  const definitions = optionsOf(command);
  const { values, positionals } = parseStrictly(command, parameters, definitions);
  const checked = definitions.map(([name, definition]) => [name, valueOf(name, definition, values[name])]);
  return { values: Object.fromEntries(checked) as OptionValues<Name>, operands: positionals };
}

function parseStrictly(command: CommandName, args: string[], definitions: [string, OptionDefinition][]) {
  try {
    return parseArgs({
      args,
      allowPositionals: COMMANDS[command].operands !== '',
      options: Object.fromEntries(
        definitions.map(([name, { type }]) => [
          name,
          { type: type === 'flag' ? 'boolean' : 'string', multiple: type === 'list' } as const,
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError(`${firstSentence(error)} ${MESSAGES.usageHint(command)}`, { cause: error });
  }
}

/** Node's description of the problem, without its advice on quoting. Rethrows other errors. */
function firstSentence(error: unknown): string {
  if (!(error instanceof Error) || !String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS'))
    throw error;
  const [first = ''] = error.message.split(/\.\s|\n/);
  return first.endsWith('.') ? first : `${first}.`;
}

function valueOf(
  name: string,
  definition: OptionDefinition,
  given: string | boolean | (string | boolean)[] | undefined,
) {
  if (definition.type === 'flag') return given ?? false;
  if (definition.type === 'list') {
    const values = Array.isArray(given) ? given.map(String) : [];
    if (values.some((value) => value.trim() === '')) throw new UsageError(MESSAGES.emptyOption(name));
    return values;
  }
  if (typeof given !== 'string') return undefined;
  if (given.trim() === '') throw new UsageError(MESSAGES.emptyOption(name));
  switch (definition.type) {
    case 'text':
      return given;
    case 'choice':
      if (!definition.choices.includes(given))
        throw new UsageError(MESSAGES.notAChoice(name, definition.choices, given));
      return given;
    case 'number':
      return numberFrom(`--${name}`, given, definition);
  }
}

/** Parses an integer entered by the user. Throws UsageError, naming `what`. */
export function numberFrom(what: string, text: string, { min, max }: { min: number; max: number }): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max)
    throw new UsageError(MESSAGES.notANumber(what, min, max, text));
  return number;
}
