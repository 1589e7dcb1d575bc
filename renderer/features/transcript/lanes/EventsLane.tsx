import { useMemo } from 'react';
import { eventKind } from '#shared/analyses/sound-events.ts';
import { useAnnotations } from '#renderer/data/analyses/use-analyses.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { eventColour } from '../sound/event-colour.ts';
import type { LaneProps } from './lane.ts';
import { LaneStrip } from './LaneStrip.tsx';

const kinds = [eventKind] as const;

/** Sirens, laughter and the like, with their names where there is room. */
export function EventsLane({ source: { recordingId }, view }: LaneProps) {
  const { t } = useWords();
  const events = useAnnotations(recordingId, kinds);
  const spans = useMemo(
    () =>
      events.map(({ startMs, endMs, value }) => ({
        startMs,
        endMs,
        colour: eventColour(value),
        label: t.analyses.values[value] ?? value,
      })),
    [events, t],
  );
  return <LaneStrip name="events" spans={spans} view={view} />;
}
