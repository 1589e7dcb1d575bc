import { Button } from '#renderer/ui/controls/Button.tsx';
import { KeyCaps } from '#renderer/widgets/KeyCaps.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { runCommand } from '#renderer/commands/command-handlers.ts';
import { commandGroups, commandIds, commandOf } from '#renderer/commands/commands.ts';
import { keysOf, useKeys } from '#renderer/commands/keys.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './HelpDialog.module.css';

const close = () => useUi.setState({ isHelpOpen: false });

/** Every key there is, in one place, as they are bound now. */
export function HelpDialog() {
  const { t } = useWords();
  const isOpen = useUi((state) => state.isHelpOpen);
  const changed = useKeys((state) => state.changed);
  const change = () => {
    close();
    runCommand('open-keys');
  };
  return (
    <Modal
      isOpen={isOpen}
      title={t.keys.helpTitle}
      width="l"
      onClose={close}
      actions={
        <>
          <Button onClick={change}>{t.keys.changeAll}</Button>
          <Button kind="primary" onClick={close}>
            {t.common.close}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must take the focus to be read by keys */}
      <div className={styles.groups} role="region" aria-label={t.keys.helpTitle} tabIndex={0}>
        {commandGroups.map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.title}>{t.keys.groups[group]}</h3>
            <dl className={styles.keys}>
              {commandIds
                .filter((id) => commandOf(id).group === group && keysOf(id, changed).length > 0)
                .map((id) => (
                  <div key={id} className={styles.row}>
                    <dt>{t.commandNames[id]}</dt>
                    <dd>
                      <KeyCaps keys={keysOf(id, changed)} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
