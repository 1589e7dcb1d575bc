import type { ServicesOf } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { toBytes } from '#services/analyses/speakers/kept-voices.ts';
import { centresOf } from '#services/analyses/speakers/cluster-voices.ts';
import { searchVoices, type SoughtVoice } from '#services/analyses/speakers/search-voices.ts';
import { limitsOf, suggestVoices } from '#services/analyses/speakers/known-voices.ts';
import { decideTurns } from '#services/analyses/speakers/decide-turns.ts';
import { doubtfulTurns, overviewOf, speakerVectors } from '#services/analyses/speakers/voices-of-run.ts';
import { emitStep } from '#services/edits/emit-step.ts';
import { renameSpeaker } from '#services/edits/speaker-commands.ts';
import { clearDeletedBytes } from '#services/erasure/clear-traces.ts';
import type { Library } from '#services/library/library.ts';
import type { Parts } from './parts.ts';

type VoicesParts = Pick<Parts, 'library' | 'events' | 'signal'>;

export function voicesServices(parts: VoicesParts): ServicesOf<'voices'> {
  const { library, events } = parts;
  const notify = (recordingId: number) =>
    events.emit('analysis.changed', { recordingId, analyzer: 'speakers', state: 'done' });
  return {
    'voices.overview': async ({ recordingId }) => overviewOf(library, recordingId),
    'voices.overlaps': async ({ recordingId }) => library.annotations.overlaps(recordingId),
    'voices.doubtful': async ({ recordingId, offset, limit }) => {
      const all = doubtfulTurns(library, recordingId);
      return { rows: all.slice(offset, offset + limit), total: all.length };
    },
    'voices.decide': async (answer) => {
      const { decidedCount, ...step } = decideTurns(library, answer);
      const edited = emitStep(events, step);
      notify(answer.recordingId);
      return { ...edited, decidedCount };
    },
    ...remembering(parts, notify),
  };
}

function remembering(
  { library, events, signal }: VoicesParts,
  notify: (recordingId: number) => void,
): Pick<ServicesOf<'voices'>, `voices.${'remembered' | 'remember' | 'forget' | 'search' | 'suggestions' | 'answer'}`> {
  const { voices } = library.annotations;
  return {
    'voices.remembered': async () => voices.list(),
    'voices.remember': async ({ recordingId, speakerId }) => {
      const voice = voiceOf(library, recordingId, speakerId);
      return voices.add(voice.name, { recordingId, ...voice, embedding: toBytes(voice.vector) });
    },
    'voices.forget': async ({ voiceId }) => {
      voices.forget(voiceId);
      // The bytes too, from pages and logs.
      await clearDeletedBytes(library, signal);
      return null;
    },
    'voices.search': async ({ voice, ...page }) =>
      searchVoices(
        library,
        'voiceId' in voice ? rememberedVoice(library, voice.voiceId) : soughtVoice(library, voice),
        page,
      ),
    'voices.suggestions': async ({ recordingId }) =>
      suggestionsFor(library, recordingId).map(({ speaker, ...one }) => ({ ...one, speaker })),
    'voices.answer': async ({ recordingId, speakerId, voiceId, isAccepted }) => {
      const suggested = suggestionsFor(library, recordingId);
      const one = suggested.find((known) => known.speakerId === speakerId && known.voiceId === voiceId);
      if (one === undefined) throw new AppFailure('not-found', { what: 'suggestion' });
      const voice = voiceOf(library, recordingId, speakerId);
      voices.answer({ ...one, recordingId, model: voice.model, isAccepted });
      if (isAccepted) {
        emitStep(events, renameSpeaker(library.edits, library.index.database, speakerId, one.name));
        voices.add(one.name, { recordingId, ...voice, embedding: toBytes(voice.vector) });
      }
      notify(recordingId);
      return null;
    },
  };
}

function soughtVoice(library: Library, { recordingId, speakerId }: { recordingId: number; speakerId: number }) {
  const { vector, model } = voiceOf(library, recordingId, speakerId);
  return { vector, model, recordingId };
}

/** The middle of the samples that one model made: the model that made most of them. */
function rememberedVoice(library: Library, voiceId: number): SoughtVoice {
  const { voices } = library.annotations;
  const [model] = voices.models(voiceId);
  const samples = model === undefined ? [] : voices.vectors(model).filter((one) => one.voiceId === voiceId);
  const [vector] = centresOf(
    samples.map((one) => one.vector),
    new Int32Array(samples.length),
  );
  if (vector === undefined || model === undefined) throw new AppFailure('not-found', { what: 'voice' });
  return { vector, model, recordingId: null };
}

function voiceOf(library: Library, recordingId: number, speakerId: number) {
  const found = speakerVectors(library, recordingId).find((one) => one.speakerId === speakerId);
  if (found === undefined) throw new AppFailure('voice-unknown');
  return found;
}

/** For voices that no one named; what was refused once is not suggested again. */
function suggestionsFor(library: Library, recordingId: number) {
  const { voices } = library.annotations;
  const unnamed = speakerVectors(library, recordingId).filter(({ name }) => /^(?:Speaker|Участник) \d+$/.test(name));
  const model = unnamed[0]?.model ?? '';
  const answers = voices.answers(model);
  const isRefused = (voiceId: number, speakerId: number) =>
    answers.some((one) => !one.isAccepted && one.voiceId === voiceId && one.speakerId === speakerId);
  return suggestVoices(unnamed, voices.vectors(model), limitsOf(answers))
    .filter(({ voiceId, speakerId }) => !isRefused(voiceId, speakerId))
    .map((one) => ({ ...one, speaker: unnamed.find(({ speakerId }) => speakerId === one.speakerId)?.name ?? '' }));
}
