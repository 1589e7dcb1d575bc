import { z } from 'zod';
import type { GraphicsCards } from '../graphics.ts';
import type { CatalogueModel, ImportResult, ModelInfo, ModelTest } from '../model.ts';
import { path, none, modelId, model } from './fields.ts';
import { method } from './method.ts';

export const modelsMethods = {
  'models.list': method(none).returns<readonly ModelInfo[]>(),
  /** Published models, first what this computer carries best. */
  'models.catalogue': method(none).returns<readonly CatalogueModel[]>(),
  /** A file, or every model in a folder: checked, copied or left where it lies, its hash remembered. */
  'models.import': method(
    z.strictObject({ path, how: z.enum(['copy', 'reference']).default('copy') }),
  ).returns<ImportResult>(),
  /** Files that were chosen together, copied: those ending in `.bin` are a model each, the others one model. */
  'models.importFiles': method(z.strictObject({ paths: z.array(path).min(1).max(20) })).returns<ImportResult>(),
  /** The user accepts a file whose hash is not published; until then it is not used. */
  'models.accept': method(model).returns<ModelInfo>(),
  'models.verify': method(model).returns<ModelInfo>(),
  /** Copies the file and its entry of the catalogue into a folder, for another computer. */
  'models.export': method(z.strictObject({ modelId, dir: path })).returns<{ path: string; sizeBytes: number }>(),
  'models.remove': method(model).returns<{ freedBytes: number }>(),
  /** Begins or continues, also for what is damaged in a published model; returns at once, `models.progressed` reports the rest. */
  'models.download': method(model).returns<null>(),
  'models.pause': method(model).returns<null>(),
  /** Also removes what was fetched so far. */
  'models.cancel': method(model).returns<null>(),
  /** Seconds to minutes: the bundled speech through the model on each device. */
  'models.test': method(model).returns<readonly ModelTest[]>(),
  /** Those of this computer that may be chosen, the best first; asked of the system again. */
  'models.graphicsCards': method(none).returns<GraphicsCards>(),
} as const;
