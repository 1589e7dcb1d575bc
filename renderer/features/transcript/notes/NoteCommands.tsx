import { useEffect } from 'react';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { whenSeen } from '#renderer/state/cursor-view.ts';
import { toggleSidePanel, useSidePanel } from '#renderer/state/side-panel.ts';
import { notePlace } from './note-place.ts';
import { useNoteActions } from './use-note-actions.ts';

/** Keys for notes, as long as a recording is open; shows nothing. */
export function NoteCommands({ recordingId }: { readonly recordingId: number }) {
  const { toggleBookmark } = useNoteActions(recordingId);
  useEffect(
    () =>
      registerCommands({
        bookmark: whenSeen(() => toggleBookmark(notePlace()), 'cursor'),
        note: whenSeen(() => useSidePanel.setState({ shown: 'notes', wantedNote: notePlace() }), 'cursor'),
        'show-notes': () => toggleSidePanel('notes'),
      }),
    [toggleBookmark],
  );
  return null;
}
