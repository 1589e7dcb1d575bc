import { expect, it, vi } from 'vitest';
import { defaultSettings } from '#shared/settings.ts';
import { refusedText } from './refused-text.ts';
import { createShellLanguage } from './shell-language.ts';
import { systemLanguage } from './system-language.ts';

it.each([
  [['ru-RU', 'en-US'], 'ru'],
  [['de-DE', 'ru'], 'ru'],
  [['de-DE', 'en-GB', 'ru'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('the system that prefers %j gets %s', (preferred, expected) => {
  expect(systemLanguage(preferred)).toBe(expected);
});

it('follows the interface language of the settings, and falls back to the system', () => {
  const onChange = vi.fn<() => void>();
  const shell = createShellLanguage('en', onChange);
  shell.follow({ ok: true, value: { ...defaultSettings, interfaceLanguage: 'ru' } });
  expect([shell.language(), shell.text().addFiles]).toEqual(['ru', 'Добавить файлы…']);
  shell.follow({ name: 'settings.changed', data: { settings: { ...defaultSettings, interfaceLanguage: 'system' } } });
  expect(shell.language()).toBe('en');
  shell.follow({ ok: false, failure: { code: 'internal', params: {} } });
  shell.follow({ name: 'recording.removed', data: { recordingIds: [1] } });
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('tells what could not be added and what to do, at most five files long', () => {
  const refused = Array.from({ length: 7 }, (_, index) => ({
    path: '/x',
    failure: { code: 'file-empty' as const, params: { name: `${index}.wav` } },
  }));
  const lines = refusedText({ ok: true, value: { added: [], alreadyThere: [], refused } }, 'ru')!.split('\n');
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('«0.wav» пуст');
  expect(refusedText({ ok: true, value: { added: [], alreadyThere: [], refused: [] } }, 'en')).toBeNull();
});
