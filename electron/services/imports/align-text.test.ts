import { expect, test } from 'vitest';
import type { Word } from '#shared/segment.ts';
import { alignText } from './align-text.ts';

const vocabulary =
  'договор банк клиент вчера письмо деньги счёт решили подписать встреча утром сказал потом новый дом город'.split(' ');
let seed = 3;
const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;

/** Words with 400 ms each, one of ten misrecognised. */
function spoken(text: string): readonly Word[] {
  return text.split(' ').map((word, nth) => ({
    text: random() < 0.1 ? 'ошибка' : word.toLowerCase().replaceAll(/[.,]/g, ''),
    startMs: nth * 400,
    endMs: nth * 400 + 350,
    probability: 0.9,
  }));
}
const paragraph = (number: number) =>
  `Абзац${number} ${Array.from({ length: 40 }, () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '').join(' ')}.`;

test('a text without times gets those of what was recognised', () => {
  const texts = Array.from({ length: 60 }, (_, nth) => paragraph(nth));
  const whole = texts.join(' ');
  const { segments, placedShare, unsaid } = alignText(
    texts.map((text) => ({ speaker: null, text })),
    spoken(whole),
  );
  expect(placedShare).toBeGreaterThan(0.95);
  expect(unsaid).toEqual([]);
  const errors = segments
    .flatMap(({ words }) => words)
    .map((word, nth) => Math.abs(word.startMs - nth * 400))
    .toSorted((a, b) => a - b);
  expect(errors[Math.floor(errors.length / 2)]).toBeLessThanOrEqual(150);
  expect(segments.every(({ isPlaced }) => isPlaced)).toBe(true);
});

test('a paragraph that was not said and one that is not in the text are named', () => {
  const said = Array.from({ length: 12 }, (_, nth) => paragraph(nth));
  const written = [
    ...said.slice(0, 3),
    'Этого абзаца никто никогда не произносил, его дописали позже для протокола и приложили к делу.',
    ...said.slice(3, 8),
    ...said.slice(9),
  ];
  const { segments, unsaid } = alignText(
    written.map((text) => ({ speaker: null, text })),
    spoken(said.join(' ')),
  );
  expect(segments.flatMap(({ isPlaced }, nth) => (isPlaced ? [] : [nth]))).toEqual([3]);
  expect(unsaid).toHaveLength(1);
  expect(unsaid[0]?.startMs).toBeGreaterThanOrEqual(8 * 41 * 400 - 800);
  expect(unsaid[0]?.endMs).toBeLessThanOrEqual(9 * 41 * 400 + 800);
});

test('nothing in common is said so', () => {
  const { placedShare } = alignText(
    [{ speaker: null, text: 'совсем другой текст про другое и о другом' }],
    spoken(paragraph(1)),
  );
  expect(placedShare).toBe(0);
});
