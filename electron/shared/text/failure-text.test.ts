import { expect, test } from 'vitest';
import { badRequest } from './bad-request.ts';
import { failureText } from './failure-text.ts';
import { reasons, type Reason } from './failure-text/reasons.ts';
import { AppFailure, failureCodes, failureOf, isFailure } from '../failure.ts';

test('every failure has a sentence and a next step in both languages', () => {
  for (const code of failureCodes) {
    for (const language of ['en', 'ru'] as const) {
      const { what, next } = failureText({ code, params: {} }, language);
      expect(what, code).not.toBe('');
      if (code !== 'aborted') expect(next, code).not.toBe('');
      expect(/[а-яё]/i.test(what), `${code} ${language}`).toBe(language === 'ru');
    }
  }
});

test('parameters fill the sentence, and text in them is left as it is', () => {
  const failure = new AppFailure('file-missing', { name: '{path} $& Запись 1.wav' });
  expect(failureText(failure, 'en').what).toBe('Can’t find “{path} $& Запись 1.wav”.');
});

test('a failure is known again after it crossed a process border', () => {
  const crossed: unknown = JSON.parse(JSON.stringify(new AppFailure('disk-full', { neededMb: 12 })));
  expect(isFailure(crossed)).toBe(true);
  expect(failureOf(crossed)).toEqual({ code: 'disk-full', params: { neededMb: 12 } });
});

test('an abort is a code of its own, anything else is internal with its message', () => {
  expect(failureOf(new DOMException('stop', 'AbortError')).code).toBe('aborted');
  expect(failureOf(new TypeError('x is undefined'))).toEqual({
    code: 'internal',
    params: { detail: 'x is undefined' },
  });
});

test('every reason stands in both languages, with the same parameters', () => {
  const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  for (const reason of Object.keys(reasons.en) as Reason[]) {
    expect(placeholders(reasons.ru[reason]), reason).toEqual(placeholders(reasons.en[reason]));
    expect(/[а-яё]/i.test(reasons.ru[reason]), reason).toBe(true);
  }
});

test('a reason that is a sentence ends in one stop', () => {
  const failure = { code: 'model-bad', params: { name: 'x.bin', detail: 'This is a text.' } } as const;
  expect(failureText(failure, 'en').what).toBe('“x.bin” is not a usable Whisper model: This is a text.');
  expect(failureText(failure, 'ru').what).toMatch(/text\.$/u);
});

test('the reason of a bad request is said in the language of whoever reads it, with its parameters', () => {
  const failure = badRequest('whole-number', { option: 'threads', from: 1, to: 64 });
  expect(failureText(failure, 'en').what).toBe('Invalid request: --threads needs a whole number from 1 to 64.');
  expect(failureText(failure, 'ru').what).toBe('Неверный запрос: после --threads нужно целое число от 1 до 64.');
  const sign = badRequest('needs-sign', { word: '{detail}' });
  expect(failureText(sign, 'en').what).toBe('Invalid request: write + or - before “{detail}”.');
  expect(failureText({ code: 'bad-request', params: { reason: 'toString' } }, 'en').what).toContain('…');
});
