import { createHash, timingSafeEqual } from 'node:crypto';

export interface WebCaller {
  readonly host: string | null;
  readonly origin: string | null;
  readonly authorization: string | null;
}

/**
 * The status to refuse a request with; null lets it in. A page of another site can reach this port: so the Host must
 * be exactly ours (a rebinding name gets 421), the Origin ours where one is sent, and every call carries the token,
 * which no cookie or link can carry.
 */
export function refusalStatus(
  caller: WebCaller,
  own: { port: number; token: string },
  needsToken: boolean,
): number | null {
  const hosts = [`127.0.0.1:${own.port}`, `localhost:${own.port}`];
  if (caller.host === null || !hosts.includes(caller.host)) return 421;
  if (caller.origin !== null && caller.origin !== `http://${caller.host}`) return 403;
  if (needsToken && !isSame(caller.authorization ?? '', `Bearer ${own.token}`)) return 401;
  return null;
}

/** In constant time, whatever the lengths. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
