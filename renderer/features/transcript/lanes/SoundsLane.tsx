import { useMemo } from 'react';
import { useAnnotations } from '#renderer/data/analyses/use-analyses.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import type { LaneProps, LaneSpan } from './lane.ts';
import { LaneStrip } from './LaneStrip.tsx';

const kinds = ['sound'] as const;
const colours: Readonly<Record<string, string>> = { music: '--warn', noise: '--text-3', silence: '--line-strong' };

/** Music, noise and silence as the sound map found them; where only speech sounds the lane is free. */
export function SoundsLane({ source: { recordingId }, view }: LaneProps) {
  const { t } = useWords();
  const sounds = useAnnotations(recordingId, kinds);
  const spans = useMemo(
    () =>
      sounds.flatMap(({ startMs, endMs, value }): readonly LaneSpan[] => {
        const colour = colours[value];
        return colour === undefined ? [] : [{ startMs, endMs, colour, label: t.analyses.values[value] ?? value }];
      }),
    [sounds, t],
  );
  return <LaneStrip name="sounds" spans={spans} view={view} />;
}
