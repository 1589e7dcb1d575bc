import { expect, it } from 'vitest';
import { copiedHtml, copiedMarkdown, copiedText } from './copied-text.ts';

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

it('Markdown names the speaker in bold and takes no sign of the text for its own', () => {
  const rows = [
    { startMs: 15_000, speaker: 'Anna_B', text: 'Ten * two < [thirty]' },
    { startMs: 17_000, speaker: null, text: 'Да.' },
  ];
  expect(copiedMarkdown(rows)).toBe('\\[0:15\\] **Anna\\_B:** Ten \\* two \\< \\[thirty\\]\n\n\\[0:17\\] Да.');
});

it('formatted text holds a paragraph for each segment, and no markup of the text', () => {
  const rows = [{ startMs: 3_600_000, speaker: 'A & B', text: '<b>bold</b> "so"' }];
  const text = '&lt;b&gt;bold&lt;/b&gt; &quot;so&quot;';
  expect(copiedHtml(rows, { withTimes: true })).toBe(`<p dir="auto">[1:00:00] <strong>A &amp; B:</strong> ${text}</p>`);
  expect(copiedHtml([{ startMs: 0, speaker: null, text: 'x' }], { withTimes: false })).toBe('<p dir="auto">x</p>');
});
