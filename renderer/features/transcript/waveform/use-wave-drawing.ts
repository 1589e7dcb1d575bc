import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, type RefObject } from 'react';
import type { Note } from '#shared/edits/note.ts';
import type { Segment } from '#shared/segment.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { watchTheme } from '#renderer/ui/hooks/watch-theme.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { wakeFollowers } from '#renderer/playback/follow-position.ts';
import { positionMs, usePlayer, type Span } from '#renderer/playback/player.ts';
import type { BorderHand } from './border-hand.ts';
import { nearSegments } from './near-segments.ts';
import { coloursOf } from './colours.ts';
import { drawWhenMoved, lookupMs } from './draw-when-moved.ts';
import { paint } from './paint.ts';

import type { PeakLevels } from './peak-levels.ts';
import { following, moved, zoomed, type View } from './view.ts';

const zoomStep = 1.5;

export interface Sound {
  readonly levels: PeakLevels;
  readonly loudest: number;
  readonly silentBelow: number;
  readonly speech: Float64Array | null;
}

const noSound = { levels: null, loudest: 1, silentBelow: 0, speech: null };

interface Parts {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly view: RefObject<View>;
  /** False while the wave was moved away from the voice by hand. */
  readonly isFollowing: RefObject<boolean>;
  readonly recordingId: number;
  readonly durationMs: number;
  readonly sound: Sound | null;
  readonly shots: readonly number[];
  readonly hand: BorderHand;
}

/** Equal for two frames that look the same. */
function sceneOf(facts: readonly unknown[], ...spans: readonly (Partial<View & Span> | null | undefined)[]): string {
  return [...facts, ...spans.flatMap((span) => [span?.startMs, span?.endMs, span?.spanMs])].join(' ');
}

function keptSegments(client: QueryClient, recordingId: number): (now: number, view: View) => readonly Segment[] {
  let segments: readonly Segment[] = [];
  let lookedUpAt = Number.NEGATIVE_INFINITY;
  return (now, view) => {
    if (now - lookedUpAt > lookupMs) {
      segments = nearSegments(client, recordingId, view);
      lookedUpAt = now;
    }
    return segments;
  };
}

/** Draws a frame when something in it moved, and nothing while nothing does. */
export function useWaveDrawing({
  canvas,
  view,
  isFollowing,
  recordingId,
  durationMs,
  sound,
  shots,
  hand,
}: Parts): void {
  const client = useQueryClient();
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    let drawn = '';
    let colours = coloursOf(element);
    const segmentsIn = keptSegments(client, recordingId);
    const calm = matchMedia('(prefers-reduced-motion: reduce)');
    const step = () => {
      const now = performance.now();
      const { isPlaying, selection, loop } = usePlayer.getState();
      const atMs = positionMs();
      if (isFollowing.current) {
        view.current = following(view.current, atMs, durationMs, { isPlaying, isCalm: calm.matches });
      }
      const segments = segmentsIn(now, view.current);
      const notes = client.getQueryData<readonly Note[]>(queryKeys.notes(recordingId)) ?? [];
      const marked = selection ?? loop;
      const borders = hand.shown(segments);
      const facts = [atMs, element.clientWidth, loop !== null, ...notes.map(({ startMs }) => startMs)];
      const scene = sceneOf(facts, view.current, marked, borders?.span, borders?.held, ...segments);
      if (scene === drawn) return;
      drawn = scene;
      const marks = { selection: marked, isLooping: loop !== null, segments, shots, notes, borders };
      paint(element, { view: view.current, atMs, ...(sound ?? noSound), ...marks, colours });
    };
    const stop = drawWhenMoved(element, step);
    const stopTheme = watchTheme(() => {
      colours = coloursOf(element);
      drawn = '';
    });
    return () => {
      stop();
      stopTheme();
    };
  }, [client, canvas, view, isFollowing, recordingId, durationMs, sound, shots, hand]);
}

/** Whoever starts the voice wants to see it. */
export function useWaveReturn(isFollowing: RefObject<boolean>): void {
  useEffect(
    () =>
      usePlayer.subscribe((state, before) => {
        if (state.isPlaying && !before.isPlaying) isFollowing.current = true;
      }),
    [isFollowing],
  );
}

/** Closer and farther, by the wheel with Ctrl or by keys; the wheel alone moves along. */
export function useWaveZoom({
  canvas,
  view,
  isFollowing,
  durationMs,
}: Omit<Parts, 'recordingId' | 'sound' | 'shots' | 'hand'>): void {
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const { startMs, spanMs } = view.current;
      if (event.ctrlKey || event.metaKey) {
        const aroundMs = startMs + ((event.clientX - box.left) / box.width) * spanMs;
        view.current = zoomed(view.current, event.deltaY > 0 ? 1.2 : 1 / 1.2, aroundMs, durationMs);
      } else {
        isFollowing.current = false;
        view.current = moved(view.current, ((event.deltaX + event.deltaY) / box.width) * spanMs, durationMs);
      }
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    const zoomBy = (factor: number) => () => {
      view.current = zoomed(view.current, factor, positionMs(), durationMs);
      wakeFollowers();
    };
    const stopCommands = registerCommands({ 'wave-closer': zoomBy(1 / zoomStep), 'wave-farther': zoomBy(zoomStep) });
    return () => {
      element.removeEventListener('wheel', onWheel);
      stopCommands();
    };
  }, [canvas, view, isFollowing, durationMs]);
}
