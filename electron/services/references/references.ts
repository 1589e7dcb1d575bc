import { createHash } from 'node:crypto';
import { AppFailure } from '#shared/failure.ts';
import type { LabSegment, Reference, ReferenceSet, SetItem, SetVersion, SplitRules } from '#shared/quality/lab.ts';
import type { Interval } from '#shared/quality/scores.ts';
import type { SegmentStore } from '#services/store/records.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { recordingNames } from './recording-names.ts';
import { referenceText, textHash } from './reference-text.ts';
import { splitItems } from './split-items.ts';

/** References and sets of them. A set has a version for each content that it had when it was viewed or used. */
export interface ReferenceStore {
  list(): readonly Reference[];
  get(referenceId: number): Reference;
  /** Marks a text, or changes the scope of one that is marked. Returns its id. Throws `not-found`. */
  mark(transcriptId: number, scope: readonly Interval[] | null): number;
  /** Takes it out of every set too; versions that hold it stay. */
  unmark(referenceId: number): void;
  sets(): readonly ReferenceSet[];
  /** Throws `not-found`. */
  set(setId: number): ReferenceSet;
  setNamed(name: string): ReferenceSet | null;
  /** Makes a set, or changes it where the name is known. */
  saveSet(set: {
    readonly name: string;
    readonly referenceIds: readonly number[];
    readonly split: SplitRules;
  }): ReferenceSet;
  removeSet(setId: number): void;
  versions(setId: number): readonly SetVersion[];
  version(versionId: number): SetVersion;
  /** The version of what the set holds now; made where there is none yet. Null for a set without references. */
  present(setId: number): SetVersion | null;
  /** What a reference said in a version. Throws `not-found`. */
  text(recordingId: number, hash: string): readonly LabSegment[];
  /** A figure of the held-out part was used. */
  noteLook(versionId: number, runId: number): void;
  looks(versionId: number): readonly { readonly runId: number; readonly lookedAtMs: number }[];
}

type Row = Omit<Reference, 'scope'> & { readonly scope: string | null };
interface SetRow {
  readonly id: number;
  readonly name: string;
  readonly heldOutShare: number;
  readonly folds: number;
}
type VersionRow = Omit<SetVersion, 'items' | 'languages' | 'durationMs'> & { readonly items: string };

export function createReferences(parts: StoreParts & { readonly segments: SegmentStore }): ReferenceStore {
  const marks = createMarks(parts);
  const versions = createVersions(parts, marks);
  const sets = createSets(parts, versions);
  return { ...marks, ...versions, ...sets, removeSet: createRemoval(parts) };
}

type Marks = Pick<ReferenceStore, 'list' | 'get' | 'mark' | 'unmark'>;

function createMarks({ database, writer, now }: StoreParts): Marks {
  const columns = `SELECT reference.id, reference.recording_id AS recordingId, recording.name AS recordingName,
    reference.transcript_id AS transcriptId, transcript.model_id AS modelId, reference.scope,
    transcript.language, coalesce(media.duration_ms, 0) AS durationMs, reference.added_at_ms AS addedAtMs
    FROM quality_reference AS reference JOIN recording ON recording.id = reference.recording_id
    JOIN media ON media.id = recording.media_id JOIN transcript ON transcript.id = reference.transcript_id`;
  const all = database.prepare<[], Row>(
    `${columns} WHERE recording.removed_at_ms IS NULL ORDER BY recording.name, reference.id`,
  );
  const one = database.prepare<[number], Row>(`${columns} WHERE reference.id = ?`);
  const recordingOf = database.prepare<[number], number>('SELECT recording_id FROM transcript WHERE id = ?').pluck();
  const insert = database.prepare<[number, number, string | null, number], { id: number }>(
    `INSERT INTO quality_reference (recording_id, transcript_id, scope, added_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (transcript_id) DO UPDATE SET scope = excluded.scope RETURNING id`,
  );
  const drop = ['quality_set_reference WHERE reference_id', 'quality_reference WHERE id'].map((from) =>
    database.prepare<[number]>(`DELETE FROM ${from} = ?`),
  );
  const shown = ({ scope, ...row }: Row): Reference => ({
    ...row,
    scope: scope === null ? null : (JSON.parse(scope) as readonly Interval[]),
  });
  return {
    list: () => all.all().map(shown),
    get: (referenceId) => shown(found(one.get(referenceId))),
    mark: (transcriptId, scope) =>
      writer.write(() => {
        const recordingId = found(recordingOf.get(transcriptId));
        return found(insert.get(recordingId, transcriptId, scope === null ? null : JSON.stringify(scope), now())).id;
      }),
    unmark: (referenceId) => writer.write(() => drop.forEach((statement) => statement.run(referenceId))),
  };
}

type Versions = Pick<ReferenceStore, 'versions' | 'version' | 'present' | 'text' | 'noteLook' | 'looks'>;

function createVersions(parts: StoreParts & { readonly segments: SegmentStore }, marks: Marks): Versions {
  const { database, writer, now } = parts;
  const columns = 'SELECT id, set_id AS setId, number, hash, items, made_at_ms AS madeAtMs FROM quality_set_version';
  const ofSet = database.prepare<[number], VersionRow>(`${columns} WHERE set_id = ? ORDER BY number DESC`);
  const one = database.prepare<[number], VersionRow>(`${columns} WHERE id = ?`);
  const known = database.prepare<[number, string], VersionRow>(`${columns} WHERE set_id = ? AND hash = ?`);
  const insert = database.prepare<[{ setId: number; hash: string; items: string; madeAtMs: number }], { id: number }>(
    `INSERT INTO quality_set_version (set_id, number, hash, items, made_at_ms)
     SELECT @setId, coalesce(max(number), 0) + 1, @hash, @items, @madeAtMs FROM quality_set_version
     WHERE set_id = @setId RETURNING id`,
  );
  const keep = database.prepare<[number, string, string]>('INSERT OR IGNORE INTO quality_text VALUES (?, ?, ?)');
  const members = database
    .prepare<[number], number>('SELECT reference_id FROM quality_set_reference WHERE set_id = ? ORDER BY 1')
    .pluck();
  const rules = database.prepare<[number], SplitRules>(
    'SELECT held_out_share AS heldOutShare, folds FROM quality_set WHERE id = ?',
  );
  const shown = versionReader(database);
  return {
    versions: (setId) => ofSet.all(setId).map(shown),
    version: (versionId) => shown(found(one.get(versionId))),
    present(setId) {
      const inSet = new Set(members.all(setId));
      const references = marks.list().filter(({ id }) => inSet.has(id));
      if (references.length === 0) return null;
      const texts = references.map(({ transcriptId, scope }) =>
        referenceText(parts.segments.iterate(transcriptId), scope),
      );
      const items = itemsFor(references, texts, found(rules.get(setId)));
      const hash = createHash('sha256')
        .update(JSON.stringify(items.map((item) => [item.hash, item.recordingId, item.part])))
        .digest('hex');
      const row = known.get(setId, hash);
      if (row !== undefined) return shown(row);
      return writer.write(() => {
        items.forEach((item, nth) => keep.run(item.recordingId, item.hash, JSON.stringify(texts[nth])));
        const { id } = found(insert.get({ setId, hash, items: JSON.stringify(items), madeAtMs: now() }));
        return shown(found(one.get(id)));
      });
    },
    ...createTexts(parts),
    ...createLooks(parts),
  };
}

function createTexts({ database }: StoreParts): Pick<ReferenceStore, 'text'> {
  const kept = database
    .prepare<[number, string], string>('SELECT segments FROM quality_text WHERE recording_id = ? AND hash = ?')
    .pluck();
  return { text: (recordingId, hash) => JSON.parse(found(kept.get(recordingId, hash))) as readonly LabSegment[] };
}

function createLooks({ database, writer, now }: StoreParts): Pick<ReferenceStore, 'noteLook' | 'looks'> {
  const look = database.prepare<[number, number, number]>(
    'INSERT INTO quality_look (version_id, run_id, looked_at_ms) VALUES (?, ?, ?)',
  );
  const looked = database.prepare<[number], { runId: number; lookedAtMs: number }>(
    'SELECT run_id AS runId, looked_at_ms AS lookedAtMs FROM quality_look WHERE version_id = ? ORDER BY id',
  );
  return {
    noteLook: (versionId, runId) => writer.write(() => void look.run(versionId, runId, now())),
    looks: (versionId) => looked.all(versionId),
  };
}

function versionReader(database: StoreParts['database']): (row: VersionRow) => SetVersion {
  const nameOf = recordingNames(database);
  return (row) => {
    const kept = JSON.parse(row.items) as readonly (SetItem & { readonly language: string | null })[];
    const items = kept.map((item) => ({ ...item, recordingName: nameOf(item.recordingId) }));
    const languages = [...new Set(items.flatMap(({ language }) => (language === null ? [] : [language])))].toSorted();
    return { ...row, items, languages, durationMs: items.reduce((sum, { durationMs }) => sum + durationMs, 0) };
  };
}

function itemsFor(
  references: readonly Reference[],
  texts: readonly (readonly LabSegment[])[],
  rules: SplitRules,
): readonly (SetItem & { readonly language: string | null })[] {
  const facts = references.map(({ recordingId, scope }, nth) => {
    const text = texts[nth] ?? [];
    const speakers = [...new Set(text.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
    const durationMs = text.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    return { recordingId, durationMs, speakers, hash: textHash(text, scope) };
  });
  const partOf = splitItems(facts, rules);
  return references.map(({ id, recordingId, language }, nth) => ({
    referenceId: id,
    recordingId,
    // Read from the library each time: a version must not keep the name of what was deleted for good.
    recordingName: '',
    language,
    hash: facts[nth]?.hash ?? '',
    durationMs: facts[nth]?.durationMs ?? 0,
    part: partOf[nth] ?? 1,
  }));
}

function createSets({ database, writer, now }: StoreParts, versions: Versions) {
  const columns = 'SELECT id, name, held_out_share AS heldOutShare, folds FROM quality_set';
  const all = database.prepare<[], SetRow>(`${columns} ORDER BY name`);
  const one = database.prepare<[number], SetRow>(`${columns} WHERE id = ?`);
  const named = database.prepare<[string], SetRow>(`${columns} WHERE name = ?`);
  const members = database
    .prepare<[number], number>('SELECT reference_id FROM quality_set_reference WHERE set_id = ? ORDER BY 1')
    .pluck();
  const save = database.prepare<[string, number, number, number], { id: number }>(
    `INSERT INTO quality_set (name, held_out_share, folds, added_at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET held_out_share = excluded.held_out_share, folds = excluded.folds RETURNING id`,
  );
  const clear = database.prepare<[number]>('DELETE FROM quality_set_reference WHERE set_id = ?');
  const join = database.prepare<[number, number]>('INSERT INTO quality_set_reference VALUES (?, ?)');
  const shown = ({ id, name, heldOutShare, folds }: SetRow): ReferenceSet => {
    const [version = null, ...older] = versions.versions(id);
    return {
      id,
      name,
      split: { heldOutShare, folds },
      referenceIds: members.all(id),
      version,
      versionCount: version === null ? 0 : older.length + 1,
      heldOutLooks: version === null ? 0 : versions.looks(version.id).length,
    };
  };
  return {
    sets: () => all.all().map(shown),
    set: (setId: number) => shown(found(one.get(setId))),
    setNamed(name: string) {
      const row = named.get(name);
      return row === undefined ? null : shown(row);
    },
    saveSet: ({ name, referenceIds, split }: Parameters<ReferenceStore['saveSet']>[0]) =>
      writer.write(() => {
        const { id } = found(save.get(name, split.heldOutShare, split.folds, now()));
        clear.run(id);
        for (const referenceId of new Set(referenceIds)) join.run(id, referenceId);
        versions.present(id);
        return shown(found(one.get(id)));
      }),
  };
}

function createRemoval({ database, writer }: StoreParts): ReferenceStore['removeSet'] {
  const remove = [
    'quality_result WHERE run_id IN (SELECT id FROM quality_run WHERE version_id IN (SELECT id FROM quality_set_version WHERE set_id = ?))',
    'quality_look WHERE version_id IN (SELECT id FROM quality_set_version WHERE set_id = ?)',
    'quality_run WHERE version_id IN (SELECT id FROM quality_set_version WHERE set_id = ?)',
    'quality_tuning WHERE version_id IN (SELECT id FROM quality_set_version WHERE set_id = ?)',
    'quality_set_version WHERE set_id = ?',
    'quality_set_reference WHERE set_id = ?',
    'quality_set WHERE id = ?',
  ].map((from) => database.prepare<[number]>(`DELETE FROM ${from}`));
  return (setId) => writer.write(() => remove.forEach((statement) => statement.run(setId)));
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppFailure('not-found');
  return row;
}
