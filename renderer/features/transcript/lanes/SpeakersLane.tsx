import { useMemo } from 'react';
import { useParagraphs } from '#renderer/data/transcripts/use-paragraphs.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import { useOverlaps } from '#renderer/data/analyses/use-analyses.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { LaneProps, LaneSpan } from './lane.ts';
import { LaneStrip } from './LaneStrip.tsx';

/** As many colours as speakers have. */
const colourCount = 8;

/** Who speaks, turn by turn; what belongs to no one is left free. */
export function SpeakersLane({ source, view }: LaneProps) {
  const { t } = useWords();
  const { paragraphs } = useParagraphs(source.transcriptId, source.total);
  const speakers = useSpeakers(source.transcriptId ?? 0);
  const overlaps = useOverlaps(source.recordingId);
  const spans = useMemo(() => {
    const byId = new Map(speakers.map((speaker) => [speaker.id, speaker]));
    const colourOf = ({ slot }: { readonly slot: number }) => `--speaker-${Math.max(0, slot - 1) % colourCount}`;
    const turns = paragraphs.flatMap(({ speakerId, startMs, endMs }): readonly LaneSpan[] => {
      const speaker = speakerId === null ? undefined : byId.get(speakerId);
      if (speaker === undefined) return [];
      return [{ startMs, endMs, colour: colourOf(speaker), label: speaker.name }];
    });
    const both = overlaps.flatMap(({ startMs, endMs, overId, speakerId, speaker, over }): readonly LaneSpan[] => {
      const under = paragraphs.find((turn) => turn.startMs <= startMs && turn.endMs > startMs)?.speakerId;
      const second = byId.get((under === overId ? speakerId : overId) ?? 0);
      if (second === undefined) return [];
      return [{ startMs, endMs, colour: colourOf(second), label: t.lanes.both(speaker, over), isHalf: true }];
    });
    return [...turns, ...both].toSorted(
      (a, b) => a.startMs - b.startMs || Number(a.isHalf ?? 0) - Number(b.isHalf ?? 0),
    );
  }, [paragraphs, speakers, overlaps, t]);
  return <LaneStrip name="speakers" spans={spans} view={view} />;
}
