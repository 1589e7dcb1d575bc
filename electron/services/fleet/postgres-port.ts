import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Failure } from '#shared/failure.ts';
import { fleetSchema, leaseSeconds, queueName } from './fleet-schema.ts';
import type { Claim, FleetPort, FleetResult, FleetSpec, FleetWindow } from './fleet-port.ts';
import type { Seal } from './seal.ts';

interface JobData {
  readonly key: string;
  /** Of the spec, in base64. */
  readonly sealed: string;
}

type Ended = { readonly result: FleetResult } | { readonly failure: Failure };

export interface FleetState {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly ended: Ended | null;
  /** Behind the cursor that was asked from. */
  readonly windows: readonly FleetWindow[];
}

/** The queue as a worker and as a coordinator see it. */
export interface PostgresFleet extends FleetPort {
  /** One transaction for all of them; what is known under its key is not given twice. Returns how many were new. */
  submit(
    specs: readonly { readonly key: string; readonly spec: FleetSpec; readonly priority?: number }[],
  ): Promise<number>;
  read(key: string, fromMs: number): Promise<FleetState | null>;
  /** What was collected is not kept in the database. */
  forget(keys: readonly string[]): Promise<void>;
  counts(): Promise<Readonly<Record<FleetState['state'], number>>>;
  close(): Promise<void>;
}

/** So often one job may be claimed at one place without getting on: then it breaks every worker, and is failed. */
const maxClaimsHere = 8;

export interface FleetOptions {
  readonly pool: pg.Pool;
  readonly seal: Seal;
  /** Makes the tables where they are not there; needs the rights for it. */
  readonly isOwner?: boolean;
  /** Finds workers that are silent; one process in a fleet is enough, several do no harm. */
  readonly isSupervising?: boolean;
  readonly onError?: (error: unknown) => void;
}

export async function openPostgresFleet(options: FleetOptions): Promise<PostgresFleet> {
  const { pool, isOwner = false, isSupervising = true, onError = () => {} } = options;
  const db = { executeSql: async (text: string, values?: unknown[]) => await pool.query(text, values) };
  const boss = new PgBoss({
    db,
    schema: 'pgboss',
    supervise: isSupervising,
    schedule: false,
    migrate: isOwner,
    createSchema: isOwner,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
  });
  boss.on('error', onError);
  await boss.start();
  if (isOwner) {
    await pool.query(fleetSchema);
    await boss.createQueue(queueName, {
      // Its heartbeat, not its length, says whether a worker lives: 24 hours of sound are one job.
      expireInSeconds: 86_399,
      heartbeatSeconds: leaseSeconds,
      retryLimit: 100_000,
      retryDelay: 0,
      retentionSeconds: 365 * 86_400,
      deleteAfterSeconds: 3600,
    });
  }
  return new Fleet(boss, options);
}

class Fleet implements PostgresFleet {
  readonly #boss: PgBoss;
  readonly #pool: pg.Pool;
  readonly #seal: Seal;

  constructor(boss: PgBoss, { pool, seal }: FleetOptions) {
    this.#boss = boss;
    this.#pool = pool;
    this.#seal = seal;
  }

  async claim(): Promise<Claim | null> {
    const [job] = await this.#boss.fetch<JobData>(queueName, { includeMetadata: true, batchSize: 1 });
    if (job === undefined) return null;
    const { key, sealed } = job.data;
    const handle = JSON.stringify({ id: job.id, retryCount: job.retryCount });
    const { rows } = await this.#pool.query<{ claims_here: number; state: string }>(
      `UPDATE stenogram.result SET state = CASE WHEN state = 'done' THEN state ELSE 'running' END,
         claims_here = claims_here + 1 WHERE key = $1 RETURNING claims_here, state`,
      [key],
    );
    const [row] = rows;
    if (row === undefined || row.state === 'done') {
      // Withdrawn, or done already by a worker whose answer was lost.
      await this.#boss.complete(queueName, JSON.parse(handle) as { id: string; retryCount: number });
      return await this.claim();
    }
    const spec = this.#seal.open(Buffer.from(sealed, 'base64'), key) as FleetSpec;
    const claim = { key, handle, spec, windows: await this.#windows(key, 0) };
    if (row.claims_here <= maxClaimsHere) return claim;
    await this.fail(claim, { code: 'engine-crashed', params: {} }, false);
    return await this.claim();
  }

  async beat({ handle }: Claim): Promise<boolean> {
    return affectedBy(await this.#boss.touch(queueName, attemptOf(handle))) > 0;
  }

  async progress({ key, handle }: Claim, window: FleetWindow): Promise<boolean> {
    const { id, retryCount } = attemptOf(handle);
    const sealed = this.#seal.seal(window, `${key} ${window.cursorMs}`);
    // Only while the claim stands: one whose worker was given up may not move the cursor.
    const { rowCount } = await this.#pool.query(
      `WITH mine AS (SELECT 1 FROM pgboss.job WHERE name = $4 AND id = $5 AND state = 'active' AND retry_count = $6),
       added AS (INSERT INTO stenogram.result_window (key, cursor_ms, sealed)
         SELECT $1, $2, $3 FROM mine ON CONFLICT DO NOTHING)
       UPDATE stenogram.result SET cursor_ms = greatest(cursor_ms, $2), claims_here = 0 WHERE key = $1 AND EXISTS (SELECT 1 FROM mine)`,
      [key, window.cursorMs, sealed, queueName, id, retryCount],
    );
    return (rowCount ?? 0) > 0;
  }

  complete(claim: Claim, result: FleetResult): Promise<boolean> {
    return this.#end(claim, 'done', { result });
  }

  async fail(claim: Claim, failure: Failure, isTransient: boolean): Promise<boolean> {
    if (!isTransient) return await this.#end(claim, 'failed', { failure });
    await this.#pool.query(`UPDATE stenogram.result SET state = 'waiting' WHERE key = $1 AND state = 'running'`, [
      claim.key,
    ]);
    return affectedBy(await this.#boss.fail(queueName, attemptOf(claim.handle), { code: failure.code })) > 0;
  }

  /** Result and job in one transaction. */
  async #end({ key, handle }: Claim, state: 'done' | 'failed', ended: Ended): Promise<boolean> {
    return await this.#transaction(async (client) => {
      const db = { executeSql: async (text: string, values?: unknown[]) => await client.query(text, values) };
      const affected = affectedBy(await this.#boss.complete(queueName, attemptOf(handle), null, { db }));
      if (affected === 0) return false;
      await client.query(
        `UPDATE stenogram.result SET state = $2, sealed = $3, ended_at = now() WHERE key = $1 AND state <> 'done'`,
        [key, state, this.#seal.seal(ended, `${key} end`)],
      );
      return true;
    });
  }

  async submit(
    specs: readonly { readonly key: string; readonly spec: FleetSpec; readonly priority?: number }[],
  ): Promise<number> {
    return await this.#transaction(async (client) => {
      const db = { executeSql: async (text: string, values?: unknown[]) => await client.query(text, values) };
      const { rows } = await client.query<{ key: string }>(
        `INSERT INTO stenogram.result (key, state) SELECT DISTINCT unnest($1::text[]), 'waiting'
         ON CONFLICT (key) DO UPDATE SET state = 'waiting', sealed = NULL, ended_at = NULL, claims_here = 0
           WHERE stenogram.result.state = 'failed' RETURNING key`,
        [specs.map(({ key }) => key)],
      );
      const fresh = new Set(rows.map(({ key }) => key));
      const jobs = specs
        .filter(({ key }) => fresh.delete(key))
        .map(({ key, spec, priority = 0 }) => {
          const data: JobData = { key, sealed: this.#seal.seal(spec, key).toString('base64') };
          return { data, priority };
        });
      if (jobs.length > 0) await this.#boss.insert(queueName, jobs, { db });
      return jobs.length;
    });
  }

  async read(key: string, fromMs: number): Promise<FleetState | null> {
    const { rows } = await this.#pool.query<{ state: FleetState['state']; sealed: Buffer | null }>(
      'SELECT state, sealed FROM stenogram.result WHERE key = $1',
      [key],
    );
    const [row] = rows;
    if (row === undefined) return null;
    const ended = row.sealed === null ? null : (this.#seal.open(row.sealed, `${key} end`) as Ended);
    return { state: row.state, ended, windows: await this.#windows(key, fromMs) };
  }

  async forget(keys: readonly string[]): Promise<void> {
    await this.#pool.query('DELETE FROM stenogram.result WHERE key = ANY ($1)', [keys]);
  }

  async counts(): Promise<Readonly<Record<FleetState['state'], number>>> {
    const { rows } = await this.#pool.query<{ state: FleetState['state']; count: string }>(
      'SELECT state, count(*) FROM stenogram.result GROUP BY state',
    );
    const counts = { waiting: 0, running: 0, done: 0, failed: 0 };
    for (const { state, count } of rows) counts[state] = Number(count);
    return counts;
  }

  async close(): Promise<void> {
    await this.#boss.stop({ graceful: false }).catch(() => {});
    await this.#pool.end();
  }

  async #windows(key: string, fromMs: number): Promise<readonly FleetWindow[]> {
    const { rows } = await this.#pool.query<{ cursor_ms: string; sealed: Buffer }>(
      'SELECT cursor_ms, sealed FROM stenogram.result_window WHERE key = $1 AND cursor_ms > $2 ORDER BY cursor_ms',
      [key, fromMs],
    );
    return rows.map(({ cursor_ms: cursor, sealed }) => this.#seal.open(sealed, `${key} ${cursor}`) as FleetWindow);
  }

  async #transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('BEGIN');
      const done = await work(client);
      await client.query('COMMIT');
      return done;
    } catch (error) {
      await client.query('ROLLBACK').catch((failed: unknown) => (broken = failed as Error));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

function attemptOf(handle: string): { readonly id: string; readonly retryCount: number } {
  return JSON.parse(handle) as { id: string; retryCount: number };
}

/** How many attempts a command was about: none where the claim has lapsed. */
function affectedBy(response: object): number {
  return (response as { readonly affected?: number }).affected ?? 0;
}
