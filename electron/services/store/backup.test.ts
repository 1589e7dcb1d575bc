import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backupFile, backupsDir, backupsKept, listBackups } from '#services/maintenance/backup-files.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { listMigrations } from './database/list-migrations.ts';
import { makeBackup } from '#services/maintenance/make-backup.ts';
import { restoreBackup, setAside } from '#services/maintenance/restore-backup.ts';
import { salvageLibrary } from '#services/maintenance/salvage-library.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';

const fixture = useTestLibrary();

const migrations = listMigrations();
const backup = (nowMs: number) => makeBackup({ libraryDir: fixture.dir, migrations, nowMs });
const restore = (name: string) =>
  restoreBackup({ libraryDir: fixture.dir, backup: join(backupsDir(fixture.dir), name), migrations, nowMs: 5000 });
const names = () => fixture.library.recordings.list({ offset: 0, limit: 50, bin: false }).rows.map(({ name }) => name);
const inDir = (name: string) => join(fixture.dir, name);

it('keeps the newest seven, and nothing of a broken one', () => {
  addTranscript(fixture.library, 'a.wav', ['раз']);
  for (let day = 0; day < backupsKept + 3; day += 1) backup(Date.UTC(2026, 0, 1 + day));
  writeFileSync(join(backupsDir(fixture.dir), 'notes.txt'), 'mine');
  expect(listBackups(fixture.dir).map(({ name }) => name)).toEqual(
    Array.from(
      { length: backupsKept },
      (_, index) => `library-2026-01-${String(10 - index).padStart(2, '0')}T00-00-00Z.db`,
    ),
  );
  expect(readdirSync(backupsDir(fixture.dir))).toHaveLength(backupsKept + 1);
  expect(backupFile(fixture.dir, '../library.db')).toBeNull();
});

it('restoring brings the library back to that day and keeps the present file', () => {
  addTranscript(fixture.library, 'a.wav', ['раз']);
  const { name } = backup(1000);
  addTranscript(fixture.library, 'b.wav', ['два']);
  fixture.library.close();
  const kept = restore(name);
  fixture.reopen();
  expect(names()).toEqual(['a.wav']);
  fixture.library.close();
  expect(kept).toBe(inDir('library.db.before-restore-1970-01-01T00-00-05Z'));
  setAside(fixture.dir, 'x');
  writeFileSync(inDir('library.db'), readFileSync(kept!));
  fixture.reopen();
  expect(names()).toEqual(['b.wav', 'a.wav']);
});

it('a damaged library gives no backup, and a damaged backup replaces nothing', () => {
  const { segments } = addTranscript(fixture.library, 'a.wav', ['раз']);
  const { name } = backup(1000);
  const file = join(backupsDir(fixture.dir), name);
  const bytes = readFileSync(file);
  const at = bytes.indexOf('раз');
  writeFileSync(file, bytes.fill(0x42, at, at + 1));
  fixture.library.close();
  expect(() => restore(name)).toThrow('backup-damaged');
  expect(readdirSync(fixture.dir).filter((other) => other.includes('restor'))).toEqual([]);
  fixture.reopen();
  expect(names()).toEqual(['a.wav']);
  fixture.library.index.database.exec(`UPDATE segment SET text = 'x' WHERE id = ${segments[0]!.id}`);
  expect(() => backup(2000)).toThrow('library-damaged');
  expect(listBackups(fixture.dir)).toHaveLength(1);
  expect(readdirSync(backupsDir(fixture.dir)).filter((other) => other.includes('part'))).toEqual([]);
});

it('a replacement that was interrupted is ended at the next start, or has not begun', () => {
  addTranscript(fixture.library, 'a.wav', ['раз']);
  const { name } = backup(1000);
  addTranscript(fixture.library, 'b.wav', ['два']);
  fixture.library.close();
  writeFileSync(inDir('library.db.restoring'), 'half a file');
  fixture.reopen();
  expect(names()).toEqual(['b.wav', 'a.wav']);
  fixture.library.close();
  writeFileSync(inDir('library.db.restoring'), readFileSync(join(backupsDir(fixture.dir), name)));
  setAside(fixture.dir, 'kept');
  fixture.reopen();
  expect(names()).toEqual(['a.wav']);
  expect(existsSync(inDir('library.db.restoring'))).toBe(false);
});

it('what can be read of a damaged library is salvaged, and what cannot is marked', () => {
  const texts = Array.from({ length: 2000 }, (_, index) => `слово номер ${index} из длинной записи`);
  const first = addTranscript(fixture.library, 'a.wav', texts);
  addTranscript(fixture.library, 'b.wav', ['раз', 'два']);
  fixture.library.edits.setText(first.segments[3]!.id, 'исправлено');
  const pages = fixture.library.index.database
    .prepare<[], number>(`SELECT pageno FROM dbstat WHERE name = 'segment' AND pagetype = 'leaf' ORDER BY path`)
    .pluck()
    .all();
  fixture.library.close();
  const bytes = readFileSync(inDir('library.db'));
  const hit = pages[Math.floor(pages.length / 2)]!;
  bytes.fill(0xff, (hit - 1) * 8192, hit * 8192);
  writeFileSync(inDir('library.db'), bytes);

  const result = salvageLibrary({ libraryDir: fixture.dir, migrations, nowMs: 5000 });
  expect(result.keptAs).toBe(inDir('library.db.damaged-1970-01-01T00-00-05Z'));
  expect(readFileSync(result.keptAs!).equals(bytes)).toBe(true);
  expect(result.recordings).toEqual(['a.wav']);
  fixture.reopen();
  expect(names()).toEqual(['b.wav', 'a.wav']);
  const { rows, total } = fixture.library.segments.list(first.transcriptId, { offset: 0, limit: 2000 });
  expect(total).toBe(2000);
  expect(result.lostCount).toBeLessThan(200);
  expect(rows.filter(({ text }) => text === '[…]')).toHaveLength(result.lostCount);
  expect(rows[3]).toMatchObject({ text: 'исправлено', isEdited: true });
  expect(rows.every(({ text }, index) => text === '[…]' || index === 3 || text === texts[index])).toBe(true);
  const { differences } = verifyLibrary(fixture.library.index.database, { migrations, depth: 'full' });
  expect(differences).toEqual([]);
});

it('one flipped bit in a segment is turned back, so that nothing is lost', () => {
  addTranscript(fixture.library, 'a.wav', ['the quick brown fox']);
  fixture.library.close();
  const bytes = readFileSync(inDir('library.db'));
  const at = bytes.lastIndexOf('quick brown');
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(inDir('library.db'), bytes);
  expect(salvageLibrary({ libraryDir: fixture.dir, migrations, nowMs: 5000 }).lostCount).toBe(0);
  const { transcriptId } = fixture.reopen().recordings.get(1);
  expect([...fixture.library.segments.iterate(transcriptId!)].map(({ text }) => text)).toEqual(['the quick brown fox']);
});
