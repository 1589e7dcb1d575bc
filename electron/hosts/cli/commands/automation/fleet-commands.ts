import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppFailure } from '#shared/failure.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { collectFromFleet } from '#services/fleet/collect-fleet.ts';
import { fleetRoles } from '#services/fleet/fleet-schema.ts';
import { createObjectStore, type ObjectStore } from '#services/fleet/object-store.ts';
import { openPool } from '#services/fleet/postgres-pool.ts';
import { openPostgresFleet, type PostgresFleet } from '#services/fleet/postgres-port.ts';
import { createSeal, makeFleetKey, readFleetKey, type Seal } from '#services/fleet/seal.ts';
import { submitToFleet } from '#services/fleet/submit-fleet.ts';
import { runWorker } from '#services/fleet/worker.ts';
import { expandFolders } from '#services/media/files/expand-folders.ts';
import { createConnect } from '#services/network/connect.ts';
import { createNetworkLog } from '#services/network/network-log.ts';
import { asChosen, jobOptionsOf, tunedOptions } from '#services/store/recordings/job-options.ts';
import { recognitionValues } from '../../arguments/recognition-values.ts';
import type { CliSession } from '../../session.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

const followMs = 2000;

/** `work`: takes jobs of a fleet until Ctrl+C or SIGTERM, one at a time; what is in work is handed back. */
export async function work(session: CliSession): Promise<number> {
  const { args, running, terminal, signal } = session;
  const { fleet } = await openFleet(session, false);
  const { library, services, queue, models, events } = running;
  const isOffline = () => library.settings.get().offline;
  const fetchedDir = path.join(library.dir, 'fetched');
  const store = storeOf(session, fetchedDir);
  try {
    terminal.say(`${cliTexts(terminal.language).fleet.working}\n`);
    await runWorker(
      {
        port: fleet,
        library,
        services,
        queue,
        models,
        events,
        log: session.log,
        modelsFrom: args.values['models-from'] ?? null,
        sources: { share: args.values.share ?? null, store },
        fetchedDir,
        isOnce: args.values.once === true,
        isOffline,
        onWindow(key, cursorMs) {
          if (args.values.json === true) terminal.out(`${JSON.stringify({ key, cursorMs })}\n`);
        },
        onJob(key, outcome, audioMs) {
          if (args.values.json === true) terminal.out(`${JSON.stringify({ key, outcome, audioMs })}\n`);
          else terminal.row(`${key.slice(0, 12)}  ${cliTexts(terminal.language).fleet.outcomes[outcome]}`);
        },
      },
      signal,
    );
  } finally {
    await fleet.close();
  }
  return 0;
}

/** `fleet init|submit|status|collect|roles`. */
export async function fleet(session: CliSession): Promise<number> {
  const [verb, ...files] = session.args.words;
  if (verb === 'roles') {
    session.terminal.out(`${fleetRoles.trim()}\n`);
    return 0;
  }
  if (verb === 'init') return await init(session);
  if (verb === 'submit' && files.length > 0) return await submit(session, files);
  if (verb === 'status') return await status(session);
  if (verb === 'collect') return await collect(session);
  throw badRequest('needs-verb', { command: 'fleet', verbs: 'init | submit FILE | status | collect | roles' });
}

/** Makes the tables, and the key where it is not there. */
async function init(session: CliSession): Promise<number> {
  const file = keyFile(session);
  try {
    makeFleetKey(file);
    session.terminal.note(cliTexts(session.terminal.language).fleet.keyMade(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const opened = await openFleet(session, true);
  await opened.fleet.close();
  return 0;
}

async function submit(session: CliSession, words: readonly string[]): Promise<number> {
  const { args, running, terminal, signal } = session;
  const place = placeOf(session);
  const { files, refused } = await expandFolders(words);
  const settings = running.library.settings.get();
  const given = { ...jobOptionsOf(settings), ...recognitionValues(args.values) };
  const of = { path: files[0]?.path ?? '', language: null };
  const isChosen = args.values.model !== undefined || args.values.preset !== undefined;
  const options = asChosen(isChosen ? given : tunedOptions(given, settings.tuned, of));
  const model = await running.models.resolve(args.values.model ?? options.modelId);
  const { fleet, seal } = await openFleet(session, false);
  try {
    const { library, services, models } = running;
    const parts = { library, services, models, fleet, seal, place, signal };
    const done = await submitToFleet(
      parts,
      files.map((file) => file.path),
      { ...options, modelId: model.id },
    );
    for (const { failure } of [...refused, ...done.refused])
      terminal.note(failureText(failure, terminal.language).what);
    if (args.values.json === true) terminal.json(done);
    else terminal.say(`${cliTexts(terminal.language).fleet.submitted(done.submitted, done.known)}\n`);
    return refused.length + done.refused.length > 0 ? 3 : 0;
  } finally {
    await fleet.close();
  }
}

async function status(session: CliSession): Promise<number> {
  const { args, terminal, running } = session;
  const { fleet } = await openFleet(session, false);
  try {
    const counts = await fleet.counts();
    const own = running.library.automation.fleet.counts();
    if (args.values.json === true) terminal.json({ ...counts, own });
    else {
      const { states } = cliTexts(terminal.language).fleet;
      for (const state of ['waiting', 'running', 'done', 'failed'] as const)
        terminal.row(`${String(counts[state]).padStart(8)}  ${states[state]}`);
    }
    return 0;
  } finally {
    await fleet.close();
  }
}

async function collect(session: CliSession): Promise<number> {
  const { args, running, terminal, signal } = session;
  const { fleet } = await openFleet(session, false);
  const { library, events } = running;
  let failed = 0;
  try {
    for (;;) {
      const done = await collectFromFleet({ library, events, fleet, signal });
      failed += done.failedCount;
      if (args.values.json === true) terminal.out(`${JSON.stringify(done)}\n`);
      else if (done.doneCount + done.failedCount > 0 || args.values.follow !== true) {
        terminal.say(`${cliTexts(terminal.language).fleet.collected(done)}\n`);
      }
      if (args.values.follow !== true || done.openCount === 0 || signal.aborted) return failed > 0 ? 3 : 0;
      await sleep(followMs, undefined, { signal }).catch(() => {});
    }
  } finally {
    await fleet.close();
  }
}

function keyFile({ args, running }: CliSession): string {
  return path.resolve(
    args.values.key ?? process.env['STENOGRAM_FLEET_KEY'] ?? path.join(running.library.dir, 'fleet.key'),
  );
}

async function openFleet(session: CliSession, isOwner: boolean): Promise<{ fleet: PostgresFleet; seal: Seal }> {
  const { args, running } = session;
  const url = args.values.queue ?? process.env['STENOGRAM_QUEUE'];
  if (url === undefined) throw badRequest('queue-address');
  const seal = createSeal(readFleetKey(keyFile(session)));
  const pool = openPool({
    url,
    networkLog: networkLogOf(session),
    isOffline: () => running.library.settings.get().offline,
    isPlainAllowed: args.values['plain-network'] === true,
  });
  const onError = (error: unknown) => session.log.warn('the queue of the fleet', error);
  try {
    return { fleet: await openPostgresFleet({ pool, seal, isOwner, onError }), seal };
  } catch (error) {
    await pool.end().catch(() => {});
    if (error instanceof AppFailure) throw error;
    const { message } = error as Error;
    throw new AppFailure('queue-unreachable', { host: URL.parse(url)?.host ?? '', detail: message }, error);
  }
}

function networkLogOf({ running }: CliSession) {
  return createNetworkLog(path.join(running.library.dir, 'network-log.jsonl'));
}

/** Where the workers find what is submitted; one of the two has to be named. */
function placeOf(session: CliSession): { readonly share: string } | { readonly store: ObjectStore } {
  const { share } = session.args.values;
  const store = storeOf(session, path.join(session.running.library.dir, 'fetched'));
  if (share !== undefined && store === null) return { share: path.resolve(share) };
  if (share === undefined && store !== null) return { store };
  throw badRequest('fleet-place');
}

/** Keys of a store come from the environment, as its own tools take them; they never stand in a list of processes. */
function storeOf(session: CliSession, dir: string): ObjectStore | null {
  const { args, running } = session;
  const address = args.values.store;
  if (address === undefined) return null;
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname.length < 2) throw badRequest('store-address');
  const isHere = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'http:' && !isHere && args.values['plain-network'] !== true) {
    throw badRequest('store-insecure', { host: url.host });
  }
  const {
    AWS_ACCESS_KEY_ID: accessKey,
    AWS_SECRET_ACCESS_KEY: secretKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_REGION: region = 'us-east-1',
  } = process.env;
  const isOffline = () => running.library.settings.get().offline;
  return createObjectStore({
    url,
    access: accessKey === undefined || secretKey === undefined ? null : { accessKey, secretKey, region, sessionToken },
    connect: createConnect({ log: networkLogOf(session), isOffline }),
    dir,
  });
}
