import type { Services } from '#shared/contract/contract.ts';
import type { ModelTest } from '#shared/model.ts';
import type { EventBus } from '#shared/event-bus.ts';
import { adviseCatalogue } from '#services/models/advise.ts';
import type { Models } from '#services/models/models.ts';

type ModelMethod = Extract<keyof Services, `models.${string}`>;

export interface ModelServiceParts {
  readonly models: Models;
  readonly events: EventBus;
  baseUrl(): string | null;
  /** Runs the self-test; fails with a `model-…` failure when the model is not fit to be tried. */
  test(modelId: string): Promise<readonly ModelTest[]>;
  /** Takes a model out of memory that no job uses. */
  letGo(): Promise<void>;
  /** The model chosen for new recordings is gone: another one has to take its place. */
  onRemoved(modelId: string): void;
}

/** The calls about models, each telling every page what changed. */
export function modelServices(parts: ModelServiceParts): Pick<Services, ModelMethod> {
  const { models, events } = parts;
  const tell = async () => {
    events.emit('models.changed', { models: await models.list() });
  };
  const told = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } finally {
      await tell();
    }
  };
  return {
    'models.list': () => models.list(),
    'models.catalogue': () => adviseCatalogue(models, parts.baseUrl()),
    'models.import': (given) => told(models.import(given)),
    'models.accept': ({ modelId }) => told(models.accept(modelId)),
    'models.verify': ({ modelId }) => told(models.verify(modelId)),
    'models.export': ({ modelId, dir }) => models.export(modelId, dir),
    'models.remove': async ({ modelId }) => {
      await parts.letGo();
      const freed = await models.remove(modelId);
      parts.onRemoved(modelId);
      await tell();
      return freed;
    },
    'models.download': async ({ modelId }) => {
      models.downloads.start(modelId);
      // Its failure reaches the pages with its state.
      models.downloads.ended(modelId).catch(() => {});
      return null;
    },
    'models.pause': ({ modelId }) => models.downloads.pause(modelId).then(() => null),
    'models.cancel': ({ modelId }) => models.downloads.cancel(modelId).then(() => null),
    'models.test': ({ modelId }) => told(parts.test(modelId)),
  };
}
