import { randomBytes } from 'node:crypto';
import type { Webhook, WebhookEvent } from '#shared/automation/local-api.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

export interface Delivery {
  readonly id: number;
  readonly webhookId: number;
  readonly url: string;
  readonly secret: string;
  readonly event: WebhookEvent;
  readonly subjectId: number;
  readonly atMs: number;
  readonly attempts: number;
}

/** Addresses that are notified of what ended, and what is still to be sent to them. */
export interface WebhookStore {
  list(): readonly Webhook[];
  add(url: string, events: readonly WebhookEvent[]): void;
  remove(webhookId: number): void;
  /** Adds one to be sent, to every address that wants to know of this. */
  enqueue(event: WebhookEvent, subjectId: number): void;
  due(nowMs: number, limit: number): readonly Delivery[];
  /** Null while nothing waits. */
  nextAtMs(): number | null;
  sent(deliveryId: number): void;
  /** It is tried again then; null gives it up. */
  failed(deliveryId: number, reason: string, againAtMs: number | null): void;
}

interface WebhookRow {
  readonly id: number;
  readonly url: string;
  readonly events: string;
  readonly secret: string;
  readonly waitingCount: number;
  readonly lastSentAtMs: number | null;
  readonly lastFailure: string | null;
}

export function createWebhookStore({ database, writer, now }: StoreParts): WebhookStore {
  const selectAll = database.prepare<[], WebhookRow>(
    `SELECT id, url, events, secret, last_sent_at_ms AS lastSentAtMs, last_failure AS lastFailure,
       (SELECT count(*) FROM webhook_delivery WHERE webhook_id = webhook.id) AS waitingCount
     FROM webhook ORDER BY id`,
  );
  const insert = database.prepare<[string, string, string]>(
    'INSERT INTO webhook (url, events, secret) VALUES (?, ?, ?)',
  );
  const removeDeliveries = database.prepare<[number]>('DELETE FROM webhook_delivery WHERE webhook_id = ?');
  const remove = database.prepare<[number]>('DELETE FROM webhook WHERE id = ?');
  return {
    ...createDeliveries({ database, writer, now }),
    list: () => selectAll.all().map((row) => ({ ...row, events: JSON.parse(row.events) as readonly WebhookEvent[] })),
    add(url, events) {
      const secret = `whsec_${randomBytes(24).toString('base64')}`;
      writer.write(() => void insert.run(url, JSON.stringify(events), secret));
    },
    remove: (id) =>
      writer.write(() => {
        removeDeliveries.run(id);
        remove.run(id);
      }),
  };
}

function createDeliveries({
  database,
  writer,
  now,
}: StoreParts): Pick<WebhookStore, 'enqueue' | 'due' | 'nextAtMs' | 'sent' | 'failed'> {
  const selectDue = database.prepare<[number, number], Delivery>(
    `SELECT webhook_delivery.id, webhook_id AS webhookId, url, secret, event, subject_id AS subjectId, at_ms AS atMs, attempts
     FROM webhook_delivery JOIN webhook ON webhook.id = webhook_id
     WHERE next_at_ms <= ? ORDER BY webhook_delivery.id LIMIT ?`,
  );
  const selectNext = database.prepare<[], number | null>('SELECT min(next_at_ms) FROM webhook_delivery').pluck();
  const enqueue = database.prepare<[WebhookEvent, number, number, WebhookEvent]>(
    `INSERT INTO webhook_delivery (webhook_id, event, subject_id, at_ms, next_at_ms)
     SELECT id, ?, ?, ?, 0 FROM webhook WHERE events LIKE '%"' || ? || '"%'`,
  );
  const noteSent = database.prepare<[number, number]>(
    `UPDATE webhook SET last_sent_at_ms = ?, last_failure = NULL
     WHERE id = (SELECT webhook_id FROM webhook_delivery WHERE id = ?)`,
  );
  const noteFailed = database.prepare<[string, number]>(
    'UPDATE webhook SET last_failure = ? WHERE id = (SELECT webhook_id FROM webhook_delivery WHERE id = ?)',
  );
  const drop = database.prepare<[number]>('DELETE FROM webhook_delivery WHERE id = ?');
  const postpone = database.prepare<[number, number]>(
    'UPDATE webhook_delivery SET attempts = attempts + 1, next_at_ms = ? WHERE id = ?',
  );
  return {
    enqueue: (event, subjectId) => writer.write(() => void enqueue.run(event, subjectId, now(), event)),
    due: (nowMs, limit) => selectDue.all(nowMs, limit),
    nextAtMs: () => selectNext.get() ?? null,
    sent: (id) =>
      writer.write(() => {
        noteSent.run(now(), id);
        drop.run(id);
      }),
    failed: (id, reason, againAtMs) =>
      writer.write(() => {
        noteFailed.run(reason.slice(0, 300), id);
        if (againAtMs === null) drop.run(id);
        else postpone.run(againAtMs, id);
      }),
  };
}
