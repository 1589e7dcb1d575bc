import { useReport } from '#renderer/data/use-report.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import type { ReactNode } from 'react';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button says that goes ahead. */
  readonly action: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** A failure is shown as a notice. */
  readonly onConfirm: () => Promise<void>;
}

/** Asks before something is removed. */
export function ConfirmModal({ isOpen, title, action, children, onClose, onConfirm }: Props) {
  const report = useReport();
  return (
    <Modal
      cancels
      isOpen={isOpen}
      title={title}
      onClose={onClose}
      actions={
        <Button kind="danger" onClick={() => void onConfirm().catch(report)}>
          {action}
        </Button>
      }
    >
      {children}
    </Modal>
  );
}
