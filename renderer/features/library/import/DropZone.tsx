import { useEffect, useRef, useState } from 'react';
import { host } from '#renderer/api/api.ts';
import { isNetworkFile, isTranscriptFile } from '#shared/files/transcript-extensions.ts';
import type { Picked } from '#renderer/api/host.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { shownRecordingId } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import { openImport } from '#renderer/state/ui.ts';
import { useImportModel } from '#renderer/data/models/use-import-model.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './DropZone.module.css';
import { useAdd } from './use-add.ts';

const hasFiles = (data: DataTransfer | null): data is DataTransfer => data?.types.includes('Files') ?? false;

/** No recording ends so; the other files of a model of several are what lies beside its networks. */
const isModelFile = (picked: Picked) => {
  const name = typeof picked === 'string' ? picked : picked.name;
  return name.endsWith('.bin') || isNetworkFile(name) || isTranscriptFile(name);
};

/** The whole window takes recordings, transcripts, models and folders, dropped or pasted; shows itself while something is held over it. */
export function DropZone() {
  const { t } = useWords();
  const { add } = useAdd();
  const { importDropped } = useImportModel();
  const report = useReport();
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const take = async (data: DataTransfer) => {
      const { picked, texts, refused } = await host.picked(data);
      if (picked.length + texts.length + refused.length === 0) notify({ text: t.add.nothingFound });
      const models = picked.filter(isModelFile);
      if (models.length > 0) importDropped(models);
      const dropped = await add(
        picked.filter((one) => !isModelFile(one)),
        refused,
      );
      if (texts.length > 0) openImport({ recordingId: shownRecordingId(), name: null, files: texts, dropped });
    };
    const handlers = {
      dragenter: (event: DragEvent) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      },
      dragover: (event: DragEvent) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      },
      // Every element under the pointer says enter and leave: only the count of both shows when the window is left.
      dragleave: () => {
        depth.current = Math.max(0, depth.current - 1);
        if (depth.current === 0) setOver(false);
      },
      drop: (event: DragEvent) => {
        depth.current = 0;
        setOver(false);
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        take(event.dataTransfer).catch(report);
      },
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!hasFiles(event.clipboardData) || event.clipboardData.files.length === 0) return;
      event.preventDefault();
      take(event.clipboardData).catch(report);
    };
    const names = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;
    for (const name of names) window.addEventListener(name, handlers[name]);
    window.addEventListener('paste', onPaste);
    return () => {
      for (const name of names) window.removeEventListener(name, handlers[name]);
      window.removeEventListener('paste', onPaste);
    };
  }, [add, importDropped, report, t]);
  if (!isOver) return null;
  return (
    <div className={styles.overlay} data-testid="drop-overlay">
      <div className={styles.frame}>
        <Icon name="drop" size={30} />
        <p className={styles.title}>{t.add.drop}</p>
        <p className={styles.text}>{t.add.dropText}</p>
      </div>
    </div>
  );
}
