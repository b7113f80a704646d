import { parseArgs } from 'node:util';
import { COMMANDS, type CommandName } from './commands.js';
import { UsageError } from './exitCodes.js';
import { MESSAGES } from './messages.js';
import { nearest } from './nearest.js';
import { optionsOf, type OptionDefinition, type OptionValues } from './options.js';

export interface ParsedParameters<Name extends CommandName> {
  values: OptionValues<Name>;
  operands: string[];
}

/** Parses the options and operands of a command. Throws UsageError for those that it doesn't accept. */
export function parseOptions<Name extends CommandName>(command: Name, parameters: string[]): ParsedParameters<Name> {
  const definitions = optionsOf(command);
  const { values, positionals } = parseStrictly(parameters, definitions);
  const excess = positionals[mostOperands(command)];
  if (excess !== undefined) throw new UsageError(MESSAGES.unexpectedOperand(command, excess));
  const checked = definitions.map(([name, definition]) => [name, valueOf(name, definition, values[name])]);
  return { values: Object.fromEntries(checked) as OptionValues<Name>, operands: positionals };
}

/** How many operands the command's usage allows. */
function mostOperands(command: CommandName): number {
  const { operands } = COMMANDS[command];
  return operands === '' ? 0 : operands.includes('...') ? Infinity : 1;
}

function parseStrictly(args: string[], definitions: [string, OptionDefinition][]) {
  const parsed = parseArgs({
    args,
    // Node's own checks word their errors for programmers, so its tokens are checked here.
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      definitions.map(([name, { type }]) => [
        name,
        { type: type === 'flag' ? 'boolean' : 'string', multiple: type === 'list' } as const,
      ]),
    ),
  });
  const types = new Map(definitions.map(([name, { type }]) => [name, type]));
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue;
    const type = types.get(token.name);
    if (type === undefined) throw new UsageError(unknownOption(token.rawName, [...types.keys()]));
    if (type === 'flag') {
      if (token.value !== undefined) throw new UsageError(MESSAGES.valueOfFlag(token.rawName));
    } else if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
      // The next argument is an option: a value that starts with a dash is given as --name=-value.
      throw new UsageError(MESSAGES.missingValue(token.rawName));
    }
  }
  return parsed;
}

function unknownOption(given: string, names: readonly string[]): string {
  const meant = given.startsWith('--') ? nearest(given.slice(2), names) : undefined;
  return MESSAGES.unknownOption(given, meant && `--${meant}`);
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
      return numberFrom(`--${name}`, given, definition, UsageError);
  }
}

/** Parses an integer entered by the user. Throws the given kind of error, naming `what`. */
export function numberFrom(
  what: string,
  text: string,
  { min, max }: { min: number; max: number },
  Mistake: typeof UsageError,
): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max) throw new Mistake(MESSAGES.notANumber(what, min, max, text));
  return number;
}
