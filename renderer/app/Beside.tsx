import type { Recording } from '#shared/recording.ts';
import { NoteCommands } from '../features/notes/NoteCommands.tsx';
import { NotesPanel } from '../features/notes/NotesPanel.tsx';
import { ReviewCommands } from '../features/review/ReviewCommands.tsx';
import { ReviewPanel } from '../features/review/ReviewPanel.tsx';
import { useSidePanel } from '../state/side-panel.ts';

/** What stands beside the text, and the keys that open it. */
export function Beside({ recording }: { readonly recording: Recording }) {
  const shown = useSidePanel((state) => state.shown);
  return (
    <>
      <NoteCommands recordingId={recording.id} />
      <ReviewCommands />
      {shown === 'notes' ? <NotesPanel recording={recording} /> : null}
      {shown === 'review' ? <ReviewPanel recording={recording} /> : null}
    </>
  );
}
