/**
 * The queue of a fleet without any recognition: JOBS jobs (100,000) through 50 simulated workers, each with a claim, two
 * windows, a beat and an end, while a coordinator collects and forgets. What of an hour's job the queue takes, and how
 * large its tables grow. `node tests/bench/fleet-queue.ts [JOBS]`.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPool } from '#services/fleet/postgres-pool.ts';
import { openPostgresFleet } from '#services/fleet/postgres-port.ts';
import { testPostgres } from '#services/fleet/postgres.fixture.ts';
import { createSeal } from '#services/fleet/seal.ts';
import type { FleetSpec } from '#services/fleet/fleet-port.ts';
import { createNetworkLog } from '#services/network/network-log.ts';

const jobs = Number(process.argv[2] ?? 100_000);
const workers = 50;
/** An hour of sound at ten times real time. */
const jobMs = 360_000;
const dir = mkdtempSync(path.join(tmpdir(), 'fleet-queue-'));
const postgres = await testPostgres();
const seal = createSeal(randomBytes(32));
const networkLog = createNetworkLog(path.join(dir, 'log.jsonl'));
const pool = openPool({ url: postgres.url, networkLog, isOffline: () => false, max: workers + 4 });
const fleet = await openPostgresFleet({ pool, seal, isOwner: true });
const say = (line: string) => process.stdout.write(`${line}\n`);

const specOf = (nth: number): FleetSpec => ({
  name: `${nth}.wav`,
  media: {
    sha256: createHash('sha256').update(`${nth}`).digest('hex'),
    sizeBytes: 1e8,
    place: { kind: 'share', path: `${nth}.wav` },
  },
  model: { id: 'large', sha256: 'm'.repeat(64) },
  options: { modelId: 'large', language: 'ru', translate: false, prompt: '', threads: null },
});
const segment = { startMs: 0, endMs: 28_000, text: 'несколько слов одного окна '.repeat(15), words: [] };
const windowOf = (cursorMs: number) => ({ cursorMs, language: 'ru', detected: null, segments: [segment] });
const result = { durationMs: 3_600_000, sha256: 'a'.repeat(64), warnings: [], gaps: [], speech: null };

let startedMs = Date.now();
const keys: string[] = [];
for (let start = 0; start < jobs; start += 1000) {
  const some = Array.from({ length: Math.min(1000, jobs - start) }, (_, nth) => specOf(start + nth));
  const given = some.map((spec) => ({ key: seal.keyOf(spec.media.sha256), spec }));
  await fleet.submit(given);
  for (const { key } of given) keys.push(key);
}
say(`${jobs} jobs given in ${Math.round((Date.now() - startedMs) / 1000)} s`);

const sizes: number[] = [];
const measure = async () => {
  const { rows } = await pool.query<{ bytes: string }>(
    `SELECT sum(pg_total_relation_size(c.oid)) AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE nspname IN ('pgboss', 'stenogram') AND relkind IN ('r', 'p')`,
  );
  return Number(rows[0]?.bytes ?? 0) / 1e6;
};
say(`tables before: ${Math.round(await measure())} MB`);
startedMs = Date.now();
let done = 0;
let queueMs = 0;
const latencies: number[] = [];
const timed = async <T>(work: () => Promise<T>): Promise<T> => {
  const fromMs = performance.now();
  const value = await work();
  const tookMs = performance.now() - fromMs;
  queueMs += tookMs;
  latencies.push(tookMs);
  return value;
};
const results = new Map<string, number>();
const work = async () => {
  for (;;) {
    const claim = await timed(() => fleet.claim());
    if (claim === null) return;
    await timed(() => fleet.progress(claim, windowOf(28_000)));
    await timed(() => fleet.beat(claim));
    await timed(() => fleet.progress(claim, windowOf(56_000)));
    if (await timed(() => fleet.complete(claim, result))) results.set(claim.key, (results.get(claim.key) ?? 0) + 1);
    done += 1;
  }
};
const over = new AbortController();
const collector = (async () => {
  let from = 0;
  while (!over.signal.aborted || from < keys.length) {
    await sleep(2000);
    const some = [...results.keys()].slice(from);
    if (some.length > 0) await fleet.forget(some);
    from += some.length;
    sizes.push(await measure());
    if (over.signal.aborted && some.length === 0) break;
  }
})();
await Promise.all(Array.from({ length: workers }, work));
over.abort();
const wallMs = Date.now() - startedMs;
await collector;
const sorted = latencies.toSorted((a, b) => a - b);
const twice = [...results.values()].filter((count) => count > 1).length;
say(
  `${done} jobs done, ${results.size} results, ${twice} twice, ${Math.round(wallMs / 1000)} s: ${Math.round((done * 1000) / wallMs)} jobs a second`,
);
say(
  `one call: p50 ${sorted[Math.floor(sorted.length / 2)]?.toFixed(1)} ms, p99 ${sorted[Math.floor(sorted.length * 0.99)]?.toFixed(1)} ms`,
);
say(`queue in a job of one hour (10 × real time): ${((queueMs / done / jobMs) * 100).toFixed(4)} %`);
await pool.query('VACUUM');
say(`tables: at most ${Math.round(Math.max(...sizes))} MB, after ${Math.round(await measure())} MB`);
await fleet.close();
await postgres.end();
rmSync(dir, { recursive: true, force: true });
