import type { ServicesOf } from '#shared/contract/contract.ts';
import { createPersonPlaces } from '#services/annotations/person-places.ts';
import type { AppliedStep } from '#services/edits/edits.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { requireNamed } from '#services/edits/known-speakers.ts';
import { addSpeaker, listSpeakers, mergeSpeakers, renameSpeaker } from '#services/edits/speaker-commands.ts';
import type { Parts } from './parts.ts';

export function speakersServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'speakers'> {
  const { edits } = library;
  const { database } = library.index;
  const places = createPersonPlaces(database);
  const done = (step: AppliedStep) => emitStep(events, step);
  return {
    'speakers.list': async ({ transcriptId }) => listSpeakers(database, transcriptId),
    'speakers.named': async ({ text, limit }) => places.named(text, limit),
    'speakers.create': async ({ transcriptId, name }) => done(addSpeaker(edits, transcriptId, name)),
    'speakers.rename': async ({ speakerId, name, onto }) => {
      requireNamed(database, speakerId, onto, name);
      return done(renameSpeaker(edits, database, speakerId, name));
    },
    'speakers.merge': async ({ speakerId, intoId, onto }) => {
      requireNamed(database, speakerId, onto?.from);
      requireNamed(database, intoId, onto?.into);
      return done(mergeSpeakers(edits, database, speakerId, intoId));
    },
  };
}
