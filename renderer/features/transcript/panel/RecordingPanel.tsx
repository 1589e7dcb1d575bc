import { useEffect } from 'react';
import type { Recording } from '#shared/recording.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { toggleSidePanel, useSidePanel } from '#renderer/state/side-panel.ts';
import { NoteCommands } from '../notes/NoteCommands.tsx';
import { ReviewCommands } from '../review/ReviewCommands.tsx';
import { panels } from './panels.tsx';

/** The one panel beside the text, and the keys that open its tabs, whatever mode the text is in. */
export function RecordingPanel({ recording }: { readonly recording: Recording }) {
  const shown = useSidePanel((state) => state.shown);
  useEffect(
    () =>
      registerCommands({
        'show-history': () => toggleSidePanel('history'),
        'show-speakers': () => toggleSidePanel('speakers'),
      }),
    [],
  );
  return (
    <>
      <NoteCommands recordingId={recording.id} />
      <ReviewCommands />
      {shown === null ? null : panels[shown](recording)}
    </>
  );
}
