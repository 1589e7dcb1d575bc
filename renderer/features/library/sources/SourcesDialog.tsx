import type { Source } from '#shared/automation/sources.ts';
import { api } from '#renderer/api/api.ts';
import { useSources } from '#renderer/data/automation/use-sources.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { SourceForm, sourceFormId } from './SourceForm.tsx';
import styles from './Sources.module.css';
import { useSourcesDialog } from './sources-dialog.ts';

const close = () => useSourcesDialog.setState({ isOpen: false, openId: undefined });
const open = (openId: number | null | undefined) => useSourcesDialog.setState({ openId });

/** The watched folders, and the rules of one of them. */
export function SourcesDialog() {
  const { t } = useWords();
  const { isOpen, openId } = useSourcesDialog();
  const sources = useSources();
  const source = sources.find(({ id }) => id === openId);
  const isForm = openId !== undefined;
  return (
    <Modal
      isOpen={isOpen}
      title={isForm && source === undefined ? t.sources.add : t.sources.title}
      {...(source && { subtitle: source.folder })}
      width="l"
      onClose={close}
      actions={
        isForm ? (
          <>
            <Button key="cancel" kind="quiet" onClick={() => open(undefined)}>
              {t.common.cancel}
            </Button>
            {/* A button of its own: the one that opened the form must not become the one that submits it within the same click. */}
            <Button key="save" kind="primary" type="submit" form={sourceFormId}>
              {t.sources.save}
            </Button>
          </>
        ) : (
          <>
            <Button key="close" kind="quiet" onClick={close}>
              {t.common.close}
            </Button>
            <Button key="add" kind="primary" icon="plus" onClick={() => open(null)}>
              {t.sources.add}
            </Button>
          </>
        )
      }
    >
      {isForm ? (
        <SourceForm key={openId ?? 0} source={source ?? null} onDone={() => open(undefined)} />
      ) : (
        <List sources={sources} />
      )}
    </Modal>
  );
}

function List({ sources }: { readonly sources: readonly Source[] }) {
  const { t } = useWords();
  return (
    <>
      <p className={styles.text}>{t.sources.text}</p>
      {sources.length === 0 ? <p className={styles.none}>{t.sources.none}</p> : null}
      <ul className={styles.list}>
        {sources.map((source) => (
          <Row key={source.id} source={source} />
        ))}
      </ul>
    </>
  );
}

function Row({ source }: { readonly source: Source }) {
  const { t, format } = useWords();
  const report = useReport();
  const { id, folder, isOn, silentSinceMs, seenAtMs, counts } = source;
  const waiting = counts.settling + counts.queued;
  const state = isOn
    ? silentSinceMs === null
      ? seenAtMs === null
        ? t.sources.notSeen
        : t.sources.seen(format.date(seenAtMs))
      : t.sources.silent
    : t.sources.off;
  return (
    <li className={styles.row}>
      <button type="button" className={styles.open} onClick={() => open(id)}>
        <span className={styles.folder} dir="auto">
          {folder}
        </span>
        <span className={silentSinceMs === null ? styles.facts : styles.bad}>{state}</span>
        <span className={styles.facts}>{t.sources.counts(counts.done + counts.linked, waiting, counts.failed)}</span>
      </button>
      {counts.failed > 0 ? (
        <Button size="s" icon="retry" onClick={() => void api['sources.retry']({ sourceId: id }).catch(report)}>
          {t.sources.retry}
        </Button>
      ) : null}
      <IconButton icon="edit" size="s" label={t.sources.change} onClick={() => open(id)} />
    </li>
  );
}
