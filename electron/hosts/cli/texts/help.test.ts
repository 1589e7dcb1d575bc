import { expect, test } from 'vitest';
import { commands, type CommandName } from '../arguments/commands.ts';
import { help } from './help.ts';

const names = Object.keys(commands) as CommandName[];

test.each(['en', 'ru'] as const)('the list of commands has each of them on a line (%s)', (language) => {
  const text = help(language);
  for (const name of names) expect(text).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  expect(text).toMatch(/75/);
});

test.each(['en', 'ru'] as const)('the help of a command has its forms and all its options (%s)', (language) => {
  for (const name of names) {
    const text = help(language, name);
    expect(text).toContain(`stenogram ${name}`);
    for (const option of commands[name]) expect(text, name).toMatch(new RegExp(`--${option} .*\\p{L}`, 'u'));
    expect(text).toContain('--library');
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110);
  }
});

test('an option says what it means for its command', () => {
  expect(help('en', 'findings')).toContain('csv|json');
  expect(help('en', 'export')).toContain('srt, vtt, ass');
});

test('a name that is no command gives the list', () => {
  expect(help('en', 'constructor')).toBe(help('en'));
});
