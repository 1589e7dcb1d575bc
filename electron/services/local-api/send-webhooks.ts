import { createHmac } from 'node:crypto';
import type { EventBus } from '#shared/wire/event-bus.ts';
import { failureOf } from '#shared/failure.ts';
import type { Delivery } from '#services/automation/webhook-store.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import type { Connect } from '#services/network/connect.ts';

interface Parts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
  readonly connect: Connect;
  readonly signal: AbortSignal;
  readonly now?: () => number;
}

const stallMs = 30_000;
const minute = 60_000;
/** After the first try; then it is given up. */
const waitsMs = [minute, 5 * minute, 30 * minute, 120 * minute, 720 * minute];
const atOnce = 20;

export interface Webhooks {
  /** Sends what is due now; resolves when each was tried. */
  flush(): Promise<void>;
  close(): void;
}

/** Notifies the addresses that the user allowed of what ended, through the one door of the network. */
export function sendWebhooks(parts: Parts): Webhooks {
  const { library, events, log, signal } = parts;
  const now = parts.now ?? Date.now;
  const { webhooks } = library.automation;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  const work = async () => {
    for (const delivery of webhooks.due(now(), atOnce)) {
      if (signal.aborted || library.settings.get().offline) return;
      await send(delivery, parts, now);
    }
  };
  const flush = async () => {
    running ??= work()
      .catch((error: unknown) => log.warn('webhooks were not sent', error))
      .finally(() => {
        running = null;
        plan();
      });
    await running;
  };
  const plan = () => {
    clearTimeout(timer);
    if (signal.aborted) return;
    const next = webhooks.nextAtMs();
    if (next === null || library.settings.get().offline) return;
    timer = setTimeout(() => void flush(), Math.min(Math.max(next - now(), 200), 3_600_000)).unref();
  };
  const off = events.on(({ name }) => {
    if (name === 'job.ended' || name === 'batch.changed' || name === 'settings.changed') plan();
  });
  plan();
  return {
    flush,
    close() {
      off();
      clearTimeout(timer);
    },
  };
}

async function send(delivery: Delivery, parts: Parts, now: () => number): Promise<void> {
  const { webhooks } = parts.library.automation;
  const body = JSON.stringify(messageOf(delivery, parts.library));
  try {
    const url = new URL(delivery.url);
    const purpose = 'webhook';
    const headers = { 'content-type': 'application/json', ...signedHeaders(delivery, body, now()) };
    const response = await parts.connect({
      url,
      headers,
      purpose,
      signal: parts.signal,
      stallMs,
      method: 'POST',
      body,
    });
    response.resume();
    const { statusCode = 0 } = response;
    if (statusCode >= 200 && statusCode < 300) webhooks.sent(delivery.id);
    else fail(delivery, parts, now, `HTTP ${statusCode}`);
  } catch (error) {
    if (parts.signal.aborted) return;
    fail(delivery, parts, now, failureOf(error).code === 'internal' ? (error as Error).message : failureOf(error).code);
  }
}

function fail({ id, attempts, url }: Delivery, { library, log }: Parts, now: () => number, reason: string): void {
  const wait = waitsMs[attempts];
  if (wait === undefined) log.warn(`a webhook to ${new URL(url).host} is given up: ${reason}`);
  library.automation.webhooks.failed(id, reason, wait === undefined ? null : now() + wait);
}

/** Names no file and holds no text: what it is about is asked for by the API. */
function messageOf({ event, subjectId, atMs }: Delivery, library: Library): object {
  const created = Math.floor(atMs / 1000);
  if (event === 'batch.done') return { type: event, created_at: created, data: { batch_id: subjectId } };
  const failure = failureOfJob(library, subjectId);
  return { type: event, created_at: created, data: { id: String(subjectId), recording_id: subjectId, error: failure } };
}

function failureOfJob(library: Library, recordingId: number): string | null {
  try {
    return library.recordings.get(recordingId).failure?.code.replaceAll('-', '_') ?? null;
  } catch {
    return null; // deleted meanwhile
  }
}

/** As Standard Webhooks writes them, which libraries of many languages verify. */
export function signedHeaders(
  { id, secret }: Pick<Delivery, 'id' | 'secret'>,
  body: string,
  nowMs: number,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const message = `msg_${id}`;
  const seconds = String(Math.floor(nowMs / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${message}.${seconds}.${body}`).digest('base64');
  return { 'webhook-id': message, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
}
