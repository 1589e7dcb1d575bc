import type { ServicesOf } from '#shared/contract/contract.ts';
import type { AppliedStep } from '#services/edits/edits.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { addSpeaker, listSpeakers, mergeSpeakers, renameSpeaker } from '#services/edits/speaker-commands.ts';
import type { Parts } from './parts.ts';

export function speakersServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'speakers'> {
  const { edits } = library;
  const { database } = library.index;
  const done = (step: AppliedStep) => {
    emitStep(events, step);
    return null;
  };
  return {
    'speakers.list': async ({ transcriptId }) => listSpeakers(database, transcriptId),
    'speakers.create': async ({ transcriptId, name }) => done(addSpeaker(edits, transcriptId, name)),
    'speakers.rename': async ({ speakerId, name }) => done(renameSpeaker(edits, database, speakerId, name)),
    'speakers.merge': async ({ speakerId, intoId }) => done(mergeSpeakers(edits, database, speakerId, intoId)),
  };
}
