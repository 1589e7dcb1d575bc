import type { Dictionary } from '#renderer/locales/en/words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import type { IconName } from '#renderer/ui/controls/icon-paths.ts';
import type { MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';

/** What can be done with the current segment, for the menu beside it and for the right button of the mouse. */
export function segmentEntries(t: Dictionary): readonly MenuEntry[] {
  const entry = (label: string, icon: IconName, id: CommandId, isAfterGap = false): MenuEntry => ({
    label,
    icon,
    isAfterGap,
    onChoose: () => void runCommand(id),
  });
  return [
    entry(t.editing.play, 'play', 'play-segment'),
    entry(t.transcript.edit, 'edit', 'segment-edit'),
    entry(t.speakers.choose, 'speakers', 'speaker-choose'),
    entry(t.editing.note, 'note', 'note'),
    entry(t.editing.copy, 'copy', 'copy-segments', true),
    entry(t.editing.copyLink, 'link', 'copy-link'),
    entry(t.measure.open, 'gauge', 'measure'),
    entry(t.editing.split, 'skipSilence', 'segment-split', true),
    entry(t.editing.mergePrevious, 'arrowUp', 'merge-previous'),
    entry(t.editing.mergeNext, 'arrowDown', 'merge-next'),
    entry(t.editing.insert, 'plus', 'segment-insert'),
    entry(t.editing.original, 'restore', 'show-original', true),
    entry(t.editing.remove, 'bin', 'segment-remove', true),
  ];
}
