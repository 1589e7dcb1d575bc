import type { ServicesOf } from '#shared/contract/contract.ts';
import { stopMany, takeStepBack } from '#services/queue/many-recordings.ts';
import type { Parts } from './parts.ts';

/** What was done in the library, taken back and done again. */
export function filingServices(parts: Pick<Parts, 'library' | 'events' | 'queue'>): ServicesOf<'filing'> {
  const { journal } = parts.library.catalogue;
  const reverse = async (direction: 'undo' | 'redo') => {
    const next = journal.next(direction);
    return next === null ? null : await takeStepBack(parts, next.stepId);
  };
  return {
    'filing.undo': () => reverse('undo'),
    'filing.redo': () => reverse('redo'),
    'filing.takeBack': ({ stepId }) => takeStepBack(parts, stepId),
    'filing.stop': async () => {
      stopMany(parts.library);
      return null;
    },
  };
}
