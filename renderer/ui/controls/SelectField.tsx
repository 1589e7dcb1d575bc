import { Select } from '@base-ui/react/select';
import { Icon } from './Icon.tsx';
import styles from './SelectField.module.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A line above this choice. */
  readonly isAfterGap?: boolean;
}

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly isCompact?: boolean;
  readonly onChange: (value: V) => void;
}

/** One of a list; typing the first letters finds a choice. */
export function SelectField<V extends string>({ label, value, choices, isCompact, onChange }: Props<V>) {
  return (
    <Select.Root items={choices} value={value} onValueChange={(chosen) => chosen !== null && onChange(chosen)}>
      <Select.Trigger className={isCompact ? styles.compact : styles.trigger} aria-label={label}>
        <Select.Value className={styles.value} dir="auto" />
        {isCompact ? null : (
          <Select.Icon className={styles.icon}>
            <Icon name="chevronDown" size={14} />
          </Select.Icon>
        )}
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup data-layer="" className={styles.popup}>
            <Select.List className={styles.list}>
              {choices.map((choice) => (
                <Select.Item
                  key={choice.value}
                  value={choice.value}
                  className={choice.isAfterGap ? styles.itemAfterGap : styles.item}
                >
                  <Select.ItemIndicator className={styles.check}>
                    <Icon name="check" size={14} />
                  </Select.ItemIndicator>
                  <Select.ItemText className={styles.text} dir="auto">
                    {choice.label}
                  </Select.ItemText>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}
