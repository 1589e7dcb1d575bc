import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { tokenize } from './tokens.ts';

const forms = (text: string) => tokenize(text).map(({ form }) => form);
const stems = (text: string) => tokenize(text).map(({ stem }) => stem);

it.each<[text: string, expected: readonly string[]]>([
  ['Она подала ЖАЛОБУ, вчера!', ['она', 'подала', 'жалобу', 'вчера']],
  ['ёлка Ёлка е\u0308лка', ['елка', 'елка', 'елка']],
  ['мо\u0438\u0306 мой', ['мой', 'мой']],
  ['за\u0301мок', ['замок']],
  ['пере\u00ADнос нуле\u200Bвой \uFEFFначало', ['перенос', 'нулевой', 'начало']],
  ["don't don’t O'Brien's 'quoted'", ['dont', 'dont', 'obriens', 'quoted']],
  ['кто-то 3.5 10,000 covid19', ['кто', 'то', '3', '5', '10000', 'covid19']],
  ['İstanbul ΟΔΟΣ οδοσ', ['istanbul', 'οδοσ', 'οδοσ']],
  ['café cafe\u0301', ['cafe', 'cafe']],
  ['你好世界', ['你好', '好世', '世界', '界']],
  ['iPhone手机 ok', ['iphone', '手机', '机', 'ok']],
  ['서울에서', ['서울', '울에', '에서', '서']],
  ['👍 … — ""', []],
  ['', []],
])('%s', (text, expected) => {
  expect(forms(text)).toEqual(expected);
});

it('decomposed Korean gives the same pairs as composed', () => {
  expect(forms('서울에서'.normalize('NFD'))).toEqual(forms('서울에서'));
});

it('forms of a word have one stem, by the script of each word', () => {
  expect(new Set(stems('жалоба жалобы жалобу жалоб жалобами')).size).toBe(1);
  expect(new Set(stems('ёлка елки ёлкой')).size).toBe(1);
  expect(stems('complaints were жалобы recorded')).toEqual(['complaint', 'were', 'жалоб', 'record']);
});

it.each(['Ёлка, cafe\u0301 и мо\u0438\u0306 «дом».', '你好，世界 abc', 'а\u00ADб 👍 don’t', '서울'.normalize('NFD')])(
  'offsets are those of the text as given: %s',
  (text) => {
    for (const token of tokenize(text)) {
      const [again] = tokenize(text.slice(token.start, token.end));
      expect(again?.form).toBe(token.form);
    }
  },
);

it('the full-text index splits nothing further and folds nothing', () => {
  const database = new Database(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'ascii'); CREATE VIRTUAL TABLE v USING fts5vocab(t, row)`,
  );
  const text = 'Ёлка ñandú naïve नमस्ते สวัสดี 你好世界 서울 ΟΔΟΣ O’Brien ẞ ﬁn 𝒳y ١٢٣ Ⅷ ª ゲーム straße שָׁלוֹם';
  const expected = new Set(forms(text));
  expect(expected.size).toBeGreaterThan(20);
  database.prepare('INSERT INTO t VALUES (?)').run(forms(text).join(' '));
  expect(new Set(database.prepare('SELECT term FROM v').pluck().all())).toEqual(expected);
});
