import type { NamedRecording } from '#shared/contract/imports.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './ImportFiles.module.css';
import { RecordingField } from './RecordingField.tsx';
import type { Conversation } from './sort-files.ts';
import type { GivenFile } from './given-file.ts';

interface Props {
  readonly conversations: readonly Conversation<GivenFile>[];
  readonly chosenKey: string | null;
  readonly known: readonly NamedRecording[];
  readonly canJoin: boolean;
  readonly isJoined: boolean;
  readonly onChoose: (key: string) => void;
  readonly onJoin: (isJoined: boolean) => void;
  readonly onPlace: (conversation: Conversation<GivenFile>, recording: NamedRecording | null) => void;
}

/** Which file goes with which recording, one line for each text that will be; a click shows what it would become. */
export function ImportFiles({ conversations, chosenKey, known, canJoin, isJoined, onChoose, onJoin, onPlace }: Props) {
  const { t } = useWords();
  const texts = t.importDialog;
  return (
    <div className={styles.files}>
      <ul className={styles.list} aria-label={texts.files}>
        {conversations.map((conversation) => (
          <li
            key={conversation.key}
            className={styles.one}
            data-chosen={(conversations.length > 1 && conversation.key === chosenKey) || undefined}
          >
            <button
              type="button"
              className={styles.names}
              aria-pressed={conversation.key === chosenKey}
              onClick={() => onChoose(conversation.key)}
            >
              {conversation.files.map(({ id, name }) => (
                <bdi key={id} className={styles.name}>
                  {name}
                </bdi>
              ))}
            </button>
            <span className={styles.arrow} aria-hidden>
              →
            </span>
            <RecordingField
              recording={conversation.recording}
              known={known}
              onChange={(recording) => onPlace(conversation, recording)}
            />
          </li>
        ))}
      </ul>
      {canJoin ? (
        <label className={styles.join}>
          <input type="checkbox" checked={isJoined} onChange={(event) => onJoin(event.target.checked)} />
          <span>
            {texts.join}
            <span className={styles.joinHint}>{texts.joinHint}</span>
          </span>
        </label>
      ) : null}
    </div>
  );
}
