/** Messages about commands that can't be accepted. */
export const commands = {
  'commands.notJson': 'The message is not JSON. Send one JSON object in a text frame, such as {example}.',
  'commands.notAnObject': 'A command must be a JSON object with a "type", such as {example}.',
  'commands.unknownType': 'The command\'s "type" is missing or unknown. The commands are {types}.',
  'commands.tooDeep': 'The message is nested more than {max} levels deep.',
  'commands.tooManyParts': 'The message has more than {max} fields and elements.',
  'commands.stringTooLong': 'The message has a string of more than {max} characters outside of a text to read.',
  'commands.fieldNameTooLong': 'The message has a field name of more than {max} characters.',
  'commands.tooMuchStructure': 'The message has more than {max} characters outside of strings.',
  'commands.invalid': 'Invalid command.',
  'commands.unknownField': 'Invalid command: unknown field {names}.',
  'commands.missing': 'Invalid command: {field} is missing. Its type is {type}.',
  'commands.wrongType': 'Invalid command: {field} must be of type {type}.',
  'commands.wrongValue': 'Invalid command: {field} must be {value}.',
  'commands.wrongChoice': 'Invalid command: {field} must be one of {values}.',
  'commands.wrongForm': 'Invalid command: {field} has an invalid format.',
  'commands.problem': 'Invalid command: {field} {problem}.',
} as const;
