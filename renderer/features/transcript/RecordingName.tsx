import { useState, type KeyboardEvent } from 'react';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './TranscriptHeader.module.css';

const maxLength = 200;

/** The name of the recording, and a field in its place to change it; the file keeps its own. */
export function RecordingName({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const report = useReport();
  const { id, name, path } = recording;
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    const next = draft?.trim() ?? '';
    setDraft(null);
    if (next === '' || next === name) return;
    void api['recordings.rename']({ recordingId: id, name: next }).catch(report);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    else setDraft(null);
    document.querySelector<HTMLElement>('[data-segments]')?.focus({ preventScroll: true });
  };
  if (draft !== null) {
    return (
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- someone has just asked for it
        autoFocus
        dir="auto"
        className={styles.nameField}
        aria-label={t.transcript.rename}
        value={draft}
        maxLength={maxLength}
        spellCheck={false}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={save}
      />
    );
  }
  return (
    <div className={styles.name}>
      <h1 className={styles.title} dir="auto" title={path}>
        {name}
      </h1>
      <IconButton
        icon="edit"
        size="s"
        className={styles.rename}
        label={t.transcript.rename}
        onClick={() => setDraft(name)}
      />
    </div>
  );
}
