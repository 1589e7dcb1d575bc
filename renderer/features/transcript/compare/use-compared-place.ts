import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Page } from '#shared/page.ts';
import type { ComparedRow } from '#shared/edits/version.ts';
import { api } from '#renderer/api/api.ts';
import { positionMs, seek } from '#renderer/playback/player.ts';
import { watchCursor } from '#renderer/state/cursor-moves.ts';
import { useRoute } from '#renderer/state/route.ts';
import { placeCursor } from './compare-cursor.ts';

interface Options {
  readonly recordingId: number;
  readonly leftId: number;
  readonly isReady: boolean;
  readonly center: (index: number) => void;
}

/** Id of the row that is spoken, among those at hand; also goes to places that are asked for, as by an undo. */
export function useComparedPlace({ recordingId, leftId, isReady, center }: Options): number | null {
  const client = useQueryClient();
  const [spokenId, setSpokenId] = useState<number | null>(null);
  const target = useRoute((state) => state.target);
  useEffect(() => {
    if (!target || target.recordingId !== recordingId || !isReady) return;
    useRoute.setState({ target: null });
    const isUnmoved = watchCursor();
    seek(target.atMs);
    void api['segments.indexAt']({ transcriptId: leftId, atMs: Math.round(target.atMs) })
      .then((index) => {
        if (!isUnmoved()) return;
        placeCursor(index);
        center(index);
      })
      .catch(() => {});
  }, [target, recordingId, leftId, isReady, center]);
  useEffect(() => {
    let frame = 0;
    let lastMs = -1;
    const step = () => {
      frame = requestAnimationFrame(step);
      const atMs = positionMs();
      if (atMs === lastMs) return;
      lastMs = atMs;
      const pages = client.getQueriesData<Page<ComparedRow>>({ queryKey: ['compared', leftId] });
      const page = pages.find(([, one]) => isAround(one, atMs))?.[1];
      setSpokenId(page?.rows.findLast(({ startMs }) => startMs <= atMs)?.id ?? null);
    };
    step();
    return () => cancelAnimationFrame(frame);
  }, [client, leftId]);
  useEffect(() => () => placeCursor(-1), []);
  return spokenId;
}

function isAround(page: Page<ComparedRow> | undefined, atMs: number): boolean {
  const [first] = page?.rows ?? [];
  const last = page?.rows.at(-1);
  return first !== undefined && last !== undefined && first.startMs <= atMs && last.endMs >= atMs;
}
