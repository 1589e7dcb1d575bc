import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foreignTextWithoutDirection } from './foreign-text.ts';

const files = globSync('renderer/**/*.tsx');
const complaintsOf = (code: string) => foreignTextWithoutDirection('renderer/made.tsx', `const shown = ${code};`);

test('every place of the page that shows text of people, files and models says that its direction is its own', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => foreignTextWithoutDirection(file).map((where) => `${file}:${where}`))).toEqual([]);
});

test.each([
  '<p>{recording.name}</p>',
  '<li><span>{`${speaker}: `}</span></li>',
  '<h1>{name.trim() || t.untitled}</h1>',
  '<p>{tail(hit.before)} <mark>x</mark></p>',
  '<b>{isShown ? segment.text : null}</b>',
  '<i>{note?.text ?? null}</i>',
  '<ul>{tags.map((tag) => <li key={tag}>{tag}</li>)}</ul>',
  '<input aria-label="x" />',
  '<input type="search" />',
  '<textarea value={text} />',
])('%s is complained of', (code) => {
  expect(complaintsOf(code)).toHaveLength(1);
});

test.each([
  '<p dir="auto">{recording.name}</p>',
  '<p dir="auto"><mark>{hit.match}</mark></p>',
  '<p>{t.search.noneTitle(text)}</p>',
  '<p><bdi>{speaker}</bdi>: {t.common.back}</p>',
  '<title>{`${name} – Stenogram`}</title>',
  '<input type="checkbox" />',
  '<input {...shared} type="text" />',
  '<p>{format.clock(segment.startMs)}</p>',
])('%s is right', (code) => {
  expect(complaintsOf(code)).toEqual([]);
});
