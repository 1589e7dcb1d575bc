import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { formatTimecode } from '#shared/text/timecode.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { announce } from '#renderer/state/ui.ts';
import type { HeldBorder } from './border.ts';
import { BorderHand } from './border-hand.ts';
import { nearSegments } from './near-segments.ts';
import type { View } from './view.ts';

interface Parts {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly view: RefObject<View>;
  readonly recordingId: number;
  readonly durationMs: number;
  readonly speech: Float64Array | null;
  readonly timeAt: (clientX: number) => number;
}

/** A border is saved where it is dropped, as one step; Escape lets go of it. */
export function useBorderHand(parts: Parts): BorderHand {
  const client = useQueryClient();
  const { t } = useWords();
  const report = useReport();
  const now = useRef(parts);
  useLayoutEffect(() => {
    now.current = parts;
  });
  const hand = useMemo(() => {
    const save = async ({ segmentId, startMs, endMs }: HeldBorder) => {
      const { segment } = await api['segments.setTimes']({ segmentId, startMs, endMs });
      announce(t.editing.moved(formatTimecode(segment.startMs, '.'), formatTimecode(segment.endMs, '.')));
    };
    const wave = () => {
      const { canvas, view, recordingId, ...rest } = now.current;
      const segments = () => nearSegments(client, recordingId, view.current);
      return { ...rest, segments, msPerPx: () => view.current.spanMs / (canvas.current?.clientWidth ?? 1) };
    };
    return new BorderHand(wave, (held) => save(held).catch(report));
  }, [client, t, report]);
  useEffect(() => {
    // Before the page is notified, which would go back.
    const onKeyDown = (event: KeyboardEvent) => {
      if (!hand.isHolding() || event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      hand.letGo();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [hand]);
  return hand;
}
