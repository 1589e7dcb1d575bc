import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Segment } from '#shared/segment.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { forgetTyping } from '#renderer/playback/playback-rules.ts';
import { play, seek } from '#renderer/playback/player.ts';
import { dropSelection, extendSelection } from '#renderer/state/selection.ts';
import { toggleSidePanel } from '#renderer/state/side-panel.ts';
import { useActive } from './active.ts';
import { borderCommands } from './border-commands.ts';
import { openEdit } from './edits.ts';
import { useSelectionEnd } from './use-selection-end.ts';
import { toggleOriginal } from './original.ts';
import { selectionCommands } from './selection-commands.ts';
import { speakerCommands } from './speaker-commands.ts';
import { structureCommands } from './structure-commands.ts';

export interface SegmentParts {
  readonly transcriptId: number;
  readonly total: number;
  readonly rowAt: (index: number) => Segment | undefined;
  readonly scrollTo: (index: number) => void;
}

const panelCommands = {
  'show-history': () => toggleSidePanel('history'),
  'show-speakers': () => toggleSidePanel('speakers'),
};

/** What keys do with segments and with the selection, for as long as the text is on the page. */
export function useSegmentCommands(parts: SegmentParts): void {
  const { t } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const now = useRef(parts);
  useEffect(() => {
    now.current = parts;
  });
  useEffect(() => {
    const active = () => Math.max(0, useActive.getState().index);
    const goTo = (index: number) => {
      const row = now.current.rowAt(index);
      if (row) seek(row.startMs);
      useActive.setState({ index });
      now.current.scrollTo(index);
    };
    const step = (by: number) => () => {
      dropSelection();
      goTo(Math.min(now.current.total - 1, Math.max(0, useActive.getState().index + by)));
    };
    const select = (by: number) => () => now.current.scrollTo(extendSelection(active(), by, now.current.total));
    const withRow = (work: (row: Segment) => void) => {
      const row = now.current.rowAt(active());
      if (row) work(row);
    };
    const parts = { t, client, report, active, now };
    return registerCommands({
      'segment-next': step(1),
      'segment-previous': step(-1),
      'select-next': select(1),
      'select-previous': select(-1),
      'segment-edit': () => withRow((row) => openEdit(row.id, active(), row.text.length)),
      'play-segment': () =>
        withRow(({ startMs }) => {
          forgetTyping();
          seek(startMs);
          play();
        }),
      'show-original': () => withRow((row) => toggleOriginal(row.id)),
      ...panelCommands,
      ...selectionCommands(t, () => now.current.rowAt(active())),
      ...structureCommands(parts),
      ...borderCommands(parts),
      ...speakerCommands(parts),
    });
  }, [t, client, report]);
  useSelectionEnd();
}
