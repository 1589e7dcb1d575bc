import { text as readText } from 'node:stream/consumers';
import { AppFailure } from '#shared/failure.ts';
import type { QualityRun } from '#shared/quality/lab.ts';
import type { Connect } from '#services/network/connect.ts';
import { runFacts } from './run-facts.ts';

/** Set name → experiment, run → run, by the REST API 2.0 of an MLflow tracking server. */
const api = 'api/2.0/mlflow';
const stallMs = 30_000;
/** Longest value of a parameter that servers of all versions take. */
const maxValue = 500;

interface Server {
  readonly connect: Connect;
  readonly url: string;
  readonly signal: AbortSignal;
}

/**
 * Parameters and metrics of runs that have scores; no text of any recording goes out. Returns how many were sent. Fails
 * with `offline`, or with `mlflow-refused` and what the server said.
 */
export async function sendToMlflow(runs: readonly QualityRun[], server: Server): Promise<number> {
  const experiments = new Map<string, string>();
  let sent = 0;
  for (const run of runs) {
    if (run.scores === null) continue;
    const name = `Stenogram: ${run.setName}`;
    const experimentId = experiments.get(name) ?? (await experimentOf(server, name));
    experiments.set(name, experimentId);
    await sendRun(server, experimentId, run);
    sent += 1;
  }
  return sent;
}

async function experimentOf(server: Server, name: string): Promise<string> {
  const known = await call(server, `experiments/get-by-name?experiment_name=${encodeURIComponent(name)}`);
  if (known.status === 200) return field(field(known.body, 'experiment'), 'experiment_id') as string;
  if (known.status !== 404) refused(known);
  const made = await call(server, 'experiments/create', { name });
  if (made.status !== 200) refused(made);
  return field(made.body, 'experiment_id') as string;
}

async function sendRun(server: Server, experimentId: string, run: QualityRun): Promise<void> {
  const startedMs = run.startedAtMs ?? run.queuedAtMs;
  const made = await call(server, 'runs/create', {
    experiment_id: experimentId,
    run_name: `${run.options.modelId} ${run.part} #${run.id}`,
    start_time: startedMs,
    tags: [
      { key: 'mlflow.source.name', value: 'stenogram' },
      ...(run.note === '' ? [] : [{ key: 'mlflow.note.content', value: run.note }]),
    ],
  });
  if (made.status !== 200) refused(made);
  const runId = field(field(field(made.body, 'run'), 'info'), 'run_id') as string;
  const { parameters, metrics } = runFacts(run);
  const timestamp = run.finishedAtMs ?? startedMs;
  const logged = await call(server, 'runs/log-batch', {
    run_id: runId,
    metrics: Object.entries(metrics).map(([key, value]) => ({ key, value, timestamp, step: 0 })),
    params: Object.entries(parameters).map(([key, value]) => ({ key, value: value.slice(0, maxValue) })),
    tags: [],
  });
  if (logged.status !== 200) refused(logged);
  const ended = await call(server, 'runs/update', { run_id: runId, status: 'FINISHED', end_time: timestamp });
  if (ended.status !== 200) refused(ended);
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function call({ connect, url, signal }: Server, path: string, body?: unknown): Promise<Answer> {
  const response = await connect({
    url: new URL(`${url.replace(/\/+$/, '')}/${api}/${path}`),
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    purpose: 'runs to MLflow',
    signal,
    stallMs,
  }).catch((error: unknown) => {
    if (error instanceof AppFailure) throw error;
    throw new AppFailure('mlflow-refused', { detail: error instanceof Error ? error.message : String(error) }, error);
  });
  const said = await readText(response);
  try {
    return { status: response.statusCode ?? 0, body: JSON.parse(said) as unknown };
  } catch {
    return { status: response.statusCode ?? 0, body: {} };
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function refused({ status, body }: Answer): never {
  const said = field(body, 'message');
  throw new AppFailure('mlflow-refused', { detail: typeof said === 'string' ? said.slice(0, 200) : `HTTP ${status}` });
}
