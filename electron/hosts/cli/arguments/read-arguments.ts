import type { InterfaceLanguage } from '#shared/text/language.ts';
import { parseArgs } from 'node:util';
import { AppFailure } from '#shared/failure.ts';
import { commands, isCommandName, type CommandName } from './commands.ts';
import { nearestName } from './nearest-name.ts';
import { commonOptions, isOptionName, options, type OptionValues } from './options.ts';
import { mistakes, type Mistakes } from './mistakes.ts';

export interface CliArguments {
  readonly command: CommandName | 'version';
  readonly words: readonly string[];
  readonly values: OptionValues;
}

/**
 * Reads the command line. `--help` anywhere asks for the help of the command, which then is the only word of `help`.
 * Anything not understood fails with `bad-request`, whose detail says in the language given what it is, and what was
 * probably meant.
 */
export function readArguments(argv: readonly string[], language: InterfaceLanguage = 'en'): CliArguments {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const text = mistakes[language];
  const [name = 'help', ...words] = positionals;
  if (values.version === true) return { command: 'version', words: [], values: {} };
  if (values.help === true) return { command: 'help', words: name === 'help' ? words : [name], values: {} };
  const command = requireCommand(name, text);
  if (command === 'help' && words[0] !== undefined) requireCommand(words[0], text);
  for (const token of tokens) if (token.kind === 'option') requireOption(command, token, text);
  return { command, words, values: values as OptionValues };
}

function requireCommand(name: string, text: Mistakes): CommandName {
  if (isCommandName(name)) return name;
  throw wrong(text.noCommand(name), nearestName(name, Object.keys(commands)), text);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function requireOption(command: CommandName, { name, rawName, value, inlineValue }: OptionToken, text: Mistakes): void {
  const taken: readonly string[] = [...commands[command], ...commonOptions];
  if (!isOptionName(name) || !taken.includes(name)) {
    const meant = nearestName(name, taken);
    const detail = isOptionName(name) ? text.notOf(command, rawName) : text.noOption(rawName);
    throw wrong(detail, meant === null || meant === name ? null : `--${meant}`, text);
  }
  if (options[name].type === 'boolean') {
    if (value !== undefined) throw wrong(text.takesNoValue(rawName), null, text);
  } else if (value === undefined) throw wrong(text.needsValue(rawName), null, text);
  else if (inlineValue === false && value.length > 1 && value.startsWith('-')) {
    throw wrong(text.looksLikeOption(rawName, value), null, text);
  }
}

function wrong(detail: string, meant: string | null, text: Mistakes): AppFailure {
  return new AppFailure('bad-request', { detail: meant === null ? detail : `${detail} (${text.didYouMean(meant)})` });
}
