import type { ServicesOf } from '#shared/contract/contract.ts';
import { systemInfo } from '#services/system/system-info.ts';
import type { Parts } from './parts.ts';

export function systemServices({ options, examine }: Pick<Parts, 'options' | 'examine'>): ServicesOf<'system'> {
  return {
    'system.info': async () => systemInfo(options),
    'system.doctor': () => examine(),
  };
}
