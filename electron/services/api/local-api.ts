import type { ServicesOf } from '#shared/contract/contract.ts';
import type { Parts } from './parts.ts';

export function localApiServices({
  localApi,
  library,
  events,
}: Pick<Parts, 'localApi' | 'library' | 'events'>): ServicesOf<'localApi'> {
  const { webhooks } = library.automation;
  const changed = () => {
    events.emit('localApi.changed', {});
    return webhooks.list();
  };
  return {
    'localApi.status': async () => {
      await localApi.settled();
      return localApi.status();
    },
    'localApi.renewToken': async () => localApi.renewToken(),
    'localApi.webhooks': async () => webhooks.list(),
    'localApi.addWebhook': async ({ url, events: wanted }) => {
      webhooks.add(url, wanted);
      return changed();
    },
    'localApi.removeWebhook': async ({ webhookId }) => {
      webhooks.remove(webhookId);
      return changed();
    },
  };
}
