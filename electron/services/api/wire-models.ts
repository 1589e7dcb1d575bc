import path from 'node:path';
import type { SpawnWorker } from '#native/lib/types.ts';
import type { Services } from '#shared/contract/contract.ts';
import type { SystemInfo } from '#shared/system.ts';
import type { EventBus } from '#shared/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { createConnect } from '#services/network/connect.ts';
import { createNetworkLog, type NetworkLog } from '#services/network/network-log.ts';
import type { EngineModels } from '#services/recognition/engine-models.ts';
import type { DownloadTiming } from '#services/models/download/wanted-file.ts';
import { modelServices } from './model-services.ts';
import { createModels, type Models } from '#services/models/models.ts';
import { createSelfTest } from '#services/models/self-test.ts';
import { testSoon } from '#services/models/test-soon.ts';

export interface WireOptions {
  readonly libraryDir: string;
  readonly modelsDir: string;
  readonly resourcesDir: string;
  readonly log: Log;
  readonly spawnEngineWorker: SpawnWorker;
  /** See `ConnectParts`. */
  readonly systemProxy?: (url: string) => Promise<string>;
  /** Only tests need other times than the usual ones. */
  readonly downloadTiming?: DownloadTiming;
}

/** The models with the settings of the library, the log of connections, and the events. */
export function openModels(
  { libraryDir, modelsDir, resourcesDir, log, downloadTiming, systemProxy }: WireOptions,
  library: Library,
  events: EventBus,
): { readonly models: Models; readonly networkLog: NetworkLog } {
  const networkLog = createNetworkLog(path.join(libraryDir, 'network-log.jsonl'));
  const isOffline = () => library.settings.get().offline;
  const tell = async () => events.emit('models.changed', { models: await models.list() });
  const models: Models = createModels({
    modelsDir,
    resourcesDir,
    log,
    connect: createConnect({ log: networkLog, isOffline, systemProxy }),
    isOffline,
    baseUrl: () => library.settings.get().modelBaseUrl,
    ...(downloadTiming ? { timing: downloadTiming } : {}),
    onDownload: (modelId, download) => events.emit('models.progressed', { modelId, download }),
    onArrived: () => void tell(),
  });
  events.on((event) => {
    if (event.name === 'settings.changed' && event.data.settings.offline) void models.downloads.close();
  });
  return { models, networkLog };
}

export interface ModelCallParts {
  readonly options: WireOptions & { readonly host: SystemInfo['host'] };
  readonly library: Library;
  readonly events: EventBus;
  readonly models: Models;
  readonly networkLog: NetworkLog;
  readonly engineModels: EngineModels;
  readonly queue: { isBusy(): boolean };
  readonly closing: AbortController;
}

type ModelMethod = Extract<keyof Services, `models.${string}` | `network.${string}`>;

/** The calls about models and connections. */
export function modelCalls(parts: ModelCallParts): Pick<Services, ModelMethod> {
  const { options, library, events, models, networkLog, engineModels, queue } = parts;
  const isBusy = () => queue.isBusy();
  const selfTest = createSelfTest({
    spawn: options.spawnEngineWorker,
    models,
    resourcesDir: options.resourcesDir,
    threads: () => library.settings.get().threads,
    lanes: () => library.settings.get().lanes,
    isBusy,
  });
  const onTested = () => void models.list().then((list) => events.emit('models.changed', { models: list }));
  const testing = { selfTest, events, log: options.log, signal: parts.closing.signal, isBusy, onTested };
  // A command ends with its work.
  const soon = options.host === 'cli' ? null : testSoon(testing);
  return {
    ...modelServices({
      models,
      events,
      baseUrl: () => library.settings.get().modelBaseUrl,
      test: (modelId) => selfTest.run(modelId),
      letGo: async () => {
        await soon?.stop();
        await engineModels.letGo();
      },
      onRemoved: (modelId) => {
        if (library.settings.get().modelId !== modelId) return;
        events.emit('settings.changed', { settings: library.settings.set({ modelId: 'demo' }) });
      },
    }),
    'network.log': async ({ offset, limit }) => {
      const entries = networkLog.read();
      return { rows: entries.slice(offset, offset + limit), total: entries.length };
    },
  };
}

/** A model that suffered when the app did not close is told of before a job wants it. */
export async function lookAtSuspects(models: Models, events: EventBus, log: Log): Promise<void> {
  try {
    if (await models.checkSuspects()) events.emit('models.changed', { models: await models.list() });
  } catch (error) {
    log.warn('the models could not be looked at', error);
  }
}
