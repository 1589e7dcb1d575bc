import type { InterfaceLanguage } from '#shared/text/language.ts';
import { describe, expect, test } from 'vitest';
import { AppFailure, failureOf } from '#shared/failure.ts';
import { commands } from './commands.ts';
import { commonOptions, options } from './options.ts';
import { readArguments } from './read-arguments.ts';

function detailOf(line: string, language: InterfaceLanguage = 'en'): string {
  try {
    readArguments(line.split(' '), language);
  } catch (error) {
    expect(error).toBeInstanceOf(AppFailure);
    expect(failureOf(error).code).toBe('bad-request');
    return String(failureOf(error).params['detail']);
  }
  throw new Error(`“${line}” was understood`);
}

test('words and options of a command are distinguished, wherever they stand', () => {
  expect(readArguments(['--json', 'list', '--bin'])).toEqual({
    command: 'list',
    words: [],
    values: { json: true, bin: true },
  });
  expect(readArguments(['transcribe', 'a.wav', '-o', '-', 'b.wav', '--prompt='])).toEqual({
    command: 'transcribe',
    words: ['a.wav', 'b.wav'],
    values: { output: '-', prompt: '' },
  });
});

test('after -- everything is a name', () => {
  const { words, values } = readArguments(['transcribe', '--again', '--', '-take.wav', '--model']);
  expect([words, values]).toEqual([['-take.wav', '--model'], { again: true }]);
});

test.each([
  ['', 'help', []],
  ['help', 'help', []],
  ['help search', 'help', ['search']],
  ['search --help', 'help', ['search']],
  ['-h models download x', 'help', ['models']],
  ['list --no-such-option --help', 'help', ['list']],
  ['--version', 'version', []],
])('“%s” asks for %s', (line, command, words) => {
  expect(readArguments(line.split(' ').filter((word) => word !== ''))).toMatchObject({ command, words });
});

describe('what was probably meant is named', () => {
  test.each([
    ['lst', 'list'],
    ['serch x', 'search'],
    ['transcirbe x', 'transcribe'],
    ['trans x', 'transcribe'],
    ['modles list', 'models'],
    ['help doktor', 'doctor'],
    ['list --jsno', '--json'],
    ['transcribe --langauge ru x', '--language'],
    ['transcribe --vad-treshold 5 x', '--vad-threshold'],
    ['export 1 --fromat srt', '--format'],
  ])('%s → %s', (line, meant) => {
    expect(detailOf(line)).toContain(`did you mean “${meant}”?`);
    expect(detailOf(line, 'ru')).toContain(`может быть, «${meant}»?`);
  });

  test('and nothing where nothing is near', () => {
    expect(detailOf('frobnicate')).toBe('“frobnicate” is not a command');
    expect(detailOf('constructor')).toBe('“constructor” is not a command');
    expect(detailOf('list --toString')).not.toContain('did you mean');
  });
});

test.each([
  ['list --model x', '“list” has no option --model'],
  ['list -o x', '“list” has no option -o'],
  ['transcribe x --model', '--model needs a value'],
  ['transcribe --model --json x', '--model needs a value, and --json looks like an option'],
  ['transcribe -o -x y', 'if it is the value, write -o-x'],
  ['list --json=yes', '--json takes no value'],
  ['transcribe -x.wav', 'write -- before names that begin with a hyphen'],
])('“%s” is not understood: %s', (line, detail) => {
  expect(detailOf(line)).toContain(detail);
});

test('each option belongs to a command', () => {
  const taken = new Set<string>([...Object.values(commands).flat(), ...commonOptions, 'version']);
  expect(Object.keys(options).filter((name) => !taken.has(name))).toEqual([]);
});
