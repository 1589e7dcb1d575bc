import type { Reply } from '#shared/contract/contract.ts';
import { isModelWanted, type ModelInfo } from '#shared/model.ts';
import type { Settings } from '#shared/settings.ts';

type Call = (name: string, input: unknown) => Promise<Reply<unknown>>;

/**
 * Adds files that were opened from outside as the page would: kept ready where only the demo model could transcribe
 * them.
 */
export async function addOpened(call: Call, paths: readonly string[]): Promise<Reply<unknown>> {
  const [settings, models] = await Promise.all([call('settings.get', {}), call('models.list', {})]);
  const isHeld = settings.ok && models.ok && isModelWanted(settings.value as Settings, models.value as ModelInfo[]);
  return await call('recordings.add', { paths, isHeld });
}
