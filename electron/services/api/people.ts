import type { Person } from '#shared/analyses/voices.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { createPersonPlaces } from '#services/annotations/person-places.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { renameSpeaker } from '#services/edits/speaker-commands.ts';
import type { Parts } from './parts.ts';

const maxPlaces = 50;

export function peopleServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'people'> {
  const { voices } = library.annotations;
  const { database } = library.index;
  const placesOf = createPersonPlaces(database);
  const nameOf = (voiceId: number) => {
    const voice = voices.list().find(({ id }) => id === voiceId);
    if (voice === undefined) throw new AppFailure('not-found', { what: 'voice' });
    return voice.name;
  };
  const renameInTexts = (from: string, to: string) => {
    const speakers = placesOf.speakers(from);
    for (const speakerId of speakers) emitStep(events, renameSpeaker(library.edits, database, speakerId, to));
    return speakers.length;
  };
  const changed = () => events.emit('analysis.changed', { recordingId: null, analyzer: 'speakers', state: 'done' });
  const merge = (voiceId: number, intoId: number, inTexts: boolean) => {
    const [from, into] = [nameOf(voiceId), nameOf(intoId)];
    voices.merge(voiceId, intoId);
    const textCount = inTexts ? renameInTexts(from, into) : 0;
    changed();
    return { textCount };
  };
  return {
    'people.list': async () =>
      voices.list().map((voice): Person => {
        const places = placesOf.of(voice.name);
        const talkMs = places.reduce((sum, place) => sum + place.talkMs, 0);
        return { ...voice, recordingCount: places.length, talkMs, places: places.slice(0, maxPlaces) };
      }),
    'people.rename': async ({ voiceId, name, inTexts }) => {
      const before = nameOf(voiceId);
      if (before === name) return { textCount: 0 };
      const same = voices.list().find((voice) => voice.name === name);
      if (same !== undefined) return merge(voiceId, same.id, inTexts);
      voices.rename(voiceId, name);
      const textCount = inTexts ? renameInTexts(before, name) : 0;
      changed();
      return { textCount };
    },
    'people.merge': async ({ voiceId, intoId, inTexts }) => {
      if (voiceId === intoId) return { textCount: 0 };
      return merge(voiceId, intoId, inTexts);
    },
  };
}
