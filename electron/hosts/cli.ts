/** The app in a terminal: `node electron/hosts/cli.ts …`, or `stenogram --cli …` where it is installed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { nodeSearchWorker } from '#services/search/process/node-search-worker.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import type { SpawnWorker } from '#native/lib/types.ts';
import { runCli } from './cli/run-cli.ts';

/** Runs one command and ends the process with its code. Electron passes a spawner of its own. */
export async function main(
  argv: readonly string[],
  spawnEngineWorker: SpawnWorker = nodeEngineWorker,
  spawnSearchWorker: SpawnWorker = nodeSearchWorker,
  spawnAnalysisWorker: SpawnWorker = nodeAnalysisWorker,
): Promise<void> {
  const pageDir = fileURLToPath(new URL('../../out/renderer', import.meta.url));
  process.exitCode = await runCli(argv, {
    spawnEngineWorker,
    spawnSearchWorker,
    spawnAnalysisWorker,
    pageDir,
    version: version(),
  });
}

function version(): string {
  const file = fileURLToPath(new URL('../../package.json', import.meta.url));
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

if (import.meta.main) await main(process.argv.slice(2));
