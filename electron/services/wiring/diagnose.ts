import { createEngine } from '#native/lib/engine.ts';
import { failureOf } from '#shared/failure.ts';
import type { DoctorReport } from '#shared/system.ts';
import { examine } from '#services/system/doctor.ts';
import { readCatalogue } from '#services/models/catalogue.ts';
import { createModelRecords } from '#services/models/model-records.ts';
import { createInstalledModels } from '#services/models/installed-models.ts';
import { createServices } from './services.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';

/** The report of `system.doctor`, also where the library is in use, damaged or cannot be written. */
export async function diagnose(options: Omit<ServiceOptions, 'host' | 'mediaBase'>): Promise<DoctorReport> {
  let running;
  try {
    running = await createServices({ ...options, host: 'cli', mediaBase: '', isReading: true });
  } catch (error) {
    const engine = createEngine({ spawn: options.spawnEngineWorker });
    const models = createInstalledModels({
      ...options,
      catalogue: readCatalogue(options.resourcesDir),
      records: createModelRecords(options.modelsDir),
      testsOf: () => [],
    });
    const { libraryDir, resourcesDir, logFile } = options;
    const library = failureOf(error);
    const report = await examine({ libraryDir, library, resourcesDir, ffmpegSetting: null, engine, models, logFile });
    await engine.close();
    return report;
  }
  const report = await running.services['system.doctor']({});
  await running.close();
  return report;
}
