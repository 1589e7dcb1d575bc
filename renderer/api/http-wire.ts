import type { Wire } from '#shared/wire/client.ts';
import type { Reply } from '#shared/contract/contract.ts';
import { survivingMethods } from '#shared/contract/surviving-methods.ts';
import { isReply } from './host.ts';

/** Of 64 KiB in all, in bytes; a character can take three. */
const keepaliveLimit = 10_000;

/** Calls over HTTP; a host that does not answer, or not in our terms, becomes a failure rather than a broken promise. */
export function createHttpWire(token: string): Wire {
  return async (name, input) => {
    const body = JSON.stringify(input);
    try {
      const response = await fetch(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
        // What was typed last is sent while the page closes; browsers allow that for small bodies.
        keepalive: survivingMethods.has(name) && body.length < keepaliveLimit,
      });
      return await replyOf(response);
    } catch (thrown) {
      return lost(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
}

export async function replyOf(response: Response): Promise<Reply<unknown>> {
  const reply: unknown = await response.json().catch(() => null);
  if (isReply(reply)) return reply;
  if (response.status === 401 || response.status === 403)
    return { ok: false, failure: { code: 'forbidden', params: {} } };
  return lost(`HTTP ${response.status}`);
}

function lost(detail: string): Reply<never> {
  return { ok: false, failure: { code: 'internal', params: { detail } } };
}
