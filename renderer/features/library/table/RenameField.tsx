import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './RecordingTable.module.css';

interface Props {
  readonly recording: Pick<Recording, 'id' | 'name'>;
  readonly onEnd: () => void;
}

/** The name as a field: Enter or leaving it keeps it, also by scrolling; Escape does not. The file is left as it is. */
export function RenameField({ recording: { id, name }, onEnd }: Props) {
  const { t } = useWords();
  const { file } = useFiling();
  const [value, setValue] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    field.current?.focus();
    // What is behind the dot says what kind of file it is: it is mostly to stay.
    field.current?.setSelectionRange(0, /\.\w{1,5}$/.test(name) ? name.lastIndexOf('.') : name.length);
  }, [name]);
  const save = () => {
    const wanted = value.trim();
    if (wanted === '' || wanted === name) return;
    const call = () => api['recordings.rename']({ recordingId: id, name: wanted });
    file({ during: t.catalogue.changingMany(1), call, after: () => t.catalogue.renamed(wanted) });
  };
  const end = (isKept: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    if (isKept) save();
    onEnd();
  };
  const leave = useRef(() => undefined as void);
  useLayoutEffect(() => {
    leave.current = () => {
      if (!isOver.current) save();
    };
  });
  useEffect(() => () => leave.current(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    end(event.key === 'Enter');
  };
  return (
    <input
      ref={field}
      className={styles.rename}
      aria-label={t.catalogue.renameField}
      dir="auto"
      maxLength={200}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(true)}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
