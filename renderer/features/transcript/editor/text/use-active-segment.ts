import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Page } from '#shared/page.ts';
import type { Segment } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';
import { pageSize } from '#renderer/data/pages.ts';
import { followPosition } from '#renderer/playback/follow-position.ts';
import { positionMs, usePlayer } from '#renderer/playback/player.ts';
import { useActive } from './active.ts';
import { lastBegunInPages } from './at-time.ts';
import { loadedPages } from '#renderer/data/transcripts/segments-source.ts';

/** Pause between two questions to the services about a place whose page is not loaded. */
const askAgainMs = 400;

/** Keeps the active segment at the player's position; asks the services only where the loaded pages cannot decide. */
export function useActiveSegment(transcriptId: number): void {
  const client = useQueryClient();
  useEffect(() => {
    let lastAtMs = -1;
    let askedAt = 0;
    // While the voice is between these two, nothing can have changed and nothing is looked up.
    let known = { fromMs: 0, toMs: 0 };
    const set = (index: number) => {
      if (useActive.getState().index !== index) useActive.setState({ index });
    };
    const ask = async (atMs: number) => {
      askedAt = performance.now();
      const index = await api['segments.indexAt']({ transcriptId, atMs: Math.round(atMs) });
      // Keys may have moved the cursor on meanwhile: an answer about a place that was left must not bring it back.
      if (usePlayer.getState().isPlaying || positionMs() === atMs) set(index);
    };
    const stop = followPosition(() => {
      const atMs = positionMs();
      if (atMs === lastAtMs || (atMs >= known.fromMs && atMs < known.toMs)) return false;
      const pages = loadedPages(client, transcriptId);
      const index = lastBegunInPages(pages, atMs);
      if (index !== undefined) {
        known = { fromMs: rowAt(pages, index)?.startMs ?? 0, toMs: rowAt(pages, index + 1)?.startMs ?? 0 };
        // Of those that begin at the same moment, as two channels do, the one that was gone to stays.
        const present = rowAt(pages, useActive.getState().index);
        if (present === undefined || present.startMs !== known.fromMs) set(index);
      } else if (performance.now() - askedAt > askAgainMs) ask(atMs).catch(() => {});
      else return true;
      lastAtMs = atMs;
      return false;
    });
    return () => {
      stop();
      useActive.setState({ index: -1, isFollowed: true, flash: null });
    };
  }, [client, transcriptId]);
}

function rowAt(pages: readonly (readonly [number, Page<Segment>])[], index: number): Segment | undefined {
  const page = pages.find(([number]) => number === Math.floor(index / pageSize));
  return page?.[1].rows[index % pageSize];
}
