import type { Segment } from '#shared/segment.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { Dictionary } from '#renderer/locales/en/words.ts';
import type { CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { positionMs, seek, usePlayer, type Span } from '#renderer/playback/player.ts';
import { announce } from '#renderer/state/ui.ts';

/** A shorter selection cannot be played. */
const minSelectionMs = 100;

/** What keys do with the selection; without one the loop takes the segment. */
export function selectionCommands(t: Dictionary, activeRow: () => Segment | undefined): CommandHandlers {
  const clocks = ({ startMs, endMs }: Span) => [formatClock(startMs), formatClock(endMs)] as const;
  const select = (selection: Span) => {
    usePlayer.setState(({ loop }) => ({ selection, loop: loop && selection }));
    announce(t.listening.selected(...clocks(selection)));
  };
  return {
    loop: () => {
      const { loop, selection } = usePlayer.getState();
      const row = activeRow();
      const span = selection ?? (row && { startMs: row.startMs, endMs: row.endMs });
      if (loop || !span) {
        usePlayer.setState({ loop: null });
        announce(t.listening.loopOff);
        return;
      }
      usePlayer.setState({ loop: span });
      if (positionMs() < span.startMs || positionMs() >= span.endMs) seek(span.startMs);
      announce(t.listening.looping(...clocks(span)));
    },
    'select-start': () => {
      const startMs = Math.round(positionMs());
      const { selection, track } = usePlayer.getState();
      const endMs = Math.max(selection?.endMs ?? 0, startMs + minSelectionMs);
      select({ startMs, endMs: Math.min(endMs, track?.durationMs ?? endMs) });
    },
    'select-end': () => {
      const endMs = Math.round(positionMs());
      const startMs = Math.min(usePlayer.getState().selection?.startMs ?? 0, endMs - minSelectionMs);
      select({ startMs: Math.max(0, startMs), endMs });
    },
    'select-none': () => {
      usePlayer.setState({ selection: null, loop: null });
      announce(t.listening.unselected);
    },
  };
}
