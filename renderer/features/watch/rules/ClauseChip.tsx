import { useId } from 'react';
import { knownRoles } from '#shared/rules/speaker-roles.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { countKinds, whoKinds, type Condition } from '#shared/rules/rule-tree.ts';
import type { ComponentType } from 'react';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { NumberField } from './NumberField.tsx';
import type { Clause } from './rule-choices.ts';
import styles from './RuleEditor.module.css';

interface EventProps {
  readonly isEvent: true;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
}

interface Props {
  readonly clause: Clause;
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  /** Shows the event of `after` and `before`: the row that this chip stands in. */
  readonly EventRow: ComponentType<EventProps>;
}

/** What narrows a condition down, as a part of the sentence. */
export function ClauseChip({ clause, condition, onChange, EventRow }: Props) {
  const { t } = useWords();
  switch (clause) {
    case 'by':
      return <ByChip condition={condition} onChange={onChange} />;
    case 'edge':
      return <EdgeChip condition={condition} onChange={onChange} />;
    case 'beside':
      return <BesideChip condition={condition} onChange={onChange} EventRow={EventRow} />;
    case 'count':
      return <CountChip condition={condition} onChange={onChange} />;
    case 'minMs':
      return (
        <>
          <span>{t.rules.lasting}</span>
          <Seconds
            label={t.rules.lasting}
            ms={condition.minMs}
            onChange={(ms) => ms !== null && ms > 0 && onChange({ ...condition, minMs: ms })}
          />
        </>
      );
    case 'minScore':
      return (
        <>
          <span>{t.rules.scoreAbove}</span>
          <NumberField
            label={t.rules.scoreAbove}
            max={1}
            value={condition.minScore}
            onChange={(value) => value !== null && onChange({ ...condition, minScore: value })}
          />
        </>
      );
  }
}

type ChipProps = Omit<Props, 'clause' | 'EventRow'>;

function ByChip({ condition, onChange }: ChipProps) {
  const { t } = useWords();
  const { by } = condition;
  const roleListId = useId();
  const roles = useSettings()?.speakerRoles ?? [];
  if (by === null) return null;
  const offered = new Set([...knownRoles, ...roles.map(({ role }) => role)]);
  const change = (part: Partial<typeof by>) => onChange({ ...condition, by: { ...by, ...part } });
  return (
    <>
      <SelectField
        label={t.rules.byLabel}
        value={by.isNot ? 'no' : 'yes'}
        choices={(['yes', 'no'] as const).map((value) => ({ value, label: t.rules.by[value] }))}
        onChange={(value) => change({ isNot: value === 'no' })}
      />
      <SelectField
        label={t.rules.whoLabel}
        value={by.kind}
        choices={whoKinds.map((value) => ({ value, label: t.rules.who[value] }))}
        onChange={(kind) => change({ kind, name: kind === 'channel' ? '1' : '' })}
      />
      <input
        className={by.kind === 'channel' ? styles.number : styles.phrase}
        dir="auto"
        aria-label={t.rules.whoName}
        list={by.kind === 'role' ? roleListId : undefined}
        value={by.name}
        onChange={(event) =>
          change({ name: by.kind === 'channel' ? event.target.value.replaceAll(/\D/g, '') : event.target.value })
        }
      />
      <datalist id={roleListId}>
        {[...offered].map((role) => (
          <option key={role} value={role}>
            {role === 'agent' || role === 'customer' ? t.speakers.roles[role] : role}
          </option>
        ))}
      </datalist>
    </>
  );
}

function EdgeChip({ condition, onChange }: ChipProps) {
  const { t } = useWords();
  const { edge } = condition;
  if (edge === null) return null;
  const change = (part: Partial<typeof edge>) => onChange({ ...condition, edge: { ...edge, ...part } });
  return (
    <>
      <SelectField
        label={t.rules.edgeLabel}
        value={edge.side}
        choices={(['first', 'last'] as const).map((value) => ({ value, label: t.rules.edges[value] }))}
        onChange={(side) => change({ side })}
      />
      <NumberField
        label={t.rules.amount}
        max={edge.unit === '%' ? 100 : 86_400}
        value={edge.amount}
        onChange={(amount) => amount !== null && change({ amount })}
      />
      <SelectField
        label={t.rules.unitLabel}
        value={edge.unit}
        choices={(['s', '%'] as const).map((value) => ({ value, label: t.rules.units[value] }))}
        onChange={(unit) => change({ unit, amount: unit === '%' ? Math.min(100, edge.amount) : edge.amount })}
      />
    </>
  );
}

function BesideChip({ condition, onChange, EventRow }: Omit<Props, 'clause'>) {
  const { t } = useWords();
  const { beside } = condition;
  if (beside === null) return null;
  const change = (part: Partial<typeof beside>) => onChange({ ...condition, beside: { ...beside, ...part } });
  return (
    <>
      <span>{t.rules.within}</span>
      <Seconds
        label={t.rules.within}
        ms={beside.withinMs}
        placeholder={t.rules.anyTime}
        onChange={(withinMs) => change({ withinMs })}
      />
      <SelectField
        label={t.rules.sideLabel}
        value={beside.side}
        choices={(['after', 'before'] as const).map((value) => ({ value, label: t.rules.sides[value] }))}
        onChange={(side) => change({ side })}
      />
      <EventRow isEvent condition={beside.event} onChange={(event) => change({ event })} />
    </>
  );
}

function CountChip({ condition, onChange }: ChipProps) {
  const { t } = useWords();
  const { count } = condition;
  if (count === null) return null;
  const change = (part: Partial<typeof count>) => onChange({ ...condition, count: { ...count, ...part } });
  return (
    <>
      <SelectField
        label={t.rules.countLabel}
        value={count.kind}
        choices={countKinds.map((value) => ({ value, label: t.rules.counts[value] }))}
        onChange={(kind) =>
          change({ kind, times: Math.max(1, count.times), withinMs: kind === 'at least' ? count.withinMs : null })
        }
      />
      <NumberField
        label={t.rules.countLabel}
        max={10_000}
        value={count.times}
        onChange={(times) =>
          times !== null && Number.isInteger(times) && (times > 0 || count.kind !== 'at least') && change({ times })
        }
      />
      <span>{t.rules.times}</span>
      {count.kind === 'at least' ? (
        <>
          <span>{t.rules.within}</span>
          <Seconds
            label={t.rules.within}
            ms={count.withinMs}
            placeholder={t.rules.anyTime}
            onChange={(withinMs) => change({ withinMs })}
          />
        </>
      ) : null}
    </>
  );
}

interface SecondsProps {
  readonly label: string;
  readonly ms: number | null;
  readonly placeholder?: string;
  readonly onChange: (ms: number | null) => void;
}

function Seconds({ label, ms, placeholder, onChange }: SecondsProps) {
  const { t } = useWords();
  return (
    <>
      <NumberField
        label={label}
        value={ms === null ? null : ms / 1000}
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(value) => onChange(value === null ? null : Math.round(value * 1000))}
      />
      <span>{t.rules.seconds}</span>
    </>
  );
}
