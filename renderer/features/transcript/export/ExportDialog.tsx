import { useEffect, useRef } from 'react';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi, type ExportTarget } from '#renderer/state/ui.ts';
import styles from './ExportDialog.module.css';
import { useExportChoice } from './export-choice.ts';
import { exportKinds, kindsByGroup, previewOf } from './export-kind.ts';
import { ExportOptions } from './ExportOptions.tsx';
import { ExportPresets } from './ExportPresets.tsx';
import { FirstPage } from './FirstPage.tsx';
import { howOf } from './how-of.ts';
import { useExport } from './use-export.ts';
import { useRendered } from './use-rendered.ts';

const previewLines = 40;
const close = () => useUi.setState({ exportTarget: null });

/** The one dialog for every place that exports. */
export function ExportDialog() {
  const target = useUi((state) => state.exportTarget);
  return target ? <Content key={target.transcriptId} target={target} /> : null;
}

function Content({ target }: { readonly target: ExportTarget }) {
  const { t } = useWords();
  const { kind, options } = useExportChoice();
  const how = howOf(kind, options[kind]);
  const { shown, data, error, retry } = useRendered(target.transcriptId, how);
  const { isBusy, replacing, save, copy, replace, keep } = useExport(target.transcriptId, how, close);
  const isAsked = useRef(false);
  // An Enter that came before the file of a format was made is not lost.
  useEffect(() => {
    if (!isAsked.current || isBusy || (!data && !error)) return;
    isAsked.current = false;
    if (data) save(data);
  }, [isBusy, data, error, save]);
  if (replacing !== null) {
    return (
      <Modal
        isOpen
        title={t.exportDialog.replaceTitle(replacing)}
        onClose={keep}
        actions={
          <>
            <Button onClick={keep}>{t.common.cancel}</Button>
            <Button kind="danger" disabled={isBusy} onClick={replace}>
              {t.exportDialog.replace}
            </Button>
          </>
        }
      >
        <p>{t.exportDialog.replaceText}</p>
      </Modal>
    );
  }
  const preview = shown ? previewOf(shown, previewLines) : null;
  const firstPage = shown?.firstPage ?? null;
  return (
    <Modal
      isOpen
      width="l"
      title={t.exportDialog.title}
      subtitle={target.name}
      onClose={close}
      actions={
        <>
          <Button icon="copy" disabled={!data || isBusy} onClick={() => data && copy(data)}>
            {t.exportDialog.copy}
          </Button>
          <Button kind="primary" icon="export" disabled={!data || isBusy} onClick={() => data && save(data)}>
            {t.exportDialog.save}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <RadioGroup
          className={styles.kinds}
          aria-label={t.exportDialog.format}
          value={kind}
          // As in every dialog Enter does what is offered first, also from the list.
          onKeyDownCapture={(event) => {
            if (event.key !== 'Enter' || isBusy) return;
            event.preventDefault();
            event.stopPropagation();
            if (data) save(data);
            else isAsked.current = true;
          }}
          onValueChange={(value) => {
            isAsked.current = false;
            useExportChoice.setState({ kind: exportKinds.find((known) => known === value) ?? 'txt' });
          }}
        >
          {kindsByGroup.map(({ group, kinds }) => (
            <fieldset key={group} className={styles.group}>
              <legend className={styles.groupName}>{t.exportDialog.groups[group]}</legend>
              {kinds.map((value) => (
                <label key={value} className={styles.kind} htmlFor={`export-${value}`}>
                  <Radio.Root
                    id={`export-${value}`}
                    value={value}
                    className={styles.radio}
                    aria-label={t.exportDialog.formats[value]}
                  >
                    <Radio.Indicator className={styles.dot} />
                  </Radio.Root>
                  <span>
                    <span className={styles.kindName}>{t.exportDialog.formats[value]}</span>
                    <span className={styles.kindAbout}>{t.exportDialog.about[value]}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
        </RadioGroup>
        <div className={styles.right}>
          <ExportPresets />
          <ExportOptions />
          <div className={styles.preview}>
            <p className={styles.fileName} dir="auto" title={shown?.suggestedName}>
              {shown?.suggestedName ?? '\u00a0'}
            </p>
            {firstPage ? (
              <FirstPage page={firstPage} />
            ) : (
              <textarea
                className={styles.text}
                aria-label={t.exportDialog.preview}
                readOnly
                dir="auto"
                value={preview?.shown ?? ''}
              />
            )}
            {preview && preview.moreCount > 0 && !firstPage ? (
              <p className={styles.more}>{`… ${t.exportDialog.moreLines(preview.moreCount)}`}</p>
            ) : null}
            {error ? <FailureNotice error={error} onRetry={retry} /> : null}
          </div>
        </div>
      </div>
    </Modal>
  );
}
