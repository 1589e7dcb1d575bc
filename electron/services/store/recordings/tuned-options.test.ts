import { expect, test } from 'vitest';
import { tunedFor, type TunedSettings } from '#shared/quality/tuned-settings.ts';
import { defaultSettings } from '#shared/settings.ts';
import { asChosen, jobOptionsOf, tunedOptions } from './job-options.ts';

const options = { modelId: 'large', language: 'auto', prompt: '', preset: 'accurate', detector: 'off', thresholdPercent: 30, paddingMs: 200, beamSize: 8, temperatures: 'none' } as const; // prettier-ignore
const of = (place: TunedSettings['place'], more: Partial<TunedSettings['options']> = {}): TunedSettings => ({
  place,
  options: { ...options, ...more },
  setName: 'звонки',
  chosenAtMs: 1,
});
const settings = (...tuned: TunedSettings[]) => ({ ...defaultSettings, tuned });

test.each([
  ['/архив/суд/а.wav', 'ru', '/архив/суд'],
  ['/архив/а.wav', 'ru', '/архив'],
  ['/архивное/а.wav', 'ru', 'ru'],
  ['/другое/а.wav', 'en', null],
  ['/другое/а.wav', null, null],
  // One accent, written in two ways.
  ['/cafe\u0301/a.wav', 'de', '/caf\u00E9'],
  [String.raw`C:\Inbox\a.wav`, 'de', String.raw`C:\Inbox`],
])('%s in %s takes the settings of %s', (path, language, expected) => {
  const all = ['/архив', '/архив/суд', '/caf\u00E9', String.raw`C:\Inbox`].map((folder) => of({ folder }));
  const found = tunedFor([of({ language: 'ru' }), ...all], { path, language });
  expect(found === null ? null : 'folder' in found.place ? found.place.folder : found.place.language).toBe(expected);
});

test('a job stays open to what was found for languages until its language is known', () => {
  const { tuned, ...rest } = settings(of({ language: 'ru' }));
  const job = jobOptionsOf({ ...rest, tuned });
  expect(job.isTunable).toBe(true);
  expect(tunedOptions(job, tuned, { path: '/a.wav', language: null })).toBe(job);
  expect(tunedOptions(job, tuned, { path: '/a.wav', language: 'ru' })).toEqual({
    ...asChosen(job),
    ...options,
    language: 'ru',
    isOneModel: true,
  });
  expect(tunedOptions(job, tuned, { path: '/a.wav', language: 'de' })).toEqual(asChosen(job));
});

test('a language that is set counts at once, and a folder keeps the language that a person set', () => {
  const tuned = [of({ language: 'ru' }), of({ folder: '/in' }, { language: 'en', beamSize: null })];
  const job = jobOptionsOf({ ...settings(...tuned), recognitionLanguage: 'ru', beamSize: 2 });
  expect(tunedOptions(job, tuned, { path: '/a.wav', language: null })).toMatchObject({ beamSize: 8, language: 'ru' });
  const inFolder = tunedOptions(job, tuned, { path: '/in/a.wav', language: null });
  expect(inFolder).toMatchObject({ language: 'ru', modelId: 'large' });
  expect(inFolder).not.toHaveProperty('beamSize');
});

test('what was chosen for one recording stays, and without such settings jobs are as they always were', () => {
  const tuned = [of({ folder: '/in' })];
  const chosen = asChosen(jobOptionsOf(settings(...tuned)));
  expect(tunedOptions(chosen, tuned, { path: '/in/a.wav', language: 'ru' })).toEqual(chosen);
  expect(jobOptionsOf(defaultSettings)).not.toHaveProperty('isTunable');
});
