import type { ServicesOf } from '#shared/contract/contract.ts';
import type { Parts } from './parts.ts';

export function networkServices({ networkLog }: Pick<Parts, 'networkLog'>): ServicesOf<'network'> {
  return {
    'network.log': async ({ offset, limit }) => {
      const entries = networkLog.read();
      return { rows: entries.slice(offset, offset + limit), total: entries.length };
    },
  };
}
