import { expect, it } from 'vitest';
import { z } from 'zod';
import { contract } from '#shared/contract/contract.ts';
import { isPlaceKey, readPlaces, writeTargetsOf } from '#shared/contract/write-target.ts';
import { createWriteGuard } from './write-guard.ts';

const asked: unknown[] = [];
const guard = createWriteGuard();
/** What watched folders write to already. */
const sources = [
  { folder: '/watched/beside', rules: { exports: [{ folder: null }] } },
  { folder: '/watched/only', rules: { exports: [{ folder: '/texts/given' }] } },
];
const door = guard.before(async (name) => {
  if (name === 'sources.list') return { ok: true, value: sources };
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
  ['exports.saveMany', { recordings: { recordingIds: [1] }, format: 'txt' }, 'folder'],
  ['redaction.start', { recordingId: 1, options: {} }, 'folder'],
  ['evidence.make', { recordingId: 1 }, 'folder'],
  ['judging.exportScores', { scorecardId: 1, format: 'csv' }, 'path'],
  ['sources.change', { sourceId: 1 }, 'folder'],
  ['of.tomorrow', {}, 'path'],
  ['of.tomorrow', {}, 'outFile'],
  ['of.tomorrow', {}, 'targetDirectory'],
] as const;

it.each(writes)('%s writes only where a dialog of the system said', async (name, input, field) => {
  const at = (path: string) => door(name, { ...input, [field]: path });
  asked.length = 0;
  const refused = { ok: false, failure: { code: 'place-not-chosen' } };
  expect(await at('/home/user/.bashrc')).toMatchObject(refused);
  expect(await at('/home/user/chosen/../.bashrc')).toMatchObject(refused);
  expect(asked).toEqual([]);
  guard.chosen([`/home/user/${name} ${field}.txt`, null]);
  expect(await at(`/home/user/${name} ${field}.txt`)).toMatchObject({ ok: true });
  expect(await at(`/home/user/x/../${name} ${field}.txt`)).toMatchObject({ ok: true });
  expect(await at(`/home/user/${name} ${field}.txt.exe`)).toMatchObject(refused);
  expect(asked).toEqual([name, name]);
});

it('what is read is named freely: dropped files have no dialog', async () => {
  expect(await door('recordings.add', { paths: ['/anything.wav'] })).toMatchObject({ ok: true });
  expect(await door('recordings.locate', { recordingId: 1, path: '/anything.wav' })).toMatchObject({ ok: true });
  expect(await door('models.import', { path: '/model.bin' })).toMatchObject({ ok: true });
  expect(await door('models.importFiles', { paths: ['/a.onnx', '/b.txt'] })).toMatchObject({ ok: true });
  expect(await door('notes.export', { recordingId: 1, path: null })).toMatchObject({ ok: true });
});

it('a program to run is only the one that was chosen as one: no file, folder or place to save', async () => {
  const at = (ffmpegPath: string | null) => door('settings.set', { ffmpegPath });
  const refused = { ok: false, failure: { code: 'program-not-chosen' } };
  guard.chosen(['/home/user/saved', '/home/user']);
  for (const path of ['/bin/sh', 'sh', '/home/user/saved', '/home/user/ffmpeg', '']) {
    expect([path, await at(path)]).toMatchObject([path, refused]);
  }
  guard.chosenProgram('/opt/ffmpeg/bin/ffmpeg');
  expect(await at('/opt/ffmpeg/bin/ffmpeg')).toMatchObject({ ok: true });
  expect(await at('/opt/ffmpeg/bin/../bin/ffmpeg')).toMatchObject({ ok: true });
  expect(await at('/opt/ffmpeg/bin/ffmpeg.sh')).toMatchObject(refused);
  expect(await at(null)).toMatchObject({ ok: true });
  expect(await door('settings.set', { theme: 'dark' })).toMatchObject({ ok: true });
  expect(await door('exports.save', { path: '/opt/ffmpeg/bin/ffmpeg' })).toMatchObject({ ok: false });
});

it('places deep in an input are guarded, too: texts of a watched folder', async () => {
  const rules = (folder: string | null) => ({ exports: [{ format: 'txt', folder, template: '{name}' }] });
  const refused = { ok: false, failure: { code: 'place-not-chosen' } };
  const add = (folder: string, exports: string | null) => door('sources.add', { folder, rules: rules(exports) });
  expect(await door('sources.add', { folder: '/anywhere', rules: { exports: [] } })).toMatchObject({ ok: true });
  expect(await add('/anywhere', '/home/user/.ssh')).toMatchObject(refused);
  expect(await add('/anywhere', null)).toMatchObject(refused);
  guard.chosen(['/anywhere/chosen']);
  expect(await add('/anywhere/chosen', null)).toMatchObject({ ok: true });
  // Rules that are changed otherwise name again what was chosen once.
  const change = (more: object) => door('sources.change', { sourceId: 1, ...more });
  expect(await change({ rules: rules('/texts/given') })).toMatchObject({ ok: true });
  expect(await change({ rules: rules('/texts/other') })).toMatchObject(refused);
  expect(await change({ rules: rules(null), folder: '/watched/beside' })).toMatchObject({ ok: true });
  expect(await change({ rules: rules(null), folder: '/watched/only' })).toMatchObject(refused);
});

interface Shape {
  readonly type?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly allOf?: readonly Shape[];
}

/** Every field of strings in an input, `rules.exports.folder` for one in a list. */
function stringFields(shape: Shape, field = ''): readonly { readonly field: string; readonly maxLength: number }[] {
  const parts = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])];
  return [
    ...(shape.type === 'string' && field !== '' ? [{ field, maxLength: shape.maxLength ?? 0 }] : []),
    ...parts.flatMap((part) => stringFields(part, field)),
    ...(shape.items === undefined ? [] : stringFields(shape.items, field)),
    ...Object.entries(shape.properties ?? {}).flatMap(([key, part]) =>
      stringFields(part, field === '' ? key : `${field}.${key}`),
    ),
  ];
}

const fields = Object.entries(contract).flatMap(([name, { input }]) => {
  const shape = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Shape;
  return stringFields(shape).map((one) => ({ name, ...one }));
});
const lastKey = (field: string) => field.split('.').at(-1) ?? '';

/** An input that names a place in that field only. */
function inputWith(field: string, place: string): unknown {
  return field.split('.').reduceRight<unknown>((value, key) => ({ [key]: value }), place);
}

it('every field of the whole contract that names a place is guarded, or is known to be read only', () => {
  const places = fields.filter(({ field }) => isPlaceKey(lastKey(field)));
  const unguarded = places.filter(({ name, field }) => writeTargetsOf(name, inputWith(field, '/x')).length === 0);
  expect(new Set(unguarded.map(({ name, field }) => `${name} ${field}`))).toEqual(
    new Set(Object.entries(readPlaces).flatMap(([name, all]) => all.map((field) => `${name} ${field}`))),
  );
  // As many as were seen when this was written: a walk that finds none would prove nothing.
  expect(places.length).toBeGreaterThanOrEqual(25);
});

it('no field is long enough for a path and is called otherwise', () => {
  const texts = new Set(['text', 'query', 'json', 'csv', 'value', 'note', 'reason', 'remark', 'prompt', 'source']);
  const paths = fields.filter(
    ({ field, maxLength }) =>
      (maxLength === 4096 || maxLength === 32_768) && !isPlaceKey(lastKey(field)) && !texts.has(lastKey(field)),
  );
  expect(paths.map(({ name, field }) => `${name} ${field}`)).toEqual([]);
});
