import { expect, test } from 'vitest';
import { progressBar, progressLine, sayFailure, terminalOn } from './terminal.ts';

const progress = { doneMs: 65_000, totalMs: 130_000, speed: 34.2, leftMs: 1900 };

test('progress shows the share, the position, the speed and the time left, in both languages', () => {
  expect(progressLine(progress, 'en')).toBe('████████████░░░░░░░░░░░░   50 %  1:05 / 2:10  34 × real time  0:01 left');
  expect(progressLine(progress, 'ru')).toContain('34 × реального времени  осталось 0:01');
});

test('what is not known yet is left out', () => {
  expect(progressLine({ doneMs: 1000, totalMs: null, speed: null, leftMs: null }, 'en')).toBe(
    '░░░░░░░░░░░░░░░░░░░░░░░░  0:01',
  );
});

test('a bar is drawn for a person only', () => {
  const said: string[] = [];
  const terminal = (isInteractive: boolean) =>
    terminalOn({
      language: 'en',
      isInteractive,
      isColoured: false,
      out() {},
      say: (text) => said.push(text),
    });
  progressBar(terminal(false)).show(progress);
  expect(said).toEqual([]);
  progressBar(terminal(true)).show(progress);
  expect(said[0]).toMatch(/^\r/);
});

test('foreign text in a row, a message or a value cannot command the terminal', () => {
  const said: string[] = [];
  const take = (text: string) => void said.push(text);
  const terminal = terminalOn({ language: 'en', isInteractive: false, isColoured: false, out: take, say: take });
  const name = 'evil\u001B[2J\u009B31m\u202E\u0007\r\nx.wav';
  terminal.row(`  1  ${name}`);
  terminal.note(name);
  sayFailure(terminal, { code: 'not-audio', params: { name } });
  for (const line of said) expect(line).toMatch(/^[^\p{Cc}\u202E]+\n$/u);
  terminal.json({ name });
  expect(JSON.parse(said.at(-1)!)).toEqual({ name });
  expect(said.at(-1)!.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202E]/u);
});
