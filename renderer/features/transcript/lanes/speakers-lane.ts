import { useMemo } from 'react';
import { useParagraphs } from '#renderer/data/transcripts/use-paragraphs.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import type { Lane, LaneSpan } from './lane.ts';

/** As many colours as speakers have. */
const colourCount = 8;

/** Who speaks, turn by turn; what belongs to nobody is left free. */
export const speakersLane: Lane = {
  name: 'speakers',
  useSpans({ transcriptId, total }) {
    const paragraphs = useParagraphs(transcriptId, total);
    const speakers = useSpeakers(transcriptId ?? 0);
    return useMemo(() => {
      const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
      return paragraphs.flatMap(({ speakerId, startMs, endMs }): readonly LaneSpan[] => {
        const speaker = speakerId === null ? undefined : byId.get(speakerId);
        if (speaker === undefined) return [];
        const colour = `--speaker-${Math.max(0, speaker.slot - 1) % colourCount}`;
        return [{ startMs, endMs, colour, label: speaker.name }];
      });
    }, [paragraphs, speakers]);
  },
};
