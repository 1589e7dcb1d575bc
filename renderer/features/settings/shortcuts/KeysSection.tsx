import { Button } from '#renderer/ui/controls/Button.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useChangeSettings, useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { commandGroups, commandIds, commandOf, type CommandId } from '#renderer/commands/commands.ts';
import { keyCap } from '#renderer/commands/press.ts';
import { announce } from '#renderer/state/ui.ts';
import { CommandRow } from './CommandRow.tsx';
import styles from './KeysSection.module.css';

/** Every command with its keys, to be changed one by one; what was changed can be taken back, one or all. */
export function KeysSection() {
  const { t } = useWords();
  const changed = useSettings()?.keys ?? {};
  const change = useChangeSettings();
  const report = useReport();
  const save = (keys: Record<string, string[]>) => change.mutate({ keys }, { onError: report });
  const setKeys = (id: CommandId, keys: readonly string[] | null) => {
    const { [id]: _before, ...others } = changed;
    const own = commandOf(id).keys;
    const isOwn = keys === null || (keys.length === own.length && keys.every((key, nth) => key === own[nth]));
    save(isOwn ? others : { ...others, [id]: [...keys] });
    const shown = (keys ?? own).map((key) => keyCap(key, t.keys.space)).join(', ');
    announce(t.keys.changed(t.commandNames[id], shown === '' ? t.keys.none : shown));
  };
  return (
    <section className={styles.section} aria-label={t.keys.title} data-testid="keys" data-setting="keys">
      <div className={styles.top}>
        <div>
          <h2 className={styles.title}>{t.keys.title}</h2>
          <p className={styles.text}>{t.keys.text}</p>
        </div>
        <Button size="s" disabled={Object.keys(changed).length === 0} onClick={() => save({})}>
          {t.keys.resetAll}
        </Button>
      </div>
      <div className={styles.card}>
        {commandGroups.map((group) => (
          <div key={group} className={styles.group}>
            <h3 className={styles.groupTitle}>{t.keys.groups[group]}</h3>
            <ul className={styles.rows}>
              {commandIds
                .filter((id) => commandOf(id).group === group)
                .map((id) => (
                  <CommandRow key={id} id={id} changed={changed} onChange={(keys) => setKeys(id, keys)} />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
