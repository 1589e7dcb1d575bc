import { expect, it } from 'vitest';
import { copiedText } from './copied-text.ts';

const rows = [
  { startMs: 15_000, speaker: 'Daniel Cooper', text: 'Where do you work?' },
  { startMs: 3_725_000, speaker: null, text: 'В порту.' },
  { startMs: 3_726_000, speaker: 'דנה', text: 'שלום (PayPal).' },
];

it('copied segments say when, who and what, a line each', () => {
  expect(copiedText(rows, { withTimes: true })).toBe(
    '[0:15] Daniel Cooper: Where do you work?\n[1:02:05] В порту.\n[1:02:06] דנה: שלום (PayPal).',
  );
});

it('without times the speakers stay', () => {
  expect(copiedText(rows, { withTimes: false })).toBe(
    'Daniel Cooper: Where do you work?\nВ порту.\nדנה: שלום (PayPal).',
  );
});
