import { expect, test } from 'vitest';
import { recognitionOptionNames } from '#shared/recognition/recognition-options.ts';
import { defaultSettings, settingsSchema } from '#shared/settings.ts';
import {
  completeOptions,
  jobOptionsOf,
  parametersOf,
  retryOptions,
  treatmentsOf,
  withTreatment,
} from './job-options.ts';

const older = { modelId: 'demo', language: 'ru', translate: false, prompt: '', threads: 4 };

test('a recording is transcribed with the settings, each under its name as an option', () => {
  const settings = {
    ...defaultSettings,
    recognitionLanguage: 'ru' as const,
    speechDetector: 'silero' as const,
    speechThresholdPercent: 30,
    speechPaddingMs: 200,
    lanes: 2,
  };
  expect(jobOptionsOf(settings)).toEqual({
    modelId: 'demo',
    language: 'ru',
    translate: false,
    prompt: '',
    threads: null,
    preset: 'balanced',
    detector: 'silero',
    thresholdPercent: 30,
    paddingMs: 200,
    languages: [],
    isMixed: false,
    lanes: 2,
  });
  expect(jobOptionsOf({ ...settings, restoresPeaks: true })).toHaveProperty('restoresPeaks', true);
  expect(jobOptionsOf({ ...settings, isLengthUnlimited: true })).toHaveProperty('isLengthUnlimited', true);
});

test('what a job of an older library does not name is as in new settings', () => {
  const complete = completeOptions(older);
  expect(Object.keys(complete).toSorted()).toEqual([...recognitionOptionNames].toSorted());
  expect(complete).toMatchObject({ ...older, preset: 'balanced', paddingMs: 500, thresholdPercent: 50, lanes: null });
});

test('parameters of an older library are written as it wrote them, letter for letter', () => {
  expect(parametersOf(older)).toBe('{"language":"ru","translate":false,"prompt":""}');
  const redo = { transcriptId: 1, startMs: 0, endMs: 9 };
  const sound = { track: 1, eachChannel: false };
  expect(parametersOf({ ...jobOptionsOf(defaultSettings), isLengthUnlimited: true, redo, sound })).toBe(
    `{"language":"auto","translate":false,"prompt":"","sound":{"track":1,"eachChannel":false},` +
      `"redo":{"transcriptId":1,"startMs":0,"endMs":9},"preset":"balanced","detector":"auto","thresholdPercent":50,` +
      `"paddingMs":500,"languages":[],"isMixed":false,"isLengthUnlimited":true}`,
  );
});

test('a text depends on whether its sound was brought to a level, and an older one reads as before', () => {
  const options = jobOptionsOf(defaultSettings);
  const left = withTreatment(options, 'level', false);
  expect([treatmentsOf(options), treatmentsOf(left)]).toEqual([['level'], []]);
  expect(parametersOf(left)).toBe(parametersOf(options).replace(/}$/, ',"leavesLevel":true}'));
  expect(withTreatment(left, 'level', true)).toEqual(options);
  expect(treatmentsOf(withTreatment(options, 'peaks', true))).toEqual(['level', 'peaks']);
  expect(retryOptions('cancelled', left, options)).toEqual(left);
  expect(retryOptions('done', left, options)).toEqual(options);
});

test('a text does not depend on threads and lanes', () => {
  const options = jobOptionsOf(defaultSettings);
  expect(parametersOf({ ...options, threads: 8, lanes: 3 })).toBe(parametersOf(options));
  expect(parametersOf({ ...options, paddingMs: 100 })).not.toBe(parametersOf(options));
});

test('the settings that a library comes with are settings', () => {
  expect(settingsSchema.parse(defaultSettings)).toEqual(defaultSettings);
});
