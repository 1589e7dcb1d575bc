import { useState } from 'react';
import type { Note } from '#shared/edits/note.ts';
import type { Recording } from '#shared/recording.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import { useNotes } from '#renderer/data/transcripts/use-notes.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { useSidePanel } from '#renderer/state/side-panel.ts';
import { NoteForm } from './NoteForm.tsx';
import { NoteItem } from './NoteItem.tsx';
import { notePlace } from './note-place.ts';
import styles from './Notes.module.css';
import { useExportNotes } from './use-export-notes.ts';
import { useNoteActions } from './use-note-actions.ts';

/** Notes and bookmarks of a recording, in the order of time. */
export function NotesPanel({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const notes = useNotes(recording.id);
  const actions = useNoteActions(recording.id);
  const exportNotes = useExportNotes(recording.id);
  const wanted = useSidePanel((state) => state.wantedNote);
  /** As it was when it was opened: another window may change or remove it meanwhile. */
  const [edited, setEdited] = useState<Note | null>(null);
  const [tag, setTag] = useState<string | null>(null);
  // What is written on a note that is gone is not lost with it.
  const listed = edited === null || notes.some(({ id }) => id === edited.id) ? notes : [edited, ...notes];
  const shown = tag === null ? listed : listed.filter((note) => note.id === edited?.id || note.tags.includes(tag));
  const go = ({ startMs }: Note) => openTranscript(recording.id, { atMs: startMs, isPlaying: false });
  const endNew = () => useSidePanel.setState({ wantedNote: null });
  return (
    <SidePanel
      title={t.notes.title}
      actions={
        <>
          <IconButton
            icon="export"
            size="s"
            label={t.notes.export}
            disabled={notes.length === 0}
            onClick={exportNotes}
          />
          <IconButton
            icon="plus"
            size="s"
            label={t.notes.add}
            onClick={() => useSidePanel.setState({ wantedNote: notePlace() })}
          />
        </>
      }
    >
      <div className={styles.body}>
        {wanted ? (
          <NoteForm
            key={wanted.startMs}
            place={wanted}
            text=""
            tags={[]}
            onSave={(text, tags) => actions.add(wanted, text, tags).then(endNew)}
            onCancel={endNew}
          />
        ) : null}
        {tag === null ? null : (
          <Button size="s" icon="close" onClick={() => setTag(null)}>
            {t.notes.onlyTag(tag)}
          </Button>
        )}
        {shown.length === 0 && !wanted ? <p className={styles.empty}>{t.notes.empty}</p> : null}
        <ul className={styles.list}>
          {shown.map((note) =>
            note.id === edited?.id ? (
              <li key={note.id}>
                <EditedNote note={edited} actions={actions} onDone={() => setEdited(null)} />
              </li>
            ) : (
              <NoteItem
                key={note.id}
                note={note}
                onGo={() => go(note)}
                onEdit={() => setEdited(note)}
                onRemove={() => void actions.remove(note)}
                onTag={setTag}
              />
            ),
          )}
        </ul>
      </div>
    </SidePanel>
  );
}

interface EditedProps {
  readonly note: Note;
  readonly actions: ReturnType<typeof useNoteActions>;
  readonly onDone: () => void;
}

function EditedNote({ note, actions, onDone }: EditedProps) {
  return (
    <NoteForm
      place={note}
      text={note.text}
      tags={note.tags}
      onSave={(text, tags) => actions.change(note, text, tags).then(onDone)}
      onSaveAnyway={(text, tags) => actions.changeAnyway(note, text, tags).then(onDone)}
      onSaveBeside={(text, tags) => actions.add(note, text, tags).then(onDone)}
      onCancel={onDone}
    />
  );
}
