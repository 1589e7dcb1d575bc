import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { writeTargetOf } from '#shared/contract/write-target.ts';
import { createWriteGuard } from './write-guard.ts';

const asked: unknown[] = [];
const guard = createWriteGuard();
const door = guard.before(async (name) => {
  asked.push(name);
  return { ok: true, value: null };
});

const writes = [
  ['exports.save', { transcriptId: 1, format: 'srt', overwrite: true }, 'path'],
  ['watchLists.export', { listId: 1, overwrite: true }, 'path'],
  ['findings.export', { format: 'csv' }, 'path'],
  ['notes.export', { recordingId: 1 }, 'path'],
  ['models.export', { modelId: 'demo' }, 'dir'],
  ['analyses.export', { recordingId: 1, format: 'csv' }, 'path'],
  ['ownFields.export', {}, 'path'],
  ['of.tomorrow', {}, 'path'],
] as const;

it.each(writes)('%s writes only where a dialog of the system said', async (name, input, field) => {
  const at = (path: string) => door(name, { ...input, [field]: path });
  asked.length = 0;
  const refused = { ok: false, failure: { code: 'forbidden' } };
  expect(await at('/home/user/.bashrc')).toMatchObject(refused);
  expect(await at('/home/user/chosen/../.bashrc')).toMatchObject(refused);
  expect(asked).toEqual([]);
  guard.chosen([`/home/user/${name}.txt`, null]);
  expect(await at(`/home/user/${name}.txt`)).toMatchObject({ ok: true });
  expect(await at(`/home/user/x/../${name}.txt`)).toMatchObject({ ok: true });
  expect(await at(`/home/user/${name}.txt.exe`)).toMatchObject(refused);
  expect(asked).toEqual([name, name]);
});

it('what is read is named freely: dropped files have no dialog', async () => {
  expect(await door('recordings.add', { paths: ['/anything.wav'] })).toMatchObject({ ok: true });
  expect(await door('recordings.locate', { recordingId: 1, path: '/anything.wav' })).toMatchObject({ ok: true });
  expect(await door('models.import', { path: '/model.bin' })).toMatchObject({ ok: true });
  expect(await door('notes.export', { recordingId: 1, path: null })).toMatchObject({ ok: true });
});

it('every method of the contract that takes a path is a reader or guarded', () => {
  const taking = Object.entries(contract).filter(
    ([, { input }]) => 'shape' in input && ('path' in input.shape || 'dir' in input.shape),
  );
  const guarded = taking.map(([name]) => name).filter((name) => writeTargetOf(name, { path: resolve('x') }) !== null);
  expect(guarded.toSorted()).toEqual([
    'analyses.export',
    'audit.export',
    'batches.report',
    'exports.save',
    'findings.export',
    'judging.exportAgreement',
    'judging.exportScores',
    'judging.exportVerdicts',
    'models.export',
    'notes.export',
    'ownFields.export',
    'profile.export',
    'quality.export',
    'rules.export',
    'vocabulary.export',
    'watchLists.export',
  ]);
});
