import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useWords } from '#renderer/locales/use-words.ts';
import { classNames } from '../class-names.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import styles from './Modal.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  readonly subtitle?: string;
  readonly width?: 'm' | 'l';
  readonly children: ReactNode;
  /** Whether a button for going back stands before the actions. */
  readonly cancels?: boolean;
  readonly actions: ReactNode;
  readonly onClose: () => void;
}

/** A dialog over everything; focus goes back to where it was when it closes. */
export function Modal({ isOpen, title, subtitle, width = 'm', children, cancels = false, actions, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Viewport className={styles.viewport}>
          <Dialog.Popup data-layer="" data-modal="" className={classNames(styles.popup, styles[width])}>
            <header className={styles.header}>
              <div className={styles.titles}>
                <Dialog.Title className={styles.title}>{title}</Dialog.Title>
                {subtitle ? (
                  <Dialog.Description className={styles.subtitle} dir="auto">
                    {subtitle}
                  </Dialog.Description>
                ) : null}
              </div>
            </header>
            <div className={styles.body}>{children}</div>
            <footer className={styles.actions}>
              {cancels ? (
                <Button kind="quiet" onClick={onClose}>
                  {t.common.cancel}
                </Button>
              ) : null}
              {actions}
            </footer>
            {/* Last, so that the focus begins at the contents. */}
            <Dialog.Close className={styles.close} aria-label={t.common.close}>
              <Icon name="close" />
            </Dialog.Close>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
