import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/api.ts';
import { positionMs } from '../../state/player.ts';
import { useActive } from './active.ts';
import { lastBegunInPages } from './at-time.ts';
import { loadedPages } from './segments-source.ts';

/** Pause between two questions to the services about a place whose page is not loaded. */
const askAgainMs = 400;

/** Keeps the active segment at the player's position; asks the services only where the loaded pages cannot tell. */
export function useActiveSegment(transcriptId: number): void {
  const client = useQueryClient();
  useEffect(() => {
    let frame = 0;
    let lastAtMs = -1;
    let askedAt = 0;
    const set = (index: number) => {
      if (useActive.getState().index !== index) useActive.setState({ index });
    };
    const ask = async (atMs: number) => {
      askedAt = performance.now();
      set(await api['segments.indexAt']({ transcriptId, atMs: Math.round(atMs) }));
    };
    const step = () => {
      frame = requestAnimationFrame(step);
      const atMs = positionMs();
      if (atMs === lastAtMs) return;
      const index = lastBegunInPages(loadedPages(client, transcriptId), atMs);
      if (index !== undefined) set(index);
      else if (performance.now() - askedAt > askAgainMs) ask(atMs).catch(() => {});
      else return;
      lastAtMs = atMs;
    };
    step();
    return () => {
      cancelAnimationFrame(frame);
      useActive.setState({ index: -1, flash: null });
    };
  }, [client, transcriptId]);
}
