import { useEffect } from 'react';
import { api } from '#renderer/api/api.ts';
import { play, seek } from '#renderer/playback/player.ts';
import { watchCursor } from '#renderer/state/cursor-moves.ts';
import { dropSelection, isSelected, useSelection } from '#renderer/state/selection.ts';
import { useRoute } from '#renderer/state/route.ts';
import { flashRows, useActive } from './active.ts';

/** Goes once to the place that was asked for (by a search hit): scrolls there, flashes it and plays. */
export function useTarget(
  recordingId: number,
  transcriptId: number,
  isReady: boolean,
  scrollToIndex: (index: number) => void,
): void {
  const target = useRoute((state) => state.target);
  useEffect(() => {
    if (!target || target.recordingId !== recordingId || !isReady) return;
    useRoute.setState({ target: null });
    const isUnmoved = watchCursor();
    seek(target.atMs);
    if (target.isPlaying) play();
    void api['segments.indexAt']({ transcriptId, atMs: Math.round(target.atMs) })
      .then((index) => {
        if (!isUnmoved()) return;
        if (!isSelected(useSelection.getState().range, index)) dropSelection();
        scrollToIndex(index);
        useActive.setState({ index });
        flashRows({ first: index, last: index });
      })
      .catch(() => {});
  }, [target, recordingId, transcriptId, isReady, scrollToIndex]);
}
