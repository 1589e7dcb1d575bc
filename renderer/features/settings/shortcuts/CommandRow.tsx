import { useState } from 'react';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import type { CommandId } from '#renderer/commands/commands.ts';
import { conflictsOf, keysOf, refusalOf } from '#renderer/commands/keys.ts';
import { KeyButton } from './KeyButton.tsx';
import styles from './KeysSection.module.css';

interface Props {
  readonly id: CommandId;
  readonly changed: Readonly<Record<string, readonly string[]>>;
  /** Null takes the keys back that it came with. */
  readonly onChange: (keys: readonly string[] | null) => void;
}

export function CommandRow({ id, changed, onChange }: Props) {
  const { t } = useWords();
  const [refusal, setRefusal] = useState<ReturnType<typeof refusalOf>>(null);
  const name = t.commandNames[id];
  const keys = keysOf(id, changed);
  const conflicts = new Map(keys.flatMap((key) => conflictsOf(id, key, changed)).map((one) => [one.id, one.isLost]));
  const replace = (old: string | null, key: string | null) => {
    const refused = key === null ? null : refusalOf(id, key);
    setRefusal(refused);
    if (refused) return;
    const kept = keys.flatMap((one) => (one === old ? (key === null ? [] : [key]) : [one]));
    onChange([...new Set(old === null && key !== null ? [...kept, key] : kept)]);
  };
  return (
    <li className={styles.row} data-command={id}>
      <div className={styles.about}>
        <p>{name}</p>
        {[...conflicts].map(([other, isLost]) => (
          <p key={other} className={styles.conflict}>
            {t.keys.conflict(t.commandNames[other], isLost)}
          </p>
        ))}
        {refusal ? (
          <p className={styles.conflict} role="alert">
            {t.keys.refused[refusal]}
          </p>
        ) : null}
      </div>
      <div className={styles.buttons}>
        {keys.map((key) => (
          <KeyButton key={key} value={key} name={name} onChange={(next) => replace(key, next)} />
        ))}
        <KeyButton value={null} name={name} onChange={(next) => next !== null && replace(null, next)} />
        {id in changed ? (
          <IconButton icon="restore" size="s" label={t.keys.resetOne(name)} onClick={() => onChange(null)} />
        ) : (
          <span className={styles.noReset} />
        )}
      </div>
    </li>
  );
}
