import { availableParallelism } from 'node:os';
import type { SystemInfo } from '#shared/system.ts';
import type { ServiceOptions } from './service-options.ts';

/** What a page needs to know of the computer and of how the services were started. */
export function systemInfo(options: ServiceOptions): SystemInfo {
  const { version, host, libraryDir, modelsDir, logFile = null, mediaBase, systemLanguage } = options;
  return { version, host, libraryDir, modelsDir, logFile, mediaBase, systemLanguage, cpuCount: availableParallelism() };
}
