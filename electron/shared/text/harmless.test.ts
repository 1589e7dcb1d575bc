import { expect, test } from 'vitest';
import { harmless, harmlessJson } from './harmless.ts';

const nasty = [
  'evil\u001B[2J\u001B]0;t\u0007\nx.wav',
  'line\r\nbreak\u2028and\u2029more\u0085',
  'c1 \u009B31m \u0090 \u009D0;title\u009C',
  'bidi \u202Egnp.exe\u202C \u2066x\u2069 \u200F\u061C',
  'tab\there, delete \u007F, null \u0000',
  'tags \u{E0041}\u{E007F}, mark \uFEFF',
  'half a pair \uD83D',
];

test.each(nasty)('%j is one harmless line', (text) => {
  const shown = harmless(text);
  expect(shown).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\u061C\u200E\u200F\uFEFF]/u);
  expect(shown.isWellFormed()).toBe(true);
});

test.each(['Запись №3 (Ёлка) — «копия».wav', '会议 录音.m4a', 'שלום.mp3', '👩‍👩‍👧 и\u0306.wav', 'नमस्ते\u200D'])(
  '%j is shown as it is',
  (text) => {
    expect(harmless(text)).toBe(text);
  },
);

test.each(nasty)('JSON of %j reads back exactly and holds nothing a terminal obeys', (text) => {
  const json = harmlessJson(JSON.stringify({ name: text }, null, 2));
  expect(JSON.parse(json)).toEqual({ name: text });
  expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
});
