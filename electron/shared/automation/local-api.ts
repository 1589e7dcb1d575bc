import { z } from 'zod';
import type { Failure } from '../failure.ts';

/** The API for other programs on this computer, as it is set. */
export const localApiSettings = z.strictObject({
  isOn: z.boolean(),
  /** 0 for any free one. */
  port: z.int().min(0).max(65_535),
  /** Files in these may be named by their path; others have to be sent. */
  folders: z.array(z.string().min(1).max(4096)).max(50),
});
export type LocalApiSettings = z.infer<typeof localApiSettings>;

export const initialLocalApi: LocalApiSettings = { isOn: false, port: 8178, folders: [] };

export interface LocalApiStatus {
  readonly isOn: boolean;
  /** Where it listens; null while it does not. */
  readonly url: string | null;
  /** Null before it was turned on for the first time. */
  readonly token: string | null;
  /** Why it does not listen although it is on. */
  readonly failure: Failure | null;
}

/** What a webhook is notified of. */
export const webhookEvents = ['job.done', 'job.failed', 'batch.done'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

export interface Webhook {
  readonly id: number;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Signs what is sent, as Standard Webhooks says. */
  readonly secret: string;
  readonly waitingCount: number;
  /** When something was accepted last; null before. */
  readonly lastSentAtMs: number | null;
  readonly lastFailure: string | null;
}
