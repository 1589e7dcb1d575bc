/**
 * The disk is full, dies, may not be written, or the library is in use. Each case must end in a failure that has a
 * plain sentence, lose nothing that was saved, leave no half file, and work again afterwards. Needs root on Linux.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { startLibraryChild } from '#services/store/library-child.fixture.ts';
import { addTranscript, sampleSegment } from '#services/library/library.fixture.ts';
import type { Library } from '#services/library/library.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { makeBackup } from '#services/maintenance/make-backup.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { restoreClosed } from '#services/maintenance/restore-closed.ts';
import { salvageClosed } from '#services/library/open-or-salvage.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { silentLog } from '#services/log.ts';
import { failureOf } from '#shared/failure.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { root, runFault, type Fault } from './fault.ts';

const migrations = listMigrations();
/** Those that are not a race for the library, of which there are as many as asked for beyond. */
const otherCases = 18;
const texts = Array.from({ length: 400 }, (_, index) => `фраза номер ${index} of a long recording`);

async function failureFrom(action: () => unknown): Promise<ReturnType<typeof failureOf> | null> {
  try {
    await action();
    return null;
  } catch (thrown) {
    return failureOf(thrown);
  }
}

async function expectFailure(fault: Fault, what: string, code: string, action: () => unknown): Promise<void> {
  const failure = await failureFrom(action);
  const said = failure === null ? 'it worked' : Object.values(failureText(failure, 'en')).join(' ');
  fault.injected(`${what}: ${said}`);
  if (failure?.code !== code) fault.failed(`${what}: ${failure?.code ?? 'it worked'} instead of ${code}`);
  if (failure !== null && /…|undefined|SQLITE|ENOSPC/.test(said))
    fault.failed(`${what}: not a plain sentence: ${said}`);
}

function requireWhole(fault: Fault, what: string, library: Library, segments: number): void {
  const check = verifyLibrary(library.index.database, { migrations, depth: 'full' });
  if (check.differences.length > 0) fault.failed(`${what}: ${JSON.stringify(check.differences[0])}`);
  if (check.segmentCount !== segments) fault.failed(`${what}: ${check.segmentCount} segments instead of ${segments}`);
}

async function fullDisk(fault: Fault, disk: string): Promise<void> {
  const dir = path.join(disk, 'library');
  mkdirSync(dir);
  const open = () => openLibrary({ dir, log: silentLog });
  const filler = path.join(disk, 'filler');
  const fill = (room: number) => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - room)));
  };
  const backup = () => makeBackup({ libraryDir: dir, migrations, nowMs: Date.now() });
  let library = open();
  const { transcriptId, segments, recordingId } = addTranscript(library, 'a.wav', texts);
  const begun = library.transcripts.begin(recordingId);
  const window = { transcriptId: begun.transcriptId, resumeMs: 900_000, language: 'ru' };
  const many = Array.from({ length: 900 }, (_, index) => sampleSegment(index * 1000, texts[index % 400] ?? ''));
  const made = backup();
  const target = path.join(disk, 'export.srt');
  const cases: readonly (readonly [string, () => unknown])[] = [
    ['a window', () => library.transcripts.commitWindow({ ...window, segments: many })],
    ['an edit', () => library.edits.setText(segments[0]?.id ?? 0, 'x'.repeat(19_000))],
    ['a backup', backup],
    ['an export', () => writeFileWhole(target, 'x'.repeat(500_000), { overwrite: true })],
  ];
  for (const [what, action] of cases) {
    fill(8192);
    await expectFailure(fault, `full disk, ${what}`, 'disk-full', action);
    rmSync(filler);
    const again = await failureFrom(action);
    if (again !== null) fault.failed(`${what} fails after room was made: ${again.code}`);
  }
  requireWhole(fault, 'after a full disk', library, 1300);
  library.close();
  const file = path.join(dir, 'backups', made.name);
  fill(8192);
  await expectFailure(fault, 'full disk, a restore', 'disk-full', () => restoreClosed(dir, file));
  await expectFailure(fault, 'full disk, a salvage', 'disk-full', () => salvageClosed(dir));
  rmSync(filler);
  library = open();
  requireWhole(fault, 'after a failed restore', library, 1300);
  if (library.segments.list(transcriptId, { offset: 0, limit: 1 }).rows[0]?.text.length !== 19_000)
    fault.failed('the edit is lost');
  library.close();
  const halves = [disk, dir, path.join(dir, 'backups')]
    .flatMap((folder) => readdirSync(folder))
    .filter((name) => /part|restoring|tmp/.test(name));
  if (halves.length > 0) fault.failed(`left behind: ${halves.join(', ')}`);
  restoreClosed(dir, file);
}

async function readOnly(fault: Fault, disk: string): Promise<void> {
  const dir = path.join(disk, 'library');
  const open = () => openLibrary({ dir, log: silentLog });
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  await expectFailure(fault, 'read-only disk', 'library-readonly', open);
  execFileSync('mount', ['-o', 'remount,rw', disk]);
  const library = open();
  requireWhole(fault, 'after a read-only disk', library, 400);
  library.close();
}

/** Every write and sync of a child's library answers EIO for a while. */
async function dyingDisk(fault: Fault): Promise<void> {
  const shim = path.join(fault.dir, 'fail-writes.so');
  execFileSync('cc', ['-shared', '-fPIC', '-o', shim, path.join(import.meta.dirname, 'fail-writes.c'), '-ldl']);
  const flag = path.join(fault.dir, 'dying');
  Object.assign(process.env, { LD_PRELOAD: shim, FAIL_WRITES_WHILE: flag });
  const dir = path.join(fault.dir, 'dying-library');
  const child = startLibraryChild(
    dir,
    `const { existsSync, rmSync, writeFileSync } = await import('node:fs');
     const { segments } = fixture.addTranscript(library, 'a.wav', ['раз', 'два', 'три']);
     const attempt = (action) => { try { action(); return 'done'; } catch (thrown) { return thrown.code ?? String(thrown); } };
     for (let round = 0; round < 10; round += 1) {
       writeFileSync(${JSON.stringify(flag)}, '');
       print('failing ' + attempt(() => library.edits.setText(segments[0].id, 'lost ' + round)));
       rmSync(${JSON.stringify(flag)});
       print('again ' + attempt(() => library.edits.setText(segments[1].id, 'kept ' + round)));
     }
     library.close();`,
  );
  delete process.env['LD_PRELOAD'];
  for await (const line of child.lines) {
    if (line.startsWith('failing')) {
      fault.injected(`EIO while an edit is saved: ${line.slice(8)}`);
      if (line !== 'failing cannot-write') fault.failed(`EIO gives “${line}”`);
    } else if (line !== 'again done') fault.failed(`after EIO: ${line}`);
  }
  const library = openLibrary({ dir, log: silentLog });
  requireWhole(fault, 'after EIO', library, 3);
  const [first, second] = library.segments.list(1, { offset: 0, limit: 2 }).rows;
  if (first?.text !== 'раз' || second?.text !== 'kept 9')
    fault.failed(`after EIO: “${first?.text}”, “${second?.text}”`);
  library.close();
}

async function twoInstances(fault: Fault): Promise<void> {
  const data = path.join(fault.dir, 'two');
  const dir = path.join(data, 'library');
  const library = openLibrary({ dir, log: silentLog });
  addTranscript(library, 'a.wav', ['раз']);
  const stenogram = (...args: readonly string[]) =>
    spawnSync(process.execPath, [path.join(root, 'electron/hosts/cli.ts'), ...args], {
      env: { ...process.env, STENOGRAM_USER_DATA: data, LC_ALL: 'C' },
      encoding: 'utf8',
    });
  const { status, stderr } = stenogram('tag', '1', '+x');
  fault.injected(`a second instance, from the terminal: ${stderr.trim()}`);
  if (status !== 75) fault.failed(`exit code ${status} instead of 75`);
  const reading = stenogram('list');
  if (reading.status !== 0 || !reading.stdout.includes('a.wav')) fault.failed('what only reads cannot read beside it');
  library.close();
  for (let round = 0; round < fault.count - otherCases; round += 1) {
    const rivals = Array.from({ length: 3 }, () =>
      startLibraryChild(dir, `print('open'); setInterval(() => {}, 1000);`),
    );
    const said = await Promise.all(rivals.map(async (rival) => String((await rival.lines.next()).value)));
    fault.injected(`three at once: ${said.join(', ')}`);
    if (said.filter((line) => line === 'open').length !== 1)
      fault.failed(`not exactly one got the library: ${said.join(', ')}`);
    // The one that has it is killed: its lock must not outlive it.
    for (const rival of rivals) await rival.kill();
  }
  const after = openLibrary({ dir, log: silentLog });
  requireWhole(fault, 'after two instances', after, 1);
  after.close();
}

await runFault(28, async (fault) => {
  const disk = path.join(fault.dir, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'none', disk]);
  try {
    await fullDisk(fault, disk);
    await readOnly(fault, disk);
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
  await dyingDisk(fault);
  await twoInstances(fault);
});
