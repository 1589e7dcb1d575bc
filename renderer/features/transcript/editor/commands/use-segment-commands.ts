import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Segment } from '#shared/segment.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands, type CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { setCursorView, whenSeen, type KeyTarget } from '#renderer/state/cursor-view.ts';
import { forgetTyping } from '#renderer/playback/playback-rules.ts';
import { play, seek } from '#renderer/playback/player.ts';
import { extendSelection, useSelection } from '#renderer/state/selection.ts';
import { announce } from '#renderer/state/ui.ts';
import { flashRows, useActive } from '../text/active.ts';
import { borderCommands } from './border-commands.ts';
import { cleanCopies, copyCommands } from './copy-commands.ts';
import { cursorCommands } from './cursor-commands.ts';
import { measureCommands } from '../../lab/measure-commands.ts';
import { openEdit, useEdits } from '../text/edits.ts';
import { useSelectionEnd } from '../text/use-selection-end.ts';
import { toggleOriginal } from '../text/original.ts';
import { selectionCommands } from './selection-commands.ts';
import { speakerCommands } from './speaker-commands.ts';
import type { CommandParts, SegmentParts } from './command-parts.ts';
import { selectionStructureCommands, structureCommands } from './structure-commands.ts';

const active = () => Math.max(0, useActive.getState().index);

/** What keys do with segments and with the selection, for as long as the text is on the page. */
export function useSegmentCommands(parts: SegmentParts): void {
  const { t } = useWords();
  const report = useReport();
  const now = useRef(parts);
  const { turnAt: turnOf } = parts;
  useLayoutEffect(() => {
    now.current = parts;
  });
  useEffect(() => {
    const inner: CommandParts = { t, report, active, now };
    const speakers = speakerCommands(inner);
    return registerCommands({
      ...cursorCommands(inner),
      ...copyCommands(inner),
      ...measureCommands(inner),
      ...selectionCommands(t, () => now.current.rowAt(active())),
      ...allWhenSeen({ ...commandsOfSelection(inner), ...speakers.ofSelection }, 'selection'),
      ...allWhenSeen({ ...commandsOfCursor(inner), ...speakers.ofCursor }, 'cursor'),
    });
  }, [t, report]);
  useEffect(() => {
    const meant = (target: KeyTarget) => {
      const { range } = useSelection.getState();
      return useEdits.getState().open?.index ?? (target === 'selection' && range ? range.focus : active());
    };
    return setCursorView({
      isSeen: (target) => now.current.view.isSeen(meant(target)),
      show: (target) => {
        const index = meant(target);
        now.current.scrollTo(index);
        flashRows({ first: index, last: index });
        announce(t.transcript.backInSight);
      },
    });
  }, [t]);
  useEffect(() => {
    const mark = () => {
      const { turnLast } = useActive.getState();
      const { last } = turnOf(active());
      if (last !== turnLast) useActive.setState({ turnLast: last });
    };
    mark();
    return useActive.subscribe(({ index }, before) => index !== before.index && mark());
  }, [turnOf]);
  useEffect(cleanCopies, []);
  useSelectionEnd();
}

const allWhenSeen = (commands: CommandHandlers, target: KeyTarget): CommandHandlers =>
  Object.fromEntries(Object.entries(commands).map(([id, act]) => [id, whenSeen(act, target)]));

/** What is done to the selected segments, or to the one under the cursor where none are. */
function commandsOfSelection(parts: CommandParts): CommandHandlers {
  const { now } = parts;
  const select = (by: number) => () => now.current.scrollTo(extendSelection(active(), by, now.current.total));
  return {
    'select-next': select(1),
    'select-previous': select(-1),
    ...selectionStructureCommands(parts),
  };
}

/** What is done to the segment under the cursor, whatever is selected. */
function commandsOfCursor(parts: CommandParts): CommandHandlers {
  const { now } = parts;
  const withRow = (work: (row: Segment) => void) => () => {
    const row = now.current.rowAt(active());
    if (row) work(row);
  };
  return {
    'segment-edit': withRow((row) => openEdit(row.id, active(), row.text.length)),
    'play-segment': withRow(({ startMs }) => {
      forgetTyping();
      seek(startMs);
      play();
    }),
    'show-original': withRow((row) => toggleOriginal(row.id)),
    ...structureCommands(parts),
    ...borderCommands(parts),
  };
}
