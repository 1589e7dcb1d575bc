import { useMemo } from 'react';
import { useParagraphs } from '#renderer/data/transcripts/use-paragraphs.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import type { LaneProps, LaneSpan } from './lane.ts';
import { LaneStrip } from './LaneStrip.tsx';

/** As many colours as speakers have. */
const colourCount = 8;

/** Who speaks, turn by turn; what belongs to no one is left free. */
export function SpeakersLane({ source, view }: LaneProps) {
  const paragraphs = useParagraphs(source.transcriptId, source.total);
  const speakers = useSpeakers(source.transcriptId ?? 0);
  const spans = useMemo(() => {
    const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
    return paragraphs.flatMap(({ speakerId, startMs, endMs }): readonly LaneSpan[] => {
      const speaker = speakerId === null ? undefined : byId.get(speakerId);
      if (speaker === undefined) return [];
      const colour = `--speaker-${Math.max(0, speaker.slot - 1) % colourCount}`;
      return [{ startMs, endMs, colour, label: speaker.name }];
    });
  }, [paragraphs, speakers]);
  return <LaneStrip name="speakers" spans={spans} view={view} />;
}
