import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure, type Failure } from '#shared/failure.ts';
import type { Services } from '#shared/contract/contract.ts';
import type { Library } from '#services/library/library.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import type { Models } from '#services/models/models.ts';
import { parametersOf } from '#services/store/recordings/job-options.ts';
import type { JobOptions } from '#services/store/records.ts';
import type { FilePlace, FleetSpec } from './fleet-port.ts';
import type { ObjectStore } from './object-store.ts';
import type { PostgresFleet } from './postgres-port.ts';
import type { Seal } from './seal.ts';

interface SubmitParts {
  readonly library: Library;
  readonly services: Services;
  readonly models: Models;
  readonly fleet: Pick<PostgresFleet, 'submit'>;
  readonly seal: Seal;
  /** Folder that the workers have too, or the store they fetch files and the model from, where they are put. */
  readonly place: { readonly share: string } | { readonly store: ObjectStore };
  readonly signal: AbortSignal;
}

const atOnce = 100;

/** Adds files to the library, where they stand paused, and gives them to the fleet. */
export async function submitToFleet(
  parts: SubmitParts,
  paths: readonly string[],
  options: JobOptions,
  priority = 0,
): Promise<{
  readonly submitted: number;
  readonly known: number;
  readonly refused: readonly { path: string; failure: Failure }[];
}> {
  const { library, services, models, fleet, seal, place, signal } = parts;
  const model = await models.resolve(options.modelId);
  const modelSha256 = model.sha256 ?? (await fileSha256(model.path, signal));
  if ('store' in place) {
    const { size } = await stat(model.path);
    const given = { key: `models/${modelSha256}`, file: model.path, sha256: modelSha256, sizeBytes: size };
    await place.store.put(given, signal);
  }
  const { added, alreadyThere, refused } = await services['recordings.add']({ paths: [...paths], isHeld: true });
  const ids = [...added, ...alreadyThere]
    .filter(({ state }) => state !== 'done' && state !== 'running')
    .map(({ id }) => id);
  let submitted = 0;
  // Given in groups, so that the first are worked on while the rest is hashed or uploaded.
  const groupSize = 'store' in place ? 1 : atOnce;
  for (let start = 0; start < ids.length; start += groupSize) {
    const jobs: { key: string; spec: FleetSpec; priority: number }[] = [];
    for (const id of ids.slice(start, start + groupSize)) {
      signal.throwIfAborted();
      const { path: file, sizeBytes, sha256: known } = library.recordings.source(id);
      const sha256 = known ?? (await fileSha256(file, signal));
      if (known === null) library.recordings.setSha256(id, sha256);
      library.jobs.setOptions(id, options);
      library.jobs.setState(id, 'paused');
      if ('store' in place) await place.store.put({ key: sha256, file, sha256, sizeBytes }, signal);
      const spec = {
        name: path.basename(file),
        media: { sha256, sizeBytes, place: placeOf(file, sha256, place) },
        model: { id: model.id, sha256: modelSha256 },
        options,
      };
      const key = seal.keyOf(sha256, modelSha256, parametersOf(options));
      library.automation.fleet.add(key, id);
      jobs.push({ key, spec, priority });
    }
    submitted += await fleet.submit(jobs);
  }
  return { submitted, known: ids.length - submitted, refused };
}

function placeOf(file: string, sha256: string, place: SubmitParts['place']): FilePlace {
  if ('store' in place) return { kind: 'store', key: sha256 };
  const { share } = place;
  const below = path.relative(path.resolve(share), path.resolve(file));
  if (below === '' || path.isAbsolute(below) || below.split(path.sep)[0] === '..') {
    throw new AppFailure('not-in-folder', { name: path.basename(file), folder: share });
  }
  return { kind: 'share', path: below.split(path.sep).join('/') };
}
