/**
 * Three workers, one PostgreSQL, FILES short files (300): a worker is killed −9 at random KILLS times (50), PostgreSQL is
 * stopped STOPS times (5), the network between them is cut CUTS times (10). As root each worker has a network namespace,
 * and a cut takes its wire away; else the connections are broken. Each file has one result, the same text as on
 * one machine. LONG files (0) of MINUTES minutes (5) besides are of many windows: what a kill costs is counted in windows
 * that were recognised twice, by the lines that workers write. `npm run test:faults fleet`.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { testPostgres } from '#services/fleet/postgres.fixture.ts';

const number = (name: string, usual: number) => Number(process.env[name] ?? usual);
const short = number('FILES', 300);
const long = number('LONG', 0);
const files = short + long;
const kills = number('KILLS', 50);
const stops = number('STOPS', 5);
const cuts = number('CUTS', 10);
const dir = mkdtempSync(path.join(tmpdir(), 'fleet-fault-'));
const share = path.join(dir, 'share');
mkdirSync(share);
let failed = 0;
const say = (line: string) => process.stdout.write(`${line}\n`);
const check = (isFine: boolean, what: string) => {
  if (!isFine) failed += 1;
  say(`${isFine ? '✓' : '✗'} ${what}`);
};

/** Three seconds of real speech each, no two alike. */
for (let nth = 0; nth < short; nth += 1) {
  const wav = readFileSync(path.resolve(`tests/fixtures/speech/short0${1 + (nth % 7)}.wav`));
  const at = 44 + 2 * Math.floor(((nth * 7919) % 40_000) + 1);
  const data = wav.subarray(at, at + 96_000);
  const head = Buffer.from(wav.subarray(0, 44));
  head.writeUInt32LE(36 + data.length, 4);
  head.writeUInt32LE(data.length, 40);
  writeFileSync(path.join(share, `${String(nth).padStart(3, '0')}.wav`), Buffer.concat([head, data]));
}

/** Speech again and again, from another recording on in each. */
for (let nth = 0; nth < long; nth += 1) {
  const pieces = [1, 3, 4, 5, 9, 10, 11].map((which) => {
    const wav = readFileSync(path.resolve(`tests/fixtures/speech/short${String(which).padStart(2, '0')}.wav`));
    return wav.subarray(wav.indexOf('data') + 8);
  });
  const bytes = number('MINUTES', 5) * 60 * 32_000;
  const sound: Buffer[] = [];
  for (let at = 0, length = 0; length < bytes; at += 1) {
    const piece = pieces[(nth + at * (1 + (nth % 3))) % pieces.length] ?? Buffer.alloc(0);
    sound.push(piece.subarray(at === 0 ? nth * 2000 : 0, bytes - length));
    length += sound.at(-1)?.length ?? 0;
  }
  const data = Buffer.concat(sound);
  const head = Buffer.from(readFileSync(path.resolve('tests/fixtures/speech/short01.wav')).subarray(0, 44));
  head.writeUInt32LE(36 + data.length, 4);
  head.writeUInt32LE(data.length, 40);
  writeFileSync(path.join(share, `long-${nth}.wav`), Buffer.concat([head, data]));
}

const postgres = await testPostgres();
const target = new URL(postgres.url);
/** What lies between the workers and the database, and can be cut. */
const sockets = new Set<Socket>();
let isCut = false;
const wire = createServer((socket) => {
  if (isCut) {
    socket.destroy();
    return;
  }
  const onward = connect(Number(target.port), '127.0.0.1');
  for (const end of [socket, onward]) {
    sockets.add(end);
    end.on('error', () => {});
    end.on('close', () => {
      sockets.delete(end);
      socket.destroy();
      onward.destroy();
    });
  }
  socket.pipe(onward).pipe(socket);
});
const ip = (...args: readonly string[]) => spawnSync('ip', args, { stdio: 'ignore' }).status === 0;
const nameOf = (nth: number) => `stg${process.pid}-${nth}`;
const cableOf = (nth: number) => `stg${process.pid % 100_000}v${nth}`;
/** A machine of its own for each worker, as far as the network goes: its only way out is a cable to this one. */
const hasNamespaces = [0, 1, 2].every(
  (nth) =>
    ip('netns', 'add', nameOf(nth)) &&
    ip('link', 'add', cableOf(nth), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', nameOf(nth)) &&
    ip('addr', 'add', `10.213.${nth}.1/24`, 'dev', cableOf(nth)) &&
    ip('link', 'set', cableOf(nth), 'up') &&
    ip('-n', nameOf(nth), 'addr', 'add', `10.213.${nth}.2/24`, 'dev', 'eth0') &&
    ip('-n', nameOf(nth), 'link', 'set', 'eth0', 'up') &&
    ip('-n', nameOf(nth), 'link', 'set', 'lo', 'up'),
);
const dropNamespaces = () => {
  for (const nth of [0, 1, 2]) ip('netns', 'del', nameOf(nth));
};
process.on('exit', dropNamespaces);
if (!hasNamespaces) dropNamespaces();
say(
  hasNamespaces ? 'each worker has a network namespace' : 'no network namespaces here: connections are broken instead',
);
await new Promise<void>((resolve) => wire.listen(0, hasNamespaces ? '0.0.0.0' : '127.0.0.1', resolve));
const { port: wirePort } = wire.address() as AddressInfo;
const wiredOf = (nth: number) =>
  `postgres://postgres@${hasNamespaces ? `10.213.${nth}.1` : '127.0.0.1'}:${wirePort}/postgres`;

const home = path.join(dir, 'home');
const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, LANG: 'en' };
const key = path.join(dir, 'fleet.key');
const cli = (args: readonly string[]) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['electron/hosts/cli.ts', ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0) say(`${args.slice(0, 2).join(' ')}: ${status} ${stderr}`);
  return stdout;
};
const library = path.join(dir, 'library');
cli(['fleet', 'init', '--queue', postgres.url, '--key', key, '--library', library]);
const given = cli([
  'fleet',
  'submit',
  share,
  '--language',
  'en',
  '--queue',
  postgres.url,
  '--key',
  key,
  '--share',
  share,
  '--library',
  library,
  '--json',
]);
check((JSON.parse(given) as { submitted: number }).submitted === files, `${files} files given`);

const startedMs = Date.now();
const workers: ChildProcess[] = [];
let finished = 0;
/** How often each window of each file was recognised. */
const windows = new Map<string, number>();
const startWorker = (nth: number) => {
  const args = [
    'electron/hosts/cli.ts',
    'work',
    '--queue',
    wiredOf(nth),
    ...(hasNamespaces ? ['--plain-network'] : []),
    '--key',
    key,
    '--share',
    share,
    '--library',
    path.join(dir, `worker-${nth}`),
    '--json',
  ];
  const run = [process.execPath, ...args];
  const [command = '', ...rest] = hasNamespaces ? ['ip', 'netns', 'exec', nameOf(nth), ...run] : run;
  const child = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.on('data', (piece: Buffer) => {
    const text = piece.toString();
    finished += text.split('"done"').length - 1;
    for (const [line] of text.matchAll(/\{"key":"[^"]+","cursorMs":\d+\}/g))
      windows.set(line, (windows.get(line) ?? 0) + 1);
  });
  workers[nth] = child;
};
for (const nth of [0, 1, 2]) startWorker(nth);
const counts = () =>
  JSON.parse(
    cli(['fleet', 'status', '--queue', postgres.url, '--key', key, '--library', library, '--json']) || '{}',
  ) as { done?: number; failed?: number };

/** Some of the cables, or all, for a while: longer than a lease at times. */
async function cut(): Promise<void> {
  if (!hasNamespaces) {
    isCut = true;
    for (const socket of sockets) socket.destroy();
    await sleep(1500);
    isCut = false;
    return;
  }
  const pulled = [0, 1, 2].filter(() => Math.random() < 0.6);
  for (const nth of pulled) ip('link', 'set', cableOf(nth), 'down');
  await sleep(Math.random() < 0.25 ? 25_000 : 1000 + Math.random() * 6000);
  for (const nth of pulled) {
    ip('link', 'set', cableOf(nth), 'up');
    ip('addr', 'add', `10.213.${nth}.1/24`, 'dev', cableOf(nth));
  }
}

const faults = [
  ...Array.from({ length: kills }, () => 'kill'),
  ...Array.from({ length: stops }, () => 'stop'),
  ...Array.from({ length: cuts }, () => 'cut'),
].toSorted(() => Math.random() - 0.5);
for (const fault of faults) {
  await sleep(1500 + Math.random() * 4000);
  if (fault === 'kill') {
    const nth = Math.floor(Math.random() * 3);
    workers[nth]?.kill('SIGKILL');
    await sleep(300);
    startWorker(nth);
  } else if (fault === 'stop') {
    await postgres.kill();
    await sleep(2000);
    await postgres.start();
  } else {
    await cut();
  }
}
say(`${faults.length} faults in ${Math.round((Date.now() - startedMs) / 1000)} s, ${finished} done meanwhile`);
for (let left = 600; left > 0; left -= 1) {
  const { done = 0, failed: bad = 0 } = counts();
  if (done + bad >= files) break;
  await sleep(3000);
}
for (const worker of workers) worker.kill('SIGTERM');
say(`all ended after ${Math.round((Date.now() - startedMs) / 1000)} s`);
cli(['fleet', 'collect', '--queue', postgres.url, '--key', key, '--library', library]);

const texts = (folder: string) => {
  const database = new Database(path.join(folder, 'library.db'), { readonly: true });
  const rows = database
    .prepare(
      `SELECT recording.name, group_concat(segment.text, '|') AS text, count(DISTINCT transcript.id) AS n FROM recording
       JOIN job ON job.recording_id = recording.id LEFT JOIN transcript ON transcript.recording_id = recording.id
       LEFT JOIN segment ON segment.id >> 20 = transcript.id WHERE job.state = 'done' GROUP BY recording.id ORDER BY segment.id`,
    )
    .all() as { name: string; text: string | null; n: number }[];
  database.close();
  return new Map(rows.map(({ name, text, n }) => [name, { text, n }]));
};
const there = texts(library);
check(there.size === files, `${there.size} results of ${files}`);
check(
  [...there.values()].every(({ n }) => n === 1),
  'each once',
);
const twice = [...windows.values()].reduce((sum, count) => sum + count - 1, 0);
check(twice <= faults.length, `${windows.size} windows, ${twice} of them recognised once more, for ${kills} kills, ${stops} stops and ${cuts} cuts`); // prettier-ignore
const alone = path.join(dir, 'alone');
cli(['transcribe', share, '--language', 'en', '--library', alone, '--output', home]);
const expected = texts(alone);
const differing = [...expected].filter(([name, { text }]) => there.get(name)?.text !== text).length;
check(expected.size === files && differing === 0, `${differing} texts differ from those of one machine`);
wire.close();
await postgres.end();
rmSync(dir, { recursive: true, force: true });
say(`${faults.length + files} injected, ${failed} failed`);
