import type { Connect } from '#services/network/connect.ts';
import { QualityQueue, type QualityQueueParts } from '#services/quality/quality-queue.ts';
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
  readonly connect: Connect;
} {
  return { quality: new QualityQueue({ ...parts, codeVersion: options.version }), connect };
}
