import { expect, test } from 'vitest';
import { AppFailure, failureOf } from '#shared/failure.ts';
import { recognitionOptions } from '#shared/recognition/recognition-options.ts';
import { readArguments } from './read-arguments.ts';
import { recognitionValues } from './recognition-values.ts';

const valuesOf = (line: string) => recognitionValues(readArguments(`transcribe a.wav ${line}`.split(' ')).values);

test('what the command line does not say is absent, and the rest has the type of its option', () => {
  expect(valuesOf('--json-progress')).toEqual({});
  expect(valuesOf('--language ru --translate --threads 4 --preset fast --vad-threshold 30 --vad-padding 0')).toEqual({
    language: 'ru',
    translate: true,
    threads: 4,
    preset: 'fast',
    thresholdPercent: 30,
    paddingMs: 0,
  });
  expect(
    valuesOf('--languages ru,en --mixed --lanes 2 --no-length-limit --restore-peaks --vad built-in --prompt='),
  ).toEqual({
    languages: ['ru', 'en'],
    isMixed: true,
    lanes: 2,
    isLengthUnlimited: true,
    restoresPeaks: true,
    detector: 'built-in',
    prompt: '',
  });
});

test.each([
  ['--threads 0', { code: 'bad-request', params: { reason: 'whole-number', option: 'threads', from: 1, to: 64 } }],
  ['--threads 2.5', { code: 'bad-request', params: { reason: 'whole-number', option: 'threads', from: 1, to: 64 } }],
  ['--lanes 17', { code: 'bad-request', params: { reason: 'whole-number', option: 'lanes', from: 1, to: 16 } }],
  ['--vad-padding x', { code: 'bad-request', params: { option: 'vad-padding', from: 0, to: 2000 } }],
  ['--preset best', { code: 'bad-request', params: { option: 'preset', values: 'fast, balanced, accurate' } }],
  ['--vad loud', { code: 'bad-request', params: { option: 'vad' } }],
  ['--language xx', { code: 'language-unknown', params: { name: 'xx' } }],
  ['--languages ru,xx', { code: 'language-unknown', params: { name: 'xx' } }],
])('“%s” is refused, with what is accepted', (line, failure) => {
  const read = () => valuesOf(line);
  expect(read).toThrow(AppFailure);
  try {
    read();
  } catch (error) {
    expect(failureOf(error)).toMatchObject(failure);
  }
});

test('every option of recognition has a flag of its own', () => {
  const flags = Object.values(recognitionOptions).map(({ flag }) => flag);
  expect(new Set(flags).size).toBe(flags.length);
});
