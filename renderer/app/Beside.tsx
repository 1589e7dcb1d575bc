import type { Recording } from '#shared/recording.ts';
import { HistoryPanel } from '#renderer/features/transcript/history/HistoryPanel.tsx';
import { NoteCommands } from '#renderer/features/transcript/notes/NoteCommands.tsx';
import { NotesPanel } from '#renderer/features/transcript/notes/NotesPanel.tsx';
import { ReviewCommands } from '#renderer/features/transcript/review/ReviewCommands.tsx';
import { ReviewPanel } from '#renderer/features/transcript/review/ReviewPanel.tsx';
import { SpeakersPanel } from '#renderer/features/transcript/speakers/SpeakersPanel.tsx';
import { useSidePanel } from '#renderer/state/side-panel.ts';

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
