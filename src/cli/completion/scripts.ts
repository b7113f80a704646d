import type { CompletedCommand } from './vocabulary.js';

type Script = (program: string, commands: readonly CompletedCommand[]) => string;

const names = (commands: readonly { name: string }[]) => commands.map(({ name }) => name).join(' ');
const dashed = ({ options }: CompletedCommand) => options.map(({ name }) => `--${name}`).join(' ');
/** In single quotes, for POSIX shells. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

const bash: Script = (program, commands) => `# ${program} completion bash
_regen_research() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted(names(commands))} -- "$current"))
    return
  fi
  case "$command $previous" in
${commands
  .flatMap((command) =>
    command.options
      .filter(({ takesValue }) => takesValue)
      .map(({ name, choices }) =>
        choices.length === 0
          ? `    ${quoted(`${command.name} --${name}`)}) COMPREPLY=($(compgen -f -- "$current")); return ;;`
          : `    ${quoted(`${command.name} --${name}`)}) COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$current")); return ;;`,
      ),
  )
  .join('\n')}
  esac
  case "$current" in
    -*)
      case "$command" in
${commands.map((command) => `        ${command.name}) words=${quoted(dashed(command))} ;;`).join('\n')}
      esac
      COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
    *)
      case "$command" in
${commands
  .filter(({ operands }) => operands.length > 0)
  .map(
    ({ name, operands }) => `        ${name}) COMPREPLY=($(compgen -W ${quoted(operands.join(' '))} -- "$current")) ;;`,
  )
  .join('\n')}
        *) COMPREPLY=($(compgen -f -- "$current")) ;;
      esac ;;
  esac
}
complete -o filenames -F _regen_research ${program}
`;

/** Brackets and colons separate the fields of zsh's specifications. */
const zshText = (text: string) => text.replace(/[[\]:\\]/g, '\\$&');

const zsh: Script = (program, commands) => `#compdef ${program}
_regen_research() {
  local -a commands
  commands=(
${commands.map(({ name, description }) => `    ${quoted(`${name}:${zshText(description)}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands
  .map(
    ({ name, options, operands }) => `    ${name})
      _arguments -S \\
${options
  .map(({ name: option, description, takesValue, choices }) => {
    const value = !takesValue ? '' : choices.length === 0 ? ':value:_files' : `:value:(${choices.join(' ')})`;
    return `        ${quoted(`*--${option}[${zshText(description)}]${value}`)} \\`;
  })
  .join('\n')}
        ${quoted(operands.length === 0 ? '*:file:_files' : `*:value:(${operands.join(' ')})`)} ;;`,
  )
  .join('\n')}
  esac
}
if [ "$funcstack[1]" = _regen_research ]; then _regen_research "$@"; else compdef _regen_research ${program}; fi
`;

/** fish has two escapes in single quotes. */
const fishText = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

const fish: Script = (program, commands) =>
  [
    `# ${program} completion fish`,
    ...commands.flatMap(({ name, description, options, operands }) => [
      `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${fishText(description)}`,
      ...options.map(({ name: option, description: text, takesValue, choices }) => {
        const value = !takesValue ? '' : choices.length === 0 ? ' -r' : ` -x -a ${fishText(choices.join(' '))}`;
        return `complete -c ${program} -n ${fishText(`__fish_seen_subcommand_from ${name}`)} -l ${option} -d ${fishText(text)}${value}`;
      }),
      ...(operands.length === 0
        ? []
        : [
            `complete -c ${program} -f -n ${fishText(`__fish_seen_subcommand_from ${name}`)} -a ${fishText(operands.join(' '))}`,
          ]),
    ]),
    '',
  ].join('\n');

const powershellText = (text: string) => `'${text.replaceAll("'", "''")}'`;
const powershellList = (values: readonly string[]) => `@(${values.map(powershellText).join(', ')})`;

const powershell: Script = (program, commands) => `# ${program} completion powershell
Register-ArgumentCompleter -Native -CommandName ${program} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${commands.map(({ name, description }) => `    ${powershellText(name)} = ${powershellText(description)}`).join('\n')}
  }
  $options = @{
${commands
  .map(
    ({ name, options }) =>
      `    ${powershellText(name)} = [ordered]@{ ${options.map((option) => `${powershellText(`--${option.name}`)} = ${powershellText(option.description)}`).join('; ')} }`,
  )
  .join('\n')}
  }
  $values = @{
${commands
  .flatMap(({ name, options, operands }) => [
    ...options
      .filter(({ choices }) => choices.length > 0)
      .map((option) => `    ${powershellText(`${name} --${option.name}`)} = ${powershellList(option.choices)}`),
    ...(operands.length > 0 ? [`    ${powershellText(name)} = ${powershellList(operands)}`] : []),
  ])
  .join('\n')}
  }
  $words = @($commandAst.CommandElements | ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += '' }
  $command = if ($words.Count -gt 1) { $words[1] } else { '' }
  $previous = if ($words.Count -gt 2) { $words[$words.Count - 2] } else { '' }
  $offered = if ($words.Count -le 2) { $commands }
    elseif ($values.ContainsKey("$command $previous")) { $values["$command $previous"] }
    elseif ($wordToComplete -like '-*') { $options[$command] }
    else { $values[$command] }
  $named = if ($offered -is [System.Collections.IDictionary]) { $offered.Keys } else { $offered }
  $named | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
    $text = if ($offered -is [System.Collections.IDictionary]) { $offered[$_] } else { $_ }
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $text)
  }
}
`;

/** For each shell, the script that completes a program's commands. */
export const SCRIPTS = { bash, zsh, fish, powershell } as const satisfies Record<string, Script>;
