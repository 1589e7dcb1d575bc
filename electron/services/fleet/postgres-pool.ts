import { Pool } from 'pg';
import { AppFailure } from '#shared/failure.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import type { NetworkLog } from '#services/network/network-log.ts';

export interface PoolParts {
  readonly url: string;
  readonly networkLog: NetworkLog;
  readonly isOffline: () => boolean;
  readonly max?: number;
  /** Without TLS to another machine: only where the network between them is protected otherwise. */
  readonly isPlainAllowed?: boolean;
}

const local: ReadonlySet<string> = new Set(['', 'localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * Connections to the queue's database. They are in the log of connections like every other, are refused while the app is
 * offline, and need TLS unless the database is on this machine.
 */
export function openPool({ url, networkLog, isOffline, max = 4, isPlainAllowed = false }: PoolParts): Pool {
  const address = URL.parse(url);
  if (address === null || !/^postgres(?:ql)?:$/.test(address.protocol)) throw badRequest('queue-address');
  const host = address.hostname;
  const entry = networkLog.begin({ host: address.host, purpose: 'fleet queue' });
  if (isOffline()) {
    entry.end('refused', 0);
    throw new AppFailure('fleet-offline');
  }
  const isSafe = /^(?:require|verify-ca|verify-full)$/.test(address.searchParams.get('sslmode') ?? '');
  const isSocket = address.searchParams.get('host')?.startsWith('/') === true;
  if (!isSafe && !isPlainAllowed && !isSocket && !local.has(host)) {
    entry.end('refused', 0);
    throw badRequest('queue-insecure', { host });
  }
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    query_timeout: 30_000,
    application_name: 'stenogram',
  });
  // An idle connection that breaks is reopened with the next query.
  pool.on('error', () => {});
  pool.once('connect', () => entry.end('done', 0));
  return pool;
}

const passing = /^(?:08|53|57P|40)/;

/** The database is down, starting, or the way to it is cut: trying again makes sense. */
export function isPassing(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    passing.test(code) ||
    /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_AGAIN)/.test(code) ||
    /terminated|timeout|Connection ended|not queryable|closed/i.test(message)
  );
}

/** Until it goes through, or the signal says to stop. */
export async function persist<T>(work: () => Promise<T>, signal: AbortSignal, waitMs = 500): Promise<T> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || signal.aborted) throw error;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(waitMs * 2 ** Math.min(tried, 5), 10_000));
        signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
      });
    }
  }
}
