import type { RefObject } from 'react';
import { useTotal } from '#renderer/data/use-pages.ts';
import { useRecording } from '#renderer/data/recordings/use-recording.ts';
import { segmentsSource } from '#renderer/data/transcripts/segments-source.ts';
import { usePlayer } from '#renderer/playback/player.ts';
import type { View } from '../waveform/view.ts';
import { lanes } from './lanes.ts';

/** All lanes that are there, one below the other. */
export function Lanes({ view }: { readonly view: RefObject<View> }) {
  const recordingId = usePlayer((state) => state.track?.recordingId ?? 0);
  return recordingId === 0 ? null : <OfRecording recordingId={recordingId} view={view} />;
}

function OfRecording({ recordingId, view }: { readonly recordingId: number; readonly view: RefObject<View> }) {
  const transcriptId = useRecording(recordingId).data?.transcriptId ?? null;
  const total = useTotal({ ...segmentsSource(transcriptId ?? 0), isEnabled: transcriptId !== null }) ?? 0;
  const source = { recordingId, transcriptId, total };
  return lanes.map(({ name, Strip }) => <Strip key={name} source={source} view={view} />);
}
