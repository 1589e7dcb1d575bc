import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { VocabularyEditor } from '#renderer/widgets/vocabulary/VocabularyEditor.tsx';
import styles from './InfoPanel.module.css';

interface Props {
  readonly recordingId: number;
  readonly name: string;
}

/** Names and terms that are expected in this recording alone; they count when it is transcribed again. */
export function RecordingTerms({ recordingId, name }: Props) {
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(false);
  const place = { collectionId: null, recordingId };
  const own = useQuery({ queryKey: queryKeys.vocabulary(place), queryFn: () => api['vocabulary.list'](place) }).data;
  const close = () => setOpen(false);
  return (
    <>
      <Button size="s" icon="edit" onClick={() => setOpen(true)}>
        {t.vocabulary.ofRecording}
        {own === undefined || own.length === 0 ? null : ` ${format.number(own.length)}`}
      </Button>
      <Modal
        isOpen={isOpen}
        width="l"
        title={t.vocabulary.title}
        subtitle={name}
        onClose={close}
        actions={
          <>
            <Button
              kind="quiet"
              onClick={() => {
                close();
                useUi.setState({ againTarget: { recordingId, name } });
              }}
            >
              {t.vocabulary.again}
            </Button>
            <Button kind="primary" onClick={close}>
              {t.vocabulary.done}
            </Button>
          </>
        }
      >
        <div className={styles.terms}>
          <p>{t.vocabulary.recordingText}</p>
          <VocabularyEditor place={place} />
        </div>
      </Modal>
    </>
  );
}
