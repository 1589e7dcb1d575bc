import { useEffect, useRef } from 'react';
import type { Segment } from '#shared/segment.ts';
import { useWords } from '../../locales/use-words.ts';
import { registerCommands } from '../../state/command-handlers.ts';
import { forgetTyping } from '../../state/playback-rules.ts';
import { play, seek } from '../../state/player.ts';
import { useActive } from './active.ts';
import { openEdit } from './edits.ts';
import { selectionCommands } from './selection-commands.ts';

interface Parts {
  readonly total: number;
  readonly rowAt: (index: number) => Segment | undefined;
  readonly scrollTo: (index: number) => void;
}

/** What keys do with segments and with the selection, for as long as the text is on the page. */
export function useSegmentCommands(parts: Parts): void {
  const { t } = useWords();
  const now = useRef(parts);
  useEffect(() => {
    now.current = parts;
  });
  useEffect(() => {
    const active = () => Math.max(0, useActive.getState().index);
    const step = (by: number) => () => {
      const { total, rowAt, scrollTo } = now.current;
      const next = Math.min(total - 1, Math.max(0, useActive.getState().index + by));
      const row = rowAt(next);
      if (row) seek(row.startMs);
      useActive.setState({ index: next });
      scrollTo(next);
    };
    return registerCommands({
      'segment-next': step(1),
      'segment-previous': step(-1),
      'segment-edit': () => {
        const row = now.current.rowAt(active());
        if (row) openEdit(row.id, active(), row.text.length);
      },
      'play-segment': () => {
        const row = now.current.rowAt(active());
        if (!row) return;
        forgetTyping();
        seek(row.startMs);
        play();
      },
      ...selectionCommands(t, () => now.current.rowAt(active())),
    });
  }, [t]);
}
