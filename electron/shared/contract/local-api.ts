import { z } from 'zod';
import { webhookEvents, type LocalApiStatus, type Webhook } from '../automation/local-api.ts';
import { id, none } from './fields.ts';
import { method } from './method.ts';

export const localApiMethods = {
  'localApi.status': method(none).returns<LocalApiStatus>(),
  /** What other programs were given before stops working at once. */
  'localApi.renewToken': method(none).returns<LocalApiStatus>(),
  'localApi.webhooks': method(none).returns<readonly Webhook[]>(),
  'localApi.addWebhook': method(
    z.strictObject({
      url: z.url({ protocol: /^https?$/ }).max(2000),
      events: z
        .array(z.enum(webhookEvents))
        .min(1)
        .default([...webhookEvents]),
    }),
  ).returns<readonly Webhook[]>(),
  'localApi.removeWebhook': method(z.strictObject({ webhookId: id })).returns<readonly Webhook[]>(),
} as const;
