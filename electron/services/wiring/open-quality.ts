import type { Connect } from '#services/network/connect.ts';
import { QualityQueue, type QualityQueueParts } from '#services/quality/quality-queue.ts';
import { Tunings } from '#services/quality/tune/tunings.ts';
import type { ServiceOptions } from '#services/system/service-options.ts';

interface Lab {
  readonly quality: QualityQueue;
  readonly tunings: Tunings;
}

/** The quality lab; its runs take their turn with recordings. */
export function openQuality({
  options,
  connect,
  ...parts
}: Omit<QualityQueueParts, 'codeVersion'> & {
  readonly options: Pick<ServiceOptions, 'version'>;
  readonly connect: Connect;
}): Lab & { readonly connect: Connect } {
  const quality = new QualityQueue({ ...parts, codeVersion: options.version });
  const tunings = new Tunings({ ...parts, runs: quality });
  quality.attach(tunings);
  return { quality, tunings, connect };
}

/** What hosts see of it. */
export function labOf({ quality, tunings }: Lab): Lab {
  return { quality, tunings };
}
