import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { prepareLazily } from './prepare-lazily.ts';

function openLazily() {
  const database = new Database(':memory:');
  prepareLazily(database);
  return database;
}

it('a statement is compiled when it is first used, so that its table may be made after it', () => {
  const database = openLazily();
  const add = database.prepare<[string]>('INSERT INTO word (text) VALUES (?)');
  const texts = database.prepare<[], string>('SELECT text FROM word').pluck();
  const count = database.prepare('SELECT text FROM wrod');
  database.exec('CREATE TABLE word (text TEXT)');
  expect(add.run('раз').changes).toBe(1);
  expect(texts.all()).toEqual(['раз']);
  expect(() => count.get()).toThrow('no such table: wrod');
});

it('does what a compiled statement does: rows, arrays, big numbers, columns, bound values', () => {
  const [lazy, plain] = [openLazily(), new Database(':memory:')];
  const results = [lazy, plain].map((database) => {
    const pair = () => database.prepare('SELECT 7 AS a, ? AS b');
    const toggled = pair().pluck();
    return [
      pair().get('x'),
      pair().all('x'),
      [...pair().iterate('x')],
      pair().raw().get('x'),
      pair().raw(false).get('x'),
      pair().expand().get('x'),
      pair().safeIntegers().pluck().get('x'),
      pair().bind('x').get(),
      [toggled.get('x'), toggled.pluck(false).get('x')],
      pair()
        .columns()
        .map(({ name }) => name),
      [pair().reader, pair().readonly, pair().busy, pair().source],
      database.transaction(() => pair().get('x'))(),
    ];
  });
  expect(results[0]).toEqual(results[1]);
});
