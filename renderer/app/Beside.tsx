import type { Recording } from '#shared/recording.ts';
import { HistoryPanel } from '../features/history/HistoryPanel.tsx';
import { NoteCommands } from '../features/notes/NoteCommands.tsx';
import { NotesPanel } from '../features/notes/NotesPanel.tsx';
import { ReviewCommands } from '../features/review/ReviewCommands.tsx';
import { ReviewPanel } from '../features/review/ReviewPanel.tsx';
import { SpeakersPanel } from '../features/speakers/SpeakersPanel.tsx';
import { useSidePanel } from '../state/side-panel.ts';

/** What stands beside the text, and the keys that open it. */
export function Beside({ recording }: { readonly recording: Recording }) {
  const shown = useSidePanel((state) => state.shown);
  const { id, transcriptId } = recording;
  return (
    <>
      <NoteCommands recordingId={id} />
      <ReviewCommands />
      {shown === 'notes' ? <NotesPanel recording={recording} /> : null}
      {shown === 'review' ? <ReviewPanel recording={recording} /> : null}
      {shown === 'speakers' && transcriptId !== null ? (
        <SpeakersPanel key={transcriptId} transcriptId={transcriptId} />
      ) : null}
      {shown === 'history' && transcriptId !== null ? (
        <HistoryPanel recordingId={id} transcriptId={transcriptId} />
      ) : null}
    </>
  );
}
