import path from 'node:path';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { createConnect, type Connect } from '#services/network/connect.ts';
import { createNetworkLog, type NetworkLog } from '#services/network/network-log.ts';
import type { DownloadTiming } from '#services/models/download/wanted-file.ts';
import { createModelRecords } from '#services/models/model-records.ts';
import { createModels, type Models } from '#services/models/models.ts';

export interface ModelOptions {
  readonly libraryDir: string;
  readonly modelsDir: string;
  readonly resourcesDir: string;
  readonly log: Log;
  /** See `ConnectParts`. */
  readonly systemProxy?: (url: string) => Promise<string>;
  /** Only tests need other times than the usual ones. */
  readonly downloadTiming?: DownloadTiming;
}

/** The models with the settings of the library, the log of connections, and the events. */
export function openModels(
  { libraryDir, modelsDir, resourcesDir, log, downloadTiming, systemProxy }: ModelOptions,
  library: Library,
  events: EventBus,
): { readonly models: Models; readonly networkLog: NetworkLog; readonly connect: Connect } {
  const networkLog = createNetworkLog(path.join(libraryDir, 'network-log.jsonl'));
  const isOffline = () => library.settings.get().offline;
  const connect = createConnect({ log: networkLog, isOffline, systemProxy });
  const emitModels = async () => events.emit('models.changed', { models: await models.list() });
  const models: Models = createModels({
    modelsDir,
    resourcesDir,
    log,
    connect,
    isOffline,
    baseUrl: () => library.settings.get().modelBaseUrl,
    ...(downloadTiming ? { timing: downloadTiming } : {}),
    onDownload: (modelId, download) => events.emit('models.progressed', { modelId, download }),
    onArrived: () => void emitModels(),
  });
  events.on((event) => {
    if (event.name === 'settings.changed' && event.data.settings.offline) void models.downloads.close();
  });
  return { models, networkLog, connect };
}

/** Re-verifies models that an unclean exit may have damaged, before a job needs them. */
export async function reverifyAfterCrash(models: Models, events: EventBus, log: Log): Promise<void> {
  try {
    if (await models.reverifySuspects()) events.emit('models.changed', { models: await models.list() });
  } catch (error) {
    log.warn('the models could not be looked at', error);
  }
}

/** Paths of models that were left where they lay. */
export function referencedModels(modelsDir: string): readonly string[] {
  const records = createModelRecords(modelsDir);
  return records.names().flatMap((name) => records.get(name)?.referencePath ?? []);
}
