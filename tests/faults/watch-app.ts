/** The app over the library in a folder given, as a process of its own that faults can kill. */
import path from 'node:path';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { sourceRules } from '#shared/automation/sources.ts';
import { testServices } from '#services/wiring/services.fixture.ts';

const [dir = '', folder = '', isPaused = ''] = process.argv.slice(2);
const timing = { settleMs: 2500, shareSettleMs: 2500, scanMs: 800, idleMs: 1500, retryMs: [500, 500, 500] };
const app = await testServices(path.resolve(dir), nodeEngineWorker, 'browser', 1500, timing);
if (isPaused === 'paused') await app.services['jobs.setPaused']({ isPaused: true, isFinishing: false });
const known = await app.services['sources.list']({});
if (known.length === 0) await app.services['sources.add']({ folder, rules: sourceRules.parse({}) });
app.start();
process.stdout.write('ready\n');
setInterval(() => {}, 60_000);
