import { useEffect, useState } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './Announcer.module.css';

/** So long the words are seen. */
const shownMs = 1800;

/**
 * Says what a key did: to screen readers, and for a moment to those who see, by the playhead. What happens by itself is
 * said to screen readers only; never every step of a progress.
 */
export function Announcer() {
  const announcement = useUi((state) => state.announcement);
  const [isOver, setOver] = useState<object | null>(null);
  useEffect(() => {
    if (announcement === null || announcement.isQuiet) return undefined;
    const timer = setTimeout(() => setOver(announcement), shownMs);
    return () => clearTimeout(timer);
  }, [announcement]);
  const isShown = announcement !== null && !announcement.isQuiet && isOver !== announcement;
  return (
    <div
      className={classNames(styles.said, !isShown && 'hidden')}
      role="status"
      aria-live="polite"
      data-testid="announcer"
    >
      {announcement?.text}
    </div>
  );
}
