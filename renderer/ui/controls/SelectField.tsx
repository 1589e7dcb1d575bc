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
  /** `compact`: no border and no arrow, among other small buttons; `small`: as wide as what is chosen, beside a label. */
  readonly look?: 'compact' | 'small';
  readonly onChange: (value: V) => void;
}

/** One of a list; typing the first letters finds a choice. */
export function SelectField<V extends string>({ label, value, choices, look, onChange }: Props<V>) {
  return (
    <Select.Root items={choices} value={value} onValueChange={(chosen) => chosen !== null && onChange(chosen)}>
      <Select.Trigger
        className={look === 'compact' ? styles.compact : look === 'small' ? styles.small : styles.trigger}
        aria-label={label}
      >
        <Select.Value className={styles.value} dir="auto" title={choices.find((one) => one.value === value)?.label} />
        {look === 'compact' ? null : (
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
