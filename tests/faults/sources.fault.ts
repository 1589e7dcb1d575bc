/**
 * Watched folders: 20 files copied at 200 kB/s while the app is killed 10 times, some renamed in the copy, some replaced
 * in their place, the share (a bind mount) taken away twice; then 10,000 files at once. Each content is there exactly
 * once, none is lost, nothing goes round in a loop. `npm run test:faults sources`.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { makeWav } from '#services/sources/make-wav.fixture.ts';

const manyCount = Number(process.env['STENOGRAM_FILES'] ?? 10_000);
let failed = 0;
const say = (line: string) => process.stdout.write(`${line}\n`);
const check = (isFine: boolean, what: string) => {
  if (!isFine) failed += 1;
  say(`${isFine ? '✓' : '✗'} ${what}`);
};

function start(dir: string, folder: string, mode = ''): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'watch-app.ts'), dir, folder, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve) => child.stdout.once('data', () => resolve(child)));
}
const kill = async (child: ChildProcess) => {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
};

interface Row {
  readonly path: string;
  readonly sha256: string | null;
  readonly state: string;
}
function read(dir: string, sql: string): readonly unknown[] {
  const database = new Database(path.join(dir, 'library', 'library.db'), { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}
const number = (dir: string, sql: string) => (read(dir, sql)[0] as { n: number } | undefined)?.n ?? 0;
const recordings = (dir: string) =>
  read(
    dir,
    'SELECT media.path, sha256, job.state FROM recording JOIN media ON media.id = media_id JOIN job ON job.recording_id = recording.id',
  ) as readonly Row[];

async function slowCopies(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'watch-'));
  const real = path.join(dir, 'share');
  const folder = path.join(dir, 'inbox');
  for (const one of [real, folder]) mkdirSync(one);
  const hasMounts = spawnSync('mount', ['--bind', real, folder]).status === 0;
  const place = hasMounts ? real : folder;
  let app = await start(dir, folder);
  const wanted = new Set<string>();
  const copy = async (nth: number) => {
    const wav = makeWav(nth + 1, 8 + (nth % 5));
    wanted.add(createHash('sha256').update(wav).digest('hex'));
    let file = path.join(place, `запись ${nth}.wav`);
    for (let at = 0; at < wav.length; at += 20_000) {
      appendFileSync(file, wav.subarray(at, at + 20_000));
      if (nth % 4 === 0 && at === 100_000) {
        const renamed = path.join(place, `готово ${nth}.wav`);
        renameSync(file, renamed);
        file = renamed;
      }
      await wait(100);
    }
    return file;
  };
  const copies = Array.from({ length: 20 }, async (_, nth) => {
    await wait(nth * 350);
    return await copy(nth);
  });
  let killed = 0;
  const killer = (async () => {
    for (; killed < 10; killed += 1) {
      await wait(500 + Math.random() * 2200);
      await kill(app);
      app = await start(dir, folder);
    }
  })();
  const unplugged = (async () => {
    for (let times = hasMounts ? 0 : 2; times < 2; times += 1) {
      await wait(5000);
      spawnSync('umount', ['-l', folder]);
      await wait(2000);
      spawnSync('mount', ['--bind', real, folder]);
    }
  })();
  const files = await Promise.all(copies);
  await Promise.all([killer, unplugged]);
  // All done once, then three are replaced in their place.
  const isSettled = () => {
    const rows = recordings(dir);
    return rows.length >= wanted.size && rows.every(({ state }) => state === 'done');
  };
  for (let left = 240; left > 0 && !isSettled(); left -= 1) await wait(1000);
  for (const nth of [2, 7, 11]) {
    const wav = makeWav(500 + nth, 5);
    wanted.add(createHash('sha256').update(wav).digest('hex'));
    writeFileSync(files[nth] ?? '', wav);
  }
  for (let left = 120; left > 0 && !isSettled(); left -= 1) await wait(1000);
  await wait(6000);
  await kill(app);
  const rows = recordings(dir);
  const found = rows.map(({ sha256 }) => sha256 ?? '');
  check(
    wanted.size === 23 && [...wanted].every((hash) => found.includes(hash)),
    `23 contents, ${[...wanted].filter((hash) => !found.includes(hash)).length} lost`,
  );
  check(
    new Set(found).size === found.length,
    `${found.length} recordings, ${found.length - new Set(found).size} twice`,
  );
  check(rows.length === wanted.size, `${rows.length} recordings of ${wanted.size}: no halves`);
  const runs = number(dir, `SELECT count(*) AS n FROM job_run WHERE outcome = 'done'`);
  check(runs <= wanted.size + 10, `${runs} finished runs, killed ${killed} times: no loop`);
  say(hasMounts ? 'the share was taken away twice' : 'no bind mounts here: the share was not taken away');
  if (hasMounts) spawnSync('umount', ['-l', folder]);
  rmSync(dir, { recursive: true, force: true });
}

async function manyFiles(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'many-'));
  const folder = path.join(dir, 'inbox');
  for (let nth = 0; nth < manyCount; nth += 1) {
    const place = path.join(folder, String(nth % 37));
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, `${nth}.wav`), makeWav(nth + 1, 0.2));
  }
  const startedMs = Date.now();
  let app = await start(dir, folder, 'paused');
  const count = () => number(dir, 'SELECT count(*) AS n FROM recording');
  let kills = 3;
  for (let left = 3000; left > 0 && count() < manyCount; left -= 1) {
    await wait(1000);
    if (kills > 0 && count() > ((4 - kills) * manyCount) / 5) {
      kills -= 1;
      await kill(app);
      app = await start(dir, folder, 'paused');
    }
  }
  const seconds = Math.round((Date.now() - startedMs) / 1000);
  await wait(5000);
  await kill(app);
  const distinct = number(dir, 'SELECT count(DISTINCT quick_hash) AS n FROM media');
  check(
    count() === manyCount && distinct === manyCount,
    `${count()} recordings of ${manyCount} files, killed 3 times, ${seconds} s`,
  );
  const digest = createHash('sha256')
    .update(readFileSync(path.join(folder, '0', '0.wav')))
    .digest('hex');
  check(digest === createHash('sha256').update(makeWav(1, 0.2)).digest('hex'), 'the files are as they were');
  rmSync(dir, { recursive: true, force: true });
}

await slowCopies();
await manyFiles();
say(`${23 + 10 + manyCount} injected, ${failed} failed`);
