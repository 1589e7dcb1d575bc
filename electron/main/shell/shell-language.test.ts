import type { InterfaceLanguage } from '#shared/text/language.ts';
import { expect, it, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
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

const settingsIn = (interfaceLanguage: 'system' | InterfaceLanguage) => ({ ...defaultSettings, interfaceLanguage });
const changedTo = (language: 'system' | InterfaceLanguage): AppEvent => {
  return { name: 'settings.changed', data: { settings: settingsIn(language) } };
};

it('follows the interface language of the settings, and falls back to the system', async () => {
  const onChange = vi.fn<() => void>();
  const shell = createShellLanguage('en', onChange);
  await shell.followReply(Promise.resolve({ ok: true, value: settingsIn('ru') }));
  expect([shell.language(), shell.text().addFiles]).toEqual(['ru', 'Добавить файлы…']);
  shell.followEvent(changedTo('system'));
  expect(shell.language()).toBe('en');
  await shell.followReply(Promise.resolve({ ok: false, failure: { code: 'internal', params: {} } }));
  shell.followEvent({ name: 'recording.removed', data: { recordingIds: [1] } });
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('does not let a reply that is older than an event undo it', async () => {
  const shell = createShellLanguage('en', () => {});
  const answered = shell.followReply(Promise.resolve({ ok: true, value: settingsIn('en') }));
  shell.followEvent(changedTo('ru'));
  await answered;
  expect(shell.language()).toBe('ru');
});

it('reports what could not be added and what to do, at most five files long', () => {
  const refused = Array.from({ length: 7 }, (_, index) => ({
    path: '/x',
    failure: { code: 'file-empty' as const, params: { name: `${index}.wav` } },
  }));
  const lines = refusedText({ ok: true, value: { added: [], alreadyThere: [], copies: [], refused } }, 'ru')!.split(
    '\n',
  );
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain('«0.wav» пуст');
  expect(refusedText({ ok: true, value: { added: [], alreadyThere: [], copies: [], refused: [] } }, 'en')).toBeNull();
});
