import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { checkAudit } from './check-audit.ts';

const test = useTestLibrary();
const everything = { text: '', recordingId: null } as const;
const actions = () => [...test.library.audit.iterate(everything)].map(({ action }) => action).toReversed();

/** As someone would who has the file and a tool; each change alone. */
function tampering(): { with(sql: string): ReturnType<typeof checkAudit>['firstBreak']; end(): void } {
  const database = new Database(join(test.dir, 'library.db'));
  database.exec('BEGIN; DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_leaves');
  return {
    with(sql) {
      database.exec(`SAVEPOINT one; ${sql}`);
      const { firstBreak } = checkAudit(database);
      database.exec('ROLLBACK TO one');
      return firstBreak;
    },
    end() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

it('what people change is in the log in the transaction of the change, with who and how much', () => {
  const { recordingId, transcriptId } = addTranscript(test.library, 'a.wav', ['one two', 'three']);
  test.library.settings.set({ reviewerName: 'Анна' });
  const [first] = [...test.library.segments.iterate(transcriptId)];
  test.library.edits.apply({ name: 'text' }, (step) => step.set(first?.id ?? 0, { text: 'one 2' }));
  test.library.redactions.decide(recordingId, [
    { key: 'hand:0-100', kind: 'other', startMs: 0, endMs: 100, state: 'confirmed' },
  ]);
  test.library.edits.undo(transcriptId);
  test.library.audit.add({
    action: 'export.save',
    subject: 'recording',
    subjectId: recordingId,
    detail: { format: 'txt' },
  });
  expect(actions()).toEqual(['text.text', 'redaction.confirmed', 'text.text.undo', 'export.save']);
  const [newest] = test.library.audit.list({ text: '', recordingId }, { offset: 0, limit: 1 }).rows;
  expect(newest).toMatchObject({ who: 'Анна', name: 'a.wav', subjectId: recordingId, detail: { format: 'txt' } });
  expect(test.reopen().audit.check()).toMatchObject({ count: 4, firstBreak: null, lastHash: newest?.hash });
});

it('each version of a rule is in the log by the name of the rule, and not what the rule says', () => {
  const { rules } = test.library.rules;
  const content = { name: 'Greeting', text: 'said "secret"', severity: 'low', note: '' } as const;
  const { id } = rules.save(null, content);
  rules.save(id, { ...content, text: 'said "secret" or said "hidden"' });
  const rows = [...test.library.audit.iterate(everything)];
  expect(
    rows.map(({ action, subject, subjectId, name, detail }) => [action, subject, subjectId, name, detail]),
  ).toEqual([
    ['rule.change', 'rule', id, 'Greeting', { version: 2 }],
    ['rule.create', 'rule', id, 'Greeting', { version: 1 }],
  ]);
  expect(JSON.stringify(rows)).not.toMatch(/secret|hidden/);
  expect(test.library.audit.list({ text: 'greet', recordingId: null }, { offset: 0, limit: 9 }).total).toBe(2);
  expect(test.library.audit.check()).toMatchObject({ count: 2, firstBreak: null });
});

it('a change that fails leaves no entry', () => {
  const { transcriptId } = addTranscript(test.library, 'a.wav', ['one two']);
  const [first] = [...test.library.segments.iterate(transcriptId)];
  const change = () =>
    test.library.edits.apply({ name: 'text' }, (step) => {
      step.set(first?.id ?? 0, { text: 'changed' });
      throw new Error('no');
    });
  expect(change).toThrow();
  expect(actions()).toEqual([]);
});

it('the words of a recording are not in the log', () => {
  const { transcriptId } = addTranscript(test.library, 'a.wav', ['secret words']);
  const [first] = [...test.library.segments.iterate(transcriptId)];
  test.library.edits.apply({ name: 'replace', detail: { from: 'secret', to: 'hidden', count: 1 } }, (step) =>
    step.set(first?.id ?? 0, { text: 'hidden words' }),
  );
  expect(JSON.stringify([...test.library.audit.iterate(everything)])).not.toMatch(/secret|hidden/);
});

it('each of 500 changed rows is named as the first broken link, and so are rows that are gone', () => {
  for (let nth = 0; nth < 60; nth += 1) test.library.audit.add({ action: `test.${nth}`, subject: 'library' });
  const columns = ['at_ms', 'who', 'action', 'subject', 'subject_id', 'detail', 'hash'];
  const wrong: string[] = [];
  const tamper = tampering();
  for (let nth = 0; nth < 500; nth += 1) {
    const id = (nth % 60) + 1;
    const column = columns[nth % columns.length] ?? 'who';
    const value = column === 'at_ms' || column === 'subject_id' ? String(1000 + nth) : `'x${nth}'`;
    const found = tamper.with(`UPDATE audit SET ${column} = ${value} WHERE id = ${id}`);
    if (found?.id !== id) wrong.push(`${column} ${id}: ${JSON.stringify(found)}`);
  }
  expect(wrong).toEqual([]);
  expect(tamper.with('DELETE FROM audit WHERE id = 30')).toEqual({ kind: 'missing', id: 31 });
  expect(tamper.with('DELETE FROM audit WHERE id > 50')).toEqual({ kind: 'cut', id: 51 });
  const swap =
    'UPDATE audit SET id = 99 WHERE id = 7; UPDATE audit SET id = 7 WHERE id = 8; UPDATE audit SET id = 8 WHERE id = 99';
  expect(tamper.with(swap)?.id).toBe(7);
  tamper.end();
});

it('a hash that was printed is found again, and the chain can be checked without the app', () => {
  test.library.audit.add({ action: 'test.one', subject: 'library' });
  const printed = test.library.audit.lastHash() ?? '';
  test.library.audit.add({ action: 'test.two', subject: 'library' });
  expect(test.library.audit.check(printed).isHashKnown).toBe(true);
  expect(test.library.audit.check('0'.repeat(64)).isHashKnown).toBe(false);
  const database = new Database(join(test.dir, 'library.db'), { readonly: true });
  const rows = database.prepare('SELECT * FROM audit ORDER BY id').raw().all() as readonly unknown[][];
  database.close();
  let before = '';
  for (const [id, atMs, who, action, subject, subjectId, detail, hash] of rows) {
    const text = `${before}\n${JSON.stringify([id, atMs, who, action, subject, subjectId, detail])}`;
    before = createHash('sha256').update(text).digest('hex');
    expect(hash).toBe(before);
  }
});
