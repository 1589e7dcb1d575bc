/**
 * 10,000 calls of the local API with every schema turned over: each gets an answer, none of them an unexpected failure,
 * and no file outside the library and the allowed folders is read. `npm run test:faults api`.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fuzzApi } from '#services/local-api/fuzz-api.fixture.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { testServices } from '#services/wiring/services.fixture.ts';

const calls = 10_000;
const allowed = mkdtempSync(path.join(tmpdir(), 'allowed-'));
const app = await testServices(undefined, nodeEngineWorker, 'browser');
await app.services['settings.set']({ localApi: { isOn: true, port: 0, folders: [allowed] }, isDemoEnough: true });
app.start();
const { url, token } = await app.services['localApi.status']({});
const startedMs = Date.now();
const { statuses, odd } = await fuzzApi({ url: url ?? '', token: token ?? '', seed: Date.now() % 1e6, calls });
const outside = app.library.erasures
  .usedPaths()
  .filter((file) => !file.startsWith(app.dir) && !file.startsWith(allowed));
const counted = Map.groupBy(statuses, (status) => status);
for (const [status, all] of [...counted].toSorted(([a], [b]) => a - b)) console.log(`${status}: ${all.length}`);
for (const line of [...odd, ...outside]) console.log(line);
console.log(
  `${Math.round((Date.now() - startedMs) / 1000)} s, ${readdirSync(path.join(app.dir, 'library', 'incoming')).length} uploads kept`,
);
await app.end();
rmSync(allowed, { recursive: true, force: true });
console.log(`${calls} injected, ${odd.length + outside.length + (statuses.length === calls ? 0 : 1)} failed`);
