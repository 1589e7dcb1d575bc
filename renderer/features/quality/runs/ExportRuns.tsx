import { Menu } from '@base-ui/react/menu';
import { useState } from 'react';
import type { RunExportFormat } from '#shared/quality/lab.ts';
import { api } from '#renderer/api/api.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { MenuItems } from '#renderer/ui/controls/MenuItems.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from '../Quality.module.css';

/** Runs as a file, or to a server that the user names. */
export function ExportRuns({ runIds }: { readonly runIds: readonly number[] }) {
  const { t } = useWords();
  const save = useSaveText();
  const [isSending, setIsSending] = useState(false);
  const exportAs = (format: RunExportFormat) => () =>
    save(`quality.${format}`, (target) => api['quality.export']({ runIds: [...runIds], format, ...target }));
  return (
    <>
      <Menu.Root>
        <Menu.Trigger render={<Button icon="export" />}>{t.quality.export}</Menu.Trigger>
        <MenuItems
          align="start"
          entries={[
            { label: t.quality.html, icon: 'export', onChoose: exportAs('html') },
            { label: t.quality.pdf, icon: 'export', onChoose: exportAs('pdf') },
            { label: t.quality.csv, icon: 'export', onChoose: exportAs('csv') },
            { label: t.quality.json, icon: 'export', onChoose: exportAs('json') },
            { label: t.quality.mlflow, icon: 'link', onChoose: () => setIsSending(true) },
          ]}
        />
      </Menu.Root>
      {isSending ? <MlflowDialog runIds={runIds} onClose={() => setIsSending(false)} /> : null}
    </>
  );
}

function MlflowDialog({ runIds, onClose }: { readonly runIds: readonly number[]; readonly onClose: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const [url, setUrl] = useState('http://');
  const send = async () => {
    const { sentCount } = await api['quality.sendToMlflow']({ runIds: [...runIds], url });
    notify({ text: t.quality.mlflowSent(sentCount) });
    onClose();
  };
  return (
    <Modal
      isOpen
      title={t.quality.mlflowTitle}
      subtitle={t.quality.mlflowText}
      onClose={onClose}
      actions={
        <Button kind="primary" disabled={!/^https?:\/\/[^/]/.test(url)} onClick={() => void send().catch(report)}>
          {t.quality.mlflow.replace('…', '')}
        </Button>
      }
    >
      <label className={styles.formRow}>
        {t.quality.mlflowUrl}
        <input
          className={styles.field}
          type="url"
          dir="ltr"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </label>
    </Modal>
  );
}
