import { describe, expect, test } from 'vitest';
import { cuePresets, cueRulesOf, minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';
import type { Segment } from '#shared/segment.ts';
import { segmentOf } from '#services/formats/export.fixture.ts';
import { cuesOf } from './cues.ts';
import { scoreCues } from './score-cues.ts';

const ru = cueRulesOf('netflix', 'ru');
const en = cueRulesOf('netflix', 'en');
const linesOf = (text: string, language: string, rules = cueRulesOf('netflix', language)) =>
  cuesOf([segmentOf(0, Math.max(1500, text.length * 65), text)], language, { rules }).map(({ lines }) => lines);
const firstLines = (text: string, language: string) =>
  linesOf(text, language).flatMap((lines) => lines.slice(0, -1).map((line) => line.split(' ').at(-1) ?? ''));

test.each([
  ['ru', 'Мы договорились встретиться завтра не позже девяти часов утра'],
  ['ru', 'Он говорил об этом совершенно спокойно и без всякого сожаления'],
  ['ru', 'Договор подписали вчера вечером, потому что иначе было бы поздно'],
  ['ru', 'Они заплатили за всё это примерно 25000 рублей наличными деньгами'],
  ['ru', 'Эту книгу мне подарил когда-то сам А. С. Пушкин на день рождения'],
  ['ru', 'Мы живём на самой окраине города, ул. Ленина, дом номер пять'],
  ['ru', 'Если бы я знал об этом раньше, то никогда не стал бы соглашаться'],
  ['en', 'They told us to come back in the morning with all of the papers'],
  ['en', 'We have never been asked about this by anyone from the bank before'],
  ['en', 'The whole thing was signed by Mr. Smith and then sent to his office'],
  ['en', 'It was not until the next day that we found out about the money'],
  ['en', 'The customer said that he would have paid 300 pounds for a new one'],
])('%s: no line of “%s” ends in a word that belongs to the next', (language, text) => {
  const cues = cuesOf([segmentOf(0, text.length * 65, text)], language);
  expect(cues.some(({ lines }) => lines.length === 2)).toBe(true);
  const { counts } = scoreCues(cues, cueRulesOf('netflix', language), language);
  expect(counts.torn + counts['torn-weak'] + counts.enclitic).toBe(0);
  expect(firstLines(text, language).join(' ')).not.toMatch(/^(?:не|и|за|на|the|of|a|not|Mr\.)$/);
});

test('what fits in one line stays in one line', () => {
  expect(linesOf('Доброе утро, как вас зовут?', 'ru')).toEqual([['Доброе утро, как вас зовут?']]);
});

test('a line end of a person stays', () => {
  const [lines] = cuesOf([segmentOf(0, 2000, 'Добрый день,\nколлеги.')], 'ru').map((cue) => cue.lines);
  expect(lines).toEqual(['Добрый день,', 'коллеги.']);
  const many = cuesOf([segmentOf(0, 6000, 'раз\nдва\nтри\nчетыре')], 'ru');
  expect(many.flatMap((cue) => cue.lines)).toEqual(['раз', 'два', 'три', 'четыре']);
});

describe('times', () => {
  const said = (startMs: number, endMs: number, text: string, speaker: string | null = null): Segment => ({
    ...segmentOf(startMs, endMs, text, speaker),
    speakerId: speaker === null ? null : speaker.length,
  });

  test('a short cue is shown for 5/6 of a second where there is room', () => {
    const [cue] = cuesOf([said(1000, 1200, 'Да.'), said(9000, 9900, 'И ещё одно.')], 'ru');
    expect(cue?.endMs).toBe(1834);
  });

  test('a gap between two frames and half a second is closed to two frames', () => {
    const cues = cuesOf(
      [said(0, 2000, 'Это первая фраза.', 'А'), said(2300, 4000, 'Это вторая фраза.', 'Борис')],
      'ru',
    );
    expect((cues[1]?.startMs ?? 0) - (cues[0]?.endMs ?? 0)).toBe(84);
  });

  test('cues that touch are parted by two frames, also where people talk at once', () => {
    const segments = [
      said(0, 2000, 'Первая длинная фраза, и её перебивают.', 'А'),
      said(1500, 3000, 'А это вторая, и она тоже довольно длинная.', 'Борис'),
      said(1500, 3200, 'Третья говорит одновременно со второй, и долго.', 'Вера'),
      said(3200, 3201, 'Ох', 'А'),
    ];
    const cues = cuesOf(segments, 'ru');
    for (const [nth, cue] of cues.entries()) {
      expect(cue.endMs).toBeGreaterThan(cue.startMs);
      const next = cues[nth + 1];
      if (next !== undefined) expect(next.startMs - cue.endMs).toBeGreaterThanOrEqual(minGapMs(ru));
    }
  });

  test('two short turns of two speakers are one cue with hyphens, by the preset', () => {
    const turns = [said(0, 400, 'Готовы?', 'А'), said(450, 900, 'Да.', 'Борис')];
    expect(cuesOf(turns, 'ru').map((cue) => cue.lines)).toEqual([['-Готовы?', '-Да.']]);
    const rules = cueRulesOf('youtube', 'ru');
    expect(cuesOf(turns, 'ru', { rules }).map((cue) => cue.lines)).toEqual([['Готовы?'], ['Да.']]);
  });

  test('no cue stands over a long pause', () => {
    const words = ['так', 'вот', 'дальше', 'было'].map((text, nth) => {
      const startMs = nth < 2 ? nth * 300 : 4000 + nth * 300;
      return { text, startMs, endMs: startMs + 250, probability: 1 };
    });
    const cues = cuesOf([{ ...said(0, 5200, 'так вот дальше было'), words }], 'ru');
    expect(cues.map((cue) => cue.lines)).toEqual([['так вот'], ['дальше было']]);
  });
});

test('what a person made one subtitle stays one, over a pause too', () => {
  const words = ['Да.', 'Нет.'].map((text, nth) => ({
    text,
    startMs: nth * 4000,
    endMs: nth * 4000 + 400,
    probability: 1,
  }));
  const segment = { ...segmentOf(0, 4400, 'Да. Нет.'), words };
  expect(cuesOf([segment], 'ru')).toHaveLength(2);
  expect(cuesOf([{ ...segment, isEdited: true }], 'ru').map(({ lines }) => lines)).toEqual([['Да. Нет.']]);
});

test('speakers never share a line, and no text is lost, whatever the numbers are', () => {
  const vocabulary =
    'не и в на the of a мы они сказали, договор. 25 рублей бы же ли — А. Пушкин! customer’s слово'.split(' ');
  let seed = 5;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  for (let round = 0; round < 60; round += 1) {
    const base = cueRulesOf(cuePresets[round % cuePresets.length] ?? 'netflix', round % 2 === 0 ? 'ru' : 'en');
    const rules: CueRules = { ...base, maxColumns: 10 + Math.floor(random() * 40), maxLines: 1 + (round % 3) };
    let atMs = 0;
    const segments = Array.from({ length: 12 }, (_, nth) => {
      const text = Array.from(
        { length: 1 + Math.floor(random() * 18) },
        () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '',
      ).join(' ');
      const startMs = atMs;
      atMs += 100 + Math.floor(random() * 6000);
      const speaker = random() < 0.5 ? 'А' : 'Борис';
      return {
        ...segmentOf(startMs, atMs - Math.floor(random() * 90), text, speaker),
        id: nth + 1,
        speakerId: speaker.length,
      };
    });
    const cues = cuesOf(segments, 'ru', { rules });
    const said = cues.flatMap(({ turns }) => turns.flatMap(({ lines }) => lines.flat().map(({ text }) => text)));
    expect(said.join('')).toBe(segments.map(({ text }) => text.replaceAll(' ', '')).join(''));
    const { counts } = scoreCues(cues, rules, 'ru');
    expect(counts).toMatchObject({ wide: 0, lines: 0, gap: 0, overlap: 0, short: 0, 'crosses-speaker': 0, long: 0 });
  }
});

test('Russian lines are narrower than English ones', () => {
  expect([ru.maxColumns, en.maxColumns, ru.maxCps, en.maxCps]).toEqual([39, 42, 17, 20]);
});
