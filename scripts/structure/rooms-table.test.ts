import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roomsTable } from './rooms-table.ts';

const file = join(import.meta.dirname, '../../docs/architecture.md');
const squeezed = (line: string) => line.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

test('the table of rooms in docs/architecture.md is that of rooms.ts', () => {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(squeezed);
  expect(rows).toEqual(roomsTable());
});

test('docs/architecture.md names every decision', () => {
  const text = readFileSync(file, 'utf8');
  const decisions = readdirSync(join(import.meta.dirname, '../../docs/decisions'));
  expect(decisions.filter((name) => !text.includes(`(decisions/${name})`))).toEqual([]);
});
