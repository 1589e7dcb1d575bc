import type { Connect } from '#services/network/connect.ts';
import { QualityQueue, type QualityQueueParts } from '#services/quality/quality-queue.ts';
import { Tunings } from '#services/quality/tune/tunings.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';

/** The quality lab; its runs take their turn with recordings. */
export function openQuality({
  options,
  connect,
  ...parts
}: Omit<QualityQueueParts, 'codeVersion'> & {
  readonly options: Pick<ServiceOptions, 'version'>;
  readonly connect: Connect;
}): {
  readonly quality: QualityQueue;
  readonly tunings: Tunings;
  readonly connect: Connect;
} {
  const quality = new QualityQueue({ ...parts, codeVersion: options.version });
  const tunings = new Tunings({ ...parts, runs: quality });
  quality.attach(tunings);
  return { quality, tunings, connect };
}
