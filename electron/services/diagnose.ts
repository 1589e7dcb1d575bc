import { createEngine } from '#native/engine.ts';
import { failureOf } from '#shared/failure.ts';
import type { DoctorReport } from '#shared/system.ts';
import { examine } from './doctor.ts';
import { createModelStore } from './models/model-store.ts';
import { createServices, type ServiceOptions } from './services.ts';

/** The report of `system.doctor`, also where the library is in use, damaged or cannot be written. */
export async function diagnose(options: Omit<ServiceOptions, 'host' | 'mediaBase'>): Promise<DoctorReport> {
  let running;
  try {
    running = await createServices({ ...options, host: 'cli', mediaBase: '' });
  } catch (error) {
    const engine = createEngine({ spawn: options.spawnEngineWorker });
    const models = createModelStore(options);
    const { libraryDir, resourcesDir } = options;
    const library = failureOf(error);
    const report = await examine({ libraryDir, library, resourcesDir, ffmpegSetting: null, engine, models });
    await engine.close();
    return report;
  }
  const report = await running.services['system.doctor']({});
  await running.close();
  return report;
}
