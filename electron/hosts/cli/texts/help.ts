import type { InterfaceLanguage } from '#shared/text/language.ts';
import { commands, isCommandName, type CommandName } from '../arguments/commands.ts';
import { options, type OptionName } from '../arguments/options.ts';
import { helpEn } from './help-en.ts';
import { helpRu } from './help-ru.ts';
import type { HelpText, OptionHelp } from './help-text.ts';

const texts: Readonly<Record<InterfaceLanguage, HelpText>> = { en: helpEn, ru: helpRu };
const maxColumns = 100;

/** The help of one command, or the list of all where the name is of none. Ends with a line break. */
export function help(language: InterfaceLanguage, name?: string): string {
  const text = texts[language];
  const paragraphs = name !== undefined && isCommandName(name) ? ofCommand(name, text) : ofAll(text);
  return `${paragraphs.join('\n\n')}\n`;
}

function ofAll(text: HelpText): readonly string[] {
  const names = Object.keys(commands) as CommandName[];
  return [
    text.intro,
    `${text.usage}: stenogram ${text.command} …`,
    section(
      text.commands,
      names.map((name) => [name, text.ofCommands[name].about]),
    ),
    section(text.anyCommand, [
      ...(['library', 'help'] as const).map((name) => optionRow(name, text.ofOptions[name])),
      ['--', text.hyphens],
      optionRow('version', text.ofOptions.version),
    ]),
    text.askMore,
    text.exitCodes.join('\n'),
  ];
}

function ofCommand(name: CommandName, text: HelpText): readonly string[] {
  const { forms, about, more = [], options: own } = text.ofCommands[name];
  const lead = `${text.usage}: `;
  const usage = forms.map((form, nth) =>
    `${nth === 0 ? lead : ' '.repeat(lead.length)}stenogram ${name} ${form}`.trimEnd(),
  );
  const rows = commands[name].map((option) => optionRow(option, own?.[option] ?? text.ofOptions[option]));
  return [
    `${about.charAt(0).toUpperCase()}${about.slice(1)}.`,
    usage.join('\n'),
    ...more.map((paragraph) => wrapped(paragraph, maxColumns).join('\n')),
    ...(rows.length > 0 ? [section(text.options, rows)] : []),
    section(text.anyCommand, [optionRow('library', text.ofOptions.library), ['--', text.hyphens]]),
  ];
}

type Row = readonly [left: string, right: string];

function optionRow(name: OptionName, [value, about]: OptionHelp): Row {
  const option = options[name];
  const short = 'short' in option ? `-${option.short}, ` : '';
  return [`${short}--${name} ${value}`.trimEnd(), about];
}

/** The left column is no wider than this: what is longer stands on a line of its own, cut between its values. */
const maxLeft = 40;

/** A title, and two columns below it; the right one is wrapped. */
function section(title: string, rows: readonly Row[]): string {
  const short = rows.map(([left]) => left.length).filter((length) => length <= maxLeft);
  const width = Math.max(0, ...short) + 2;
  const indent = ' '.repeat(width + 2);
  const lines = rows.map(([left, right]) => {
    const about = wrapped(right, maxColumns - width - 2).join(`\n${indent}`);
    if (left.length <= maxLeft) return `  ${left.padEnd(width)}${about}`;
    return `  ${wrapped(left.replaceAll('|', '| '), maxColumns - 6)
      .join('\n      ')
      .replaceAll('| ', '|')}\n${indent}${about}`;
  });
  return `${title}:\n${lines.join('\n')}`;
}

function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
