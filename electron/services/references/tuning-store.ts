import { AppFailure, type Failure } from '#shared/failure.ts';
import type { RunState } from '#shared/quality/lab.ts';
import type { Tuning, TuningSpace, TuningTrial } from '#shared/quality/tuning.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

/** Searches for settings; their trials are runs of the lab. */
export interface TuningStore {
  add(tuning: { readonly versionId: number; readonly space: TuningSpace; readonly budgetMs: number }): Tuning;
  /** Newest first. */
  list(): readonly Tuning[];
  /** Throws `not-found`. */
  get(tuningId: number): Tuning;
  setState(tuningId: number, state: RunState, failure?: Failure | null): void;
  setBest(tuningId: number, best: TuningTrial, start: TuningTrial): void;
  setHeldOut(tuningId: number, runId: number): void;
}

type Row = Omit<Tuning, 'space' | 'best' | 'start' | 'failure'> &
  Readonly<Record<'space' | 'best' | 'start' | 'failure', string | null>>;

export function createTunings({ database, writer, now }: StoreParts): TuningStore {
  const columns = `SELECT tuning.id, version.set_id AS setId, quality_set.name AS setName, tuning.version_id AS versionId,
    tuning.state, tuning.space, tuning.budget_ms AS budgetMs, tuning.best, tuning.start,
    (SELECT coalesce(sum(work_ms), 0) FROM quality_result WHERE run_id IN
      (SELECT id FROM quality_run WHERE tuning_id = tuning.id)) AS spentMs,
    (SELECT count(*) FROM quality_run WHERE tuning_id = tuning.id) AS trialCount,
    tuning.held_out_run_id AS heldOutRunId, tuning.failure, tuning.started_at_ms AS startedAtMs
    FROM quality_tuning AS tuning JOIN quality_set_version AS version ON version.id = tuning.version_id
    JOIN quality_set ON quality_set.id = version.set_id`;
  const all = database.prepare<[], Row>(`${columns} ORDER BY tuning.id DESC`);
  const one = database.prepare<[number], Row>(`${columns} WHERE tuning.id = ?`);
  const insert = database.prepare<[number, string, number, number], { id: number }>(
    `INSERT INTO quality_tuning (version_id, state, space, budget_ms, started_at_ms) VALUES (?, 'waiting', ?, ?, ?) RETURNING id`,
  );
  const state = database.prepare<[string, string | null, number]>(
    'UPDATE quality_tuning SET state = ?, failure = ? WHERE id = ?',
  );
  const best = database.prepare<[string, string, number]>('UPDATE quality_tuning SET best = ?, start = ? WHERE id = ?');
  const heldOut = database.prepare<[number, number]>('UPDATE quality_tuning SET held_out_run_id = ? WHERE id = ?');
  const get = (tuningId: number) => {
    const row = one.get(tuningId);
    if (row === undefined) throw new AppFailure('not-found');
    return shown(row);
  };
  return {
    add: ({ versionId, space, budgetMs }) =>
      writer.write(() => get(insert.get(versionId, JSON.stringify(space), Math.round(budgetMs), now())?.id ?? 0)),
    list: () => all.all().map(shown),
    get,
    setState: (tuningId, to, failure = null) =>
      writer.write(() => void state.run(to, failure === null ? null : JSON.stringify(failure), tuningId)),
    setBest: (tuningId, trial, start) =>
      writer.write(() => void best.run(JSON.stringify(trial), JSON.stringify(start), tuningId)),
    setHeldOut: (tuningId, runId) => writer.write(() => void heldOut.run(runId, tuningId)),
  };
}

function shown({ space, best, start, failure, ...row }: Row): Tuning {
  const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
  return {
    ...row,
    space: JSON.parse(space ?? '{}') as TuningSpace,
    best: parsed(best) as TuningTrial | null,
    start: parsed(start) as TuningTrial | null,
    failure: parsed(failure) as Failure | null,
  };
}
