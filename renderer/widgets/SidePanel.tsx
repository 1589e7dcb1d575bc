import type { ReactNode } from 'react';
import { useWords } from '#renderer/locales/use-words.ts';
import { useClose } from '#renderer/commands/use-close.ts';
import { closeSidePanel } from '#renderer/state/side-panel.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import styles from './SidePanel.module.css';

interface Props {
  readonly title: string;
  /** Beside the title: what the panel as a whole can do. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of what stands beside the text. */
export function SidePanel({ title, actions, children }: Props) {
  const { t } = useWords();
  useClose(true, closeSidePanel);
  return (
    <aside className={styles.panel} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {actions}
        <IconButton icon="close" size="s" label={t.common.close} onClick={closeSidePanel} />
      </header>
      {children}
    </aside>
  );
}
