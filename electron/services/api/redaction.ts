import path from 'node:path';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import type { RedactionState } from '#shared/sharing/redaction.ts';
import { sayingPlaces } from '#services/redaction/saying-places.ts';
import { listPlaces, speakerKey } from '#services/redaction/list-places.ts';
import type { MarkState, RedactionMark } from '#services/redaction/marks/redaction-marks.ts';
import type { Library } from '#services/library/library.ts';
import type { Parts } from './parts.ts';

const markStates: Readonly<Record<RedactionState, MarkState>> = {
  proposed: 'cleared',
  confirmed: 'confirmed',
  dismissed: 'dismissed',
};

type RedactionParts = Pick<Parts, 'library' | 'events' | 'redactions'>;

export function redactionServices(parts: RedactionParts): ServicesOf<'redaction'> {
  return { ...decisions(parts), ...work(parts) };
}

type Work = 'start' | 'state' | 'stop' | 'accept';

function byHand(span: { readonly startMs: number; readonly endMs: number }, kind: RedactionMark['kind']) {
  const { startMs, endMs } = span;
  return { key: `hand:${startMs}-${endMs}`, startMs, endMs, kind, state: 'confirmed' } as const;
}

function decisions({ library, events }: RedactionParts): Omit<ServicesOf<'redaction'>, `redaction.${Work}`> {
  const decided = (recordingId: number, marks: readonly RedactionMark[]) => {
    library.redactions.decide(recordingId, marks);
    events.emit('redaction.changed', { recordingId });
    return listPlaces(library, recordingId);
  };
  return {
    'redaction.places': async ({ recordingId }) => listPlaces(library, recordingId),
    'redaction.decide': async ({ recordingId, keys, state }) =>
      decided(recordingId, marksOf(library, recordingId, keys, state)),
    'redaction.add': async ({ recordingId, spans, kind }) =>
      decided(
        recordingId,
        spans.map((span) => byHand(span, kind)),
      ),
    'redaction.addAlike': async ({ recordingId, text, kind }) =>
      decided(
        recordingId,
        sayingPlaces(library, recordingId, text).map((span) => byHand(span, kind)),
      ),
    'redaction.setSpeaker': async ({ recordingId, speakerId, isRemoved }) => {
      const state = isRemoved ? 'confirmed' : 'cleared';
      return decided(recordingId, [{ key: speakerKey(speakerId), kind: 'speaker', startMs: 0, endMs: 0, state }]);
    },
    'redaction.undo': async ({ recordingId }) => {
      library.redactions.undo(recordingId);
      events.emit('redaction.changed', { recordingId });
      return listPlaces(library, recordingId);
    },
  };
}

function marksOf(library: Library, recordingId: number, keys: readonly string[], state: RedactionState) {
  const { places } = listPlaces(library, recordingId);
  const byKey = new Map(places.map((place) => [place.key, place]));
  return keys.map((key): RedactionMark => {
    const place = byKey.get(key);
    if (place === undefined || place.origin === 'speaker') throw new AppFailure('not-found', { what: 'segment' });
    const isGone = place.origin === 'hand' && state !== 'confirmed';
    const { kind, startMs, endMs } = place;
    return { key, kind, startMs, endMs, state: isGone ? 'cleared' : markStates[state] };
  });
}

function work({ library, redactions }: RedactionParts): Pick<ServicesOf<'redaction'>, `redaction.${Work}`> {
  return {
    'redaction.start': async ({ recordingId, folder, options, isForced }) => {
      const { places } = listPlaces(library, recordingId);
      if (!places.some(({ state }) => state === 'confirmed')) throw new AppFailure('nothing-to-redact');
      redactions.start({ recordingId, folder: path.resolve(folder), options, isForced });
      return started(redactions.state(recordingId));
    },
    'redaction.state': async ({ recordingId }) => redactions.state(recordingId),
    'redaction.stop': async ({ recordingId }) => {
      redactions.stop(recordingId);
      return null;
    },
    'redaction.accept': async ({ recordingId }) => await redactions.accept(recordingId),
  };
}

function started<T>(state: T | null): T {
  if (state === null) throw new Error('an export that was begun has no state');
  return state;
}
