import type { AddResult } from '#shared/contract/recordings.ts';
import { failureOf } from '#shared/failure.ts';
import { api, host } from '#renderer/api/api.ts';
import type { Picked } from '#renderer/api/host.ts';
import { useUploads } from '#renderer/data/recordings/uploads.ts';

/** As many paths as one call may name. */
const maxPaths = 10_000;

/** Paths go to the services in one call; files of a browser are uploaded one by one, each queued as soon as it is there. */
export async function addPicked(picked: readonly Picked[], isHeld: boolean): Promise<AddResult> {
  const files = picked.filter((one) => typeof one !== 'string');
  const results: AddResult[] = [];
  const paths = picked.filter((one) => typeof one === 'string');
  for (let first = 0; first < paths.length; first += maxPaths) {
    results.push(await api['recordings.add']({ paths: paths.slice(first, first + maxPaths), isHeld }));
  }
  const before = useUploads.getState();
  useUploads.setState({ totalCount: before.totalCount + files.length });
  for (const file of files) results.push(await addFile(file, isHeld));
  if (useUploads.getState().doneCount === useUploads.getState().totalCount) {
    useUploads.setState({ name: null, share: 0, doneCount: 0, totalCount: 0 });
  }
  return {
    added: results.flatMap((result) => result.added),
    refused: results.flatMap((result) => result.refused),
    alreadyThere: results.flatMap((result) => result.alreadyThere),
    copies: results.flatMap((result) => result.copies),
  };
}

async function addFile(file: File, isHeld: boolean): Promise<AddResult> {
  useUploads.setState({ name: file.name, share: 0 });
  try {
    const path = await host.pathOf(file, (share) => useUploads.setState({ name: file.name, share }));
    return await api['recordings.add']({ paths: [path], isHeld });
  } catch (thrown) {
    return { added: [], alreadyThere: [], copies: [], refused: [{ path: file.name, failure: failureOf(thrown) }] };
  } finally {
    useUploads.setState(({ doneCount }) => ({ doneCount: doneCount + 1 }));
  }
}
