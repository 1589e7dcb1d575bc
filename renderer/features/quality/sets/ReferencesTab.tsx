import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from '../Quality.module.css';
import { useReferences } from '../use-quality.ts';

/** Texts that are right, and how one becomes that. */
export function ReferencesTab() {
  const { t, format } = useWords();
  const report = useReport();
  const { data: references } = useReferences();
  const [isAdding, setIsAdding] = useState(false);
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setIsAdding(true)}>
      {t.quality.addReference}
    </Button>
  );
  return (
    <div className={styles.scroll}>
      <div className={styles.column}>
        {references?.length === 0 ? (
          <EmptyState icon="check" title={t.quality.noReferencesTitle}>
            <p>{t.quality.noReferencesText}</p>
            {add}
          </EmptyState>
        ) : null}
        {references !== undefined && references.length > 0 ? (
          <>
            <div className={styles.bar}>
              <span className={classNames(styles.hint, styles.about)}>{t.quality.noReferencesText}</span>
              <span className={styles.push}>{add}</span>
            </div>
            <div className={styles.tableWrap}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{t.quality.recording}</th>
                    <th scope="col">{t.quality.model}</th>
                    <th scope="col">{t.settings.recognitionLanguage}</th>
                    <th scope="col">{t.quality.scope}</th>
                    <th scope="col" className={styles.number}>
                      {t.quality.length}
                    </th>
                    <th scope="col" aria-label={t.quality.unmark} />
                  </tr>
                </thead>
                <tbody>
                  {references.map(({ id, recordingId, recordingName, modelId, language, scope, durationMs }) => (
                    <tr key={id} className={styles.row}>
                      <td dir="auto">
                        <button
                          type="button"
                          className={styles.link}
                          aria-label={recordingName}
                          onClick={() => openTranscript(recordingId, { atMs: 0, isPlaying: false })}
                        >
                          {recordingName}
                        </button>
                      </td>
                      <td>{modelId.startsWith('import:') ? t.quality.imported : modelId}</td>
                      <td>{language === null ? '' : format.languageName(language)}</td>
                      <td>{scope === null ? t.quality.scopeAll : t.quality.scopeSpans(scope.length)}</td>
                      <td className={styles.number}>{format.clock(durationMs)}</td>
                      <td className={styles.number}>
                        <Button
                          kind="quiet"
                          size="s"
                          onClick={() => void api['quality.unmarkReference']({ referenceId: id }).catch(report)}
                        >
                          {t.quality.unmark}
                        </Button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        ) : null}
      </div>
      {isAdding ? (
        <AddReference
          known={references?.map(({ transcriptId }) => transcriptId) ?? []}
          onClose={() => setIsAdding(false)}
        />
      ) : null}
    </div>
  );
}

/** Recordings with a text, by their names; each version of their texts can be marked. */
function AddReference({ known, onClose }: { readonly known: readonly number[]; readonly onClose: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const { data } = useQuery({
    queryKey: ['recordings', 'to mark', text],
    queryFn: () =>
      api['recordings.list']({ filter: text === '' ? '' : `name:"${text.replaceAll('"', '')}"`, offset: 0, limit: 50 }),
  });
  const rows = (data?.rows ?? []).filter(({ transcriptId }) => transcriptId !== null);
  return (
    <Modal
      isOpen
      title={t.quality.addReferenceTitle}
      subtitle={t.quality.noReferencesText}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t.common.close}</Button>}
    >
      <div className={styles.form}>
        <input
          className={styles.field}
          dir="auto"
          aria-label={t.quality.findRecording}
          placeholder={t.quality.findRecording}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.checks}>
          {rows.map(({ id, name }) => (
            <Versions key={id} recordingId={id} name={name} known={known} />
          ))}
        </div>
      </div>
    </Modal>
  );
}

function Versions({
  recordingId,
  name,
  known,
}: {
  readonly recordingId: number;
  readonly name: string;
  readonly known: readonly number[];
}) {
  const { t, format } = useWords();
  const report = useReport();
  const { data: versions } = useQuery({
    queryKey: queryKeys.versions(recordingId),
    queryFn: () => api['versions.list']({ recordingId }),
  });
  return (
    <>
      {versions
        ?.filter(({ isRemoved, isFinished }) => isFinished && !isRemoved)
        .map((version) => (
          <div key={version.transcriptId} className={styles.check}>
            <bdi>{name}</bdi>
            <span
              className={styles.quiet}
            >{`${version.modelId.replace('import:', `${t.quality.imported}: `)}, ${format.date(version.startedAtMs)}`}</span>
            <span className={styles.push}>
              <Button
                size="s"
                disabled={known.includes(version.transcriptId)}
                onClick={() => void api['quality.markReference']({ transcriptId: version.transcriptId }).catch(report)}
              >
                {t.quality.mark}
              </Button>
            </span>
          </div>
        ))}
    </>
  );
}
