import { useEffect, useState } from 'react';
import { useUi } from '#renderer/state/ui.ts';
import styles from './KeyFeedback.module.css';

const shownMs = 1400;

/** What is said to screen readers after a key, seen for a moment by the playhead too. */
export function KeyFeedback() {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = useUi.subscribe(({ announcement }, before) => {
      if (announcement === before.announcement || announcement === null) return;
      clearTimeout(timer);
      setText(announcement.text);
      timer = setTimeout(() => setText(null), shownMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  if (text === null) return null;
  return (
    <div className={styles.place} aria-hidden="true">
      <p className={styles.text} dir="auto" data-testid="key-feedback">
        {text}
      </p>
    </div>
  );
}
