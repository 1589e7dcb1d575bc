import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { silentLog } from '#services/log.ts';
import type { Library } from './library.ts';
import { addTranscript } from './library.fixture.ts';
import { openLibrary } from './open-library.ts';

const soonMs = 400;
let dir: string;
let library: Library;
let emitted: AppEvent[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'watch-events-'));
  const events = createEventBus();
  emitted = [];
  events.on((event) => emitted.push(event));
  library = openLibrary({ dir, log: silentLog, events });
});
afterEach(() => {
  library.close();
  rmSync(dir, { recursive: true, force: true });
});

const term = { term: 'договор', match: 'any', severity: 'high', note: '' } as const;
const save = (name: string) => library.watch.lists.save({ listId: null, name, terms: [term] });

test('many changes of lists are one event, with the counts as they then are', async () => {
  for (const name of ['a', 'b', 'c']) save(name);
  await setTimeout(soonMs);
  expect(emitted).toMatchObject([{ name: 'watch.changed', data: { counts: library.watch.findings.counts() } }]);
});

test('a finding in a new text is reported', async () => {
  save('a');
  await library.watch.backfill.run({ all: false });
  await setTimeout(soonMs);
  emitted.length = 0;
  addTranscript(library, 'a.wav', ['подпишите договор']);
  await setTimeout(soonMs);
  expect(emitted).toMatchObject([{ name: 'watch.changed', data: { counts: { new: 1 } } }]);
});

test('a library that was closed meanwhile reports nothing', async () => {
  save('a');
  library.close();
  await setTimeout(soonMs);
  expect(emitted).toEqual([]);
});
