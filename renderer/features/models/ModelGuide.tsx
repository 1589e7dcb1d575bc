import { useEffect, useRef } from 'react';
import { host } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './ModelGuide.module.css';

/** Where whisper.cpp's author publishes the models; opened only when it is asked for. */
const publisherUrl = 'https://huggingface.co/ggerganov/whisper.cpp/tree/main';

/** How to come by a real model, also on a computer without internet. */
export function ModelGuide() {
  const { t } = useWords();
  const report = useReport();
  const isOpen = useUi((state) => state.isModelGuideOpen);
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (useUi.getState().isModelGuideOpen) box.current?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <details
      ref={box}
      className={styles.guide}
      open={isOpen}
      onToggle={(event) => useUi.setState({ isModelGuideOpen: event.currentTarget.open })}
    >
      <summary className={styles.title}>{t.models.guideTitle}</summary>
      <ol className={styles.steps}>
        {t.models.guideSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <ul className={styles.choices}>
        {t.models.guideChoice.map(({ file, size, about }) => (
          <li key={file} className={styles.choice}>
            <span className={styles.file}>{file}</span>
            <span className={styles.size}>{size}</span>
            <span>{about}</span>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className={styles.link}
        onClick={() => void host.shell('links.open', { url: publisherUrl }).catch(report)}
      >
        {t.models.guideOpen}
      </button>
    </details>
  );
}
