import { AppFailure } from '#shared/failure.ts';
import type { Page } from '#shared/page.ts';
import type { ClassExample, ClassFigures, ErrorCosts, TextClass } from '#shared/quality/classes.ts';
import type { StoredClassifier } from '#services/classifiers/classifier-file.ts';
import { driftOf } from '#services/classifiers/drift.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

/** Classes, what was said of passages, and what was learned of it. */
export interface ClassStore {
  list(): readonly TextClass[];
  /** Throws `not-found`. */
  get(classId: number): TextClass;
  /** Makes one, or changes the costs and lists of the one of this name. */
  save(given: { readonly name: string; readonly costs: ErrorCosts; readonly listIds: readonly number[] }): TextClass;
  remove(classId: number): void;
  /** What is said of a segment now counts; also where it was forgotten. */
  label(classId: number, segmentId: number, isTrue: boolean): void;
  /** Forgotten ones are kept out of training until they are taken back. */
  forget(exampleId: number, isForgotten: boolean): void;
  examples(classId: number, page: { readonly offset: number; readonly limit: number }): Page<ClassExample>;
  /** Takes in the verdicts on findings of its lists since, and gives everything that counts. */
  gather(classId: number): readonly ClassExample[];
  learned(
    classId: number,
    result: {
      readonly classifier: StoredClassifier;
      readonly figures: ClassFigures;
      readonly scores: ReadonlyMap<number, number>;
    },
  ): TextClass;
  /** Of the classes that were trained. */
  classifiers(): readonly { readonly name: string; readonly classifier: StoredClassifier }[];
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly missCost: number;
  readonly falseAlarmCost: number;
  readonly listIds: string;
  readonly figures: string | null;
  readonly trainedAtMs: number | null;
  readonly exampleCount: number;
  readonly trueCount: number;
  readonly forgottenCount: number;
}

type ExampleRow = Omit<ClassExample, 'isTrue' | 'isForgotten' | 'isFromFinding'> & {
  readonly isTrue: number;
  readonly isForgotten: number;
  readonly source: number;
};

const columns = `SELECT id, name, miss_cost AS missCost, false_alarm_cost AS falseAlarmCost, list_ids AS listIds, figures,
  trained_at_ms AS trainedAtMs,
  (SELECT count(*) FROM class_example WHERE class_id = text_class.id AND is_forgotten = 0) AS exampleCount,
  (SELECT count(*) FROM class_example WHERE class_id = text_class.id AND is_forgotten = 0 AND is_true = 1) AS trueCount,
  (SELECT count(*) FROM class_example WHERE class_id = text_class.id AND is_forgotten = 1) AS forgottenCount
  FROM text_class`;
const exampleColumns = `SELECT example.id, example.recording_id AS recordingId, recording.name AS recordingName,
  example.segment_id AS segmentId, example.text, example.is_true AS isTrue, example.is_forgotten AS isForgotten,
  example.source, example.score, example.decided_at_ms AS decidedAtMs
  FROM class_example AS example JOIN recording ON recording.id = example.recording_id WHERE example.class_id = ?`;

export function createClasses(parts: StoreParts): ClassStore {
  const { database, writer } = parts;
  const all = database.prepare<[], Row>(`${columns} ORDER BY name`);
  const one = database.prepare<[number], Row>(`${columns} WHERE id = ?`);
  const save = database.prepare<[string, number, number, string], { id: number }>(
    `INSERT INTO text_class (name, miss_cost, false_alarm_cost, list_ids) VALUES (?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET miss_cost = excluded.miss_cost, false_alarm_cost = excluded.false_alarm_cost,
       list_ids = excluded.list_ids RETURNING id`,
  );
  const drop = ['class_example WHERE class_id', 'text_class WHERE id'].map((from) =>
    database.prepare<[number]>(`DELETE FROM ${from} = ?`),
  );
  const examples = createExamples(parts);
  const shown = (row: Row): TextClass => classOf(row, examples.counting(row.id));
  const get = (classId: number) => shown(found(one.get(classId)));
  return {
    list: () => all.all().map(shown),
    get,
    save: ({ name, costs, listIds }) =>
      writer.write(() => {
        const key = name.normalize('NFC').trim().toLowerCase();
        return get(found(save.get(key, costs.miss, costs.falseAlarm, JSON.stringify(listIds))).id);
      }),
    remove: (classId) => writer.write(() => drop.forEach((statement) => statement.run(classId))),
    label: examples.label,
    forget: examples.forget,
    examples: examples.page,
    gather: (classId) => {
      examples.takeVerdicts(classId, get(classId).listIds);
      return examples.counting(classId);
    },
    ...createLearned(parts, get),
  };
}

function createLearned(
  { database, writer, now }: StoreParts,
  get: (classId: number) => TextClass,
): Pick<ClassStore, 'learned' | 'classifiers'> {
  const learned = database.prepare<[string, string, number, number]>(
    'UPDATE text_class SET classifier = ?, figures = ?, trained_at_ms = ? WHERE id = ?',
  );
  const score = database.prepare<[number, number]>('UPDATE class_example SET score = ? WHERE id = ?');
  const trained = database.prepare<[], { name: string; classifier: string }>(
    'SELECT name, classifier FROM text_class WHERE classifier IS NOT NULL ORDER BY name',
  );
  return {
    learned: (classId, { classifier, figures, scores }) =>
      writer.write(() => {
        learned.run(JSON.stringify(classifier), JSON.stringify(figures), now(), classId);
        for (const [exampleId, value] of scores) score.run(value, exampleId);
        return get(classId);
      }),
    classifiers: () =>
      trained.all().map(({ name, classifier }) => ({ name, classifier: JSON.parse(classifier) as StoredClassifier })),
  };
}

function createExamples({ database, writer, now }: StoreParts) {
  const counting = database.prepare<[number], ExampleRow>(
    `${exampleColumns} AND example.is_forgotten = 0 ORDER BY example.id`,
  );
  const page = database.prepare<[number, number, number], ExampleRow>(
    `${exampleColumns} ORDER BY example.id DESC LIMIT ? OFFSET ?`,
  );
  const total = database.prepare<[number], number>('SELECT count(*) FROM class_example WHERE class_id = ?').pluck();
  const label = database.prepare<[{ classId: number; segmentId: number; isTrue: number; nowMs: number }]>(
    `INSERT INTO class_example (class_id, recording_id, segment_id, source, text, is_true, decided_at_ms)
     SELECT @classId, transcript.recording_id, segment.id, 0, segment.text, @isTrue, @nowMs FROM segment
       JOIN transcript ON transcript.id = segment.id >> 20 WHERE segment.id = @segmentId
     ON CONFLICT (class_id, segment_id, source) DO UPDATE SET is_true = excluded.is_true, is_forgotten = 0,
       text = excluded.text, decided_at_ms = excluded.decided_at_ms, score = NULL`,
  );
  const forget = database.prepare<[number, number]>('UPDATE class_example SET is_forgotten = ? WHERE id = ?');
  const verdicts = database.prepare<[{ classId: number; listIds: string }]>(
    `INSERT INTO class_example (class_id, recording_id, segment_id, source, text, is_true, decided_at_ms)
     SELECT @classId, finding.recording_id, finding.segment_id, finding.id, segment.text, finding.state = 'confirmed',
       coalesce(finding.decided_at_ms, finding.found_at_ms)
     FROM finding JOIN rule ON rule.id = finding.rule_id JOIN segment ON segment.id = finding.segment_id
     WHERE rule.watch_list_id IN (SELECT value FROM json_each(@listIds)) AND finding.state IN ('confirmed', 'dismissed')
     ON CONFLICT (class_id, segment_id, source) DO UPDATE SET is_true = excluded.is_true, text = excluded.text,
       decided_at_ms = excluded.decided_at_ms`,
  );
  return {
    counting: (classId: number) => counting.all(classId).map(exampleOf),
    page: (classId: number, { offset, limit }: { readonly offset: number; readonly limit: number }) => ({
      total: total.get(classId) ?? 0,
      rows: page.all(classId, limit, offset).map(exampleOf),
    }),
    label: (classId: number, segmentId: number, isTrue: boolean) =>
      writer.write(() => {
        if (label.run({ classId, segmentId, isTrue: isTrue ? 1 : 0, nowMs: now() }).changes === 0)
          throw new AppFailure('not-found');
      }),
    forget: (exampleId: number, isForgotten: boolean) =>
      writer.write(() => void forget.run(isForgotten ? 1 : 0, exampleId)),
    takeVerdicts: (classId: number, listIds: readonly number[]) =>
      writer.write(() => void verdicts.run({ classId, listIds: JSON.stringify(listIds) })),
  };
}

function exampleOf({ isTrue, isForgotten, source, ...row }: ExampleRow): ClassExample {
  return { ...row, isTrue: isTrue === 1, isForgotten: isForgotten === 1, isFromFinding: source !== 0 };
}

function classOf(row: Row, examples: readonly ClassExample[]): TextClass {
  const { missCost, falseAlarmCost, listIds, figures, ...rest } = row;
  const learned = figures === null ? null : (JSON.parse(figures) as ClassFigures);
  const dated = examples.flatMap(({ score, isTrue, decidedAtMs }) =>
    score === null ? [] : [{ score, isTrue, decidedAtMs }],
  );
  const rightShare =
    learned === null ? 0 : 1 - (learned.chosen.misses + learned.chosen.falseAlarms) / Math.max(1, learned.count);
  return {
    ...rest,
    costs: { miss: missCost, falseAlarm: falseAlarmCost },
    listIds: JSON.parse(listIds) as readonly number[],
    figures: learned,
    drift: learned === null || dated.length === 0 ? null : driftOf(dated, learned.chosen.threshold, rightShare),
  };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new AppFailure('not-found');
  return row;
}
