import path from 'node:path';
import { AppFailure, type Failure } from '#shared/failure.ts';
import type { Services } from '#shared/contract/contract.ts';
import type { Library } from '#services/library/library.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import type { Models } from '#services/models/models.ts';
import { parametersOf } from '#services/store/recordings/job-options.ts';
import type { JobOptions } from '#services/store/records.ts';
import type { FilePlace, FleetSpec } from './fleet-port.ts';
import type { PostgresFleet } from './postgres-port.ts';
import type { Seal } from './seal.ts';

interface SubmitParts {
  readonly library: Library;
  readonly services: Services;
  readonly models: Models;
  readonly fleet: Pick<PostgresFleet, 'submit'>;
  readonly seal: Seal;
  /** Folder that the workers have too; null where they fetch files from a store, by hash. */
  readonly share: string | null;
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
  const { library, services, models, fleet, seal, share, signal } = parts;
  const model = await models.resolve(options.modelId);
  const modelSha256 = model.sha256 ?? (await fileSha256(model.path, signal));
  const { added, alreadyThere, refused } = await services['recordings.add']({ paths: [...paths], isHeld: true });
  const ids = [...added, ...alreadyThere]
    .filter(({ state }) => state !== 'done' && state !== 'running')
    .map(({ id }) => id);
  let submitted = 0;
  for (let start = 0; start < ids.length; start += atOnce) {
    const jobs: { key: string; spec: FleetSpec; priority: number }[] = [];
    for (const id of ids.slice(start, start + atOnce)) {
      signal.throwIfAborted();
      const { path: file, sizeBytes, sha256: known } = library.recordings.source(id);
      const sha256 = known ?? (await fileSha256(file, signal));
      if (known === null) library.recordings.setSha256(id, sha256);
      library.jobs.setOptions(id, options);
      library.jobs.setState(id, 'paused');
      const place = placeOf(file, sha256, share);
      const spec = {
        name: path.basename(file),
        media: { sha256, sizeBytes, place },
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

function placeOf(file: string, sha256: string, share: string | null): FilePlace {
  if (share === null) return { kind: 'store', key: sha256 };
  const below = path.relative(path.resolve(share), path.resolve(file));
  if (below === '' || path.isAbsolute(below) || below.split(path.sep)[0] === '..') {
    throw new AppFailure('not-in-folder', { name: path.basename(file), folder: share });
  }
  return { kind: 'share', path: below.split(path.sep).join('/') };
}
