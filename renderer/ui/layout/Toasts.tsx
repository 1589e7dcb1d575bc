import { Toast } from '@base-ui/react/toast';
import { useWords } from '#renderer/locales/use-words.ts';
import { Icon } from '../controls/Icon.tsx';
import styles from './Toasts.module.css';

export function Toasts() {
  return (
    <Toast.Portal>
      <Toast.Viewport className={styles.viewport} data-toasts="">
        <ToastList />
      </Toast.Viewport>
    </Toast.Portal>
  );
}

function ToastList() {
  const { t } = useWords();
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles.toast} swipeDirection={['down', 'right']}>
      <Toast.Content className={styles.content}>
        <div className={styles.texts}>
          <Toast.Title className={styles.title} render={<p />} />
          <Toast.Description className={styles.detail} />
        </div>
        <Toast.Action className={styles.action} />
        <Toast.Close className={styles.close} aria-label={t.common.dismiss}>
          <Icon name="close" size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
