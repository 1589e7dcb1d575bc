import { Button } from '../components/Button.tsx';
import { Modal } from '../components/Modal.tsx';
import { useWords } from '../locales/use-words.ts';
import { useUi } from '../state/ui.ts';
import styles from './HelpDialog.module.css';

const command = navigator.userAgent.includes('Mac') ? '⌘' : 'Ctrl+';
const close = () => useUi.setState({ isHelpOpen: false });

/** Every key there is, in one place. */
export function HelpDialog() {
  const { t } = useWords();
  const isOpen = useUi((state) => state.isHelpOpen);
  const keys: readonly (readonly [string, string])[] = [
    [`${command}O`, t.help.add],
    [`${command}F  /`, t.help.find],
    [`${command}E`, t.help.export],
    ['Esc', t.help.back],
    ['↑ ↓', t.help.move],
    ['Enter', t.help.open],
    ['Delete', t.help.remove],
    [t.help.space, t.help.play],
    ['← →', t.help.skip],
    ['F2', t.help.edit],
    [`${command}Z  ${command}Shift+Z`, t.help.undo],
    ['?', t.help.help],
  ];
  return (
    <Modal
      isOpen={isOpen}
      title={t.help.title}
      onClose={close}
      actions={
        <Button kind="primary" onClick={close}>
          {t.common.close}
        </Button>
      }
    >
      <dl className={styles.keys}>
        {keys.map(([key, text]) => (
          <div key={key} className={styles.row}>
            <dt>{text}</dt>
            <dd>
              {key.split('  ').map((one) => (
                <kbd key={one} className={styles.key}>
                  {one}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
