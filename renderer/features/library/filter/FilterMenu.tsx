import { Popover } from '@base-ui/react/popover';
import type { QueryField } from '#shared/text/query-text.ts';
import { localDate } from '#shared/text/local-time.ts';
import {
  useCollections,
  useFrequentSpeakers,
  useListCounts,
  useOwnFields,
  useTags,
} from '#renderer/data/catalogue/use-catalogue.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { filtersOf, toggledFilter } from '#renderer/widgets/edit-query.ts';
import styles from './FilterBar.module.css';

interface Props {
  readonly filter: string;
  readonly onChange: (filter: string) => void;
}

interface Choice {
  readonly field: QueryField;
  readonly value: string;
  readonly label: string;
}

/** Of each kind; the others can be typed. */
const maxChoices = 12;
const lengths = ['10m', '30m', '1h', '2h'];

/** Filters to choose instead of typing them: each press puts one into the text or takes it out. */
export function FilterMenu({ filter, onChange }: Props) {
  const { t } = useWords();
  return (
    <Popover.Root>
      <Popover.Trigger render={<Button kind="quiet" icon="plus" />}>{t.catalogue.addFilter}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end">
          <Popover.Popup data-layer="" className={styles.popup} aria-label={t.catalogue.addFilter}>
            <Choices filter={filter} onChange={onChange} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choices({ filter, onChange }: Props) {
  const { t } = useWords();
  const there = filtersOf(filter);
  const isOn = ({ field, value }: Choice) =>
    there.some((part) => part.field === field && part.value === value && !part.isExcluded);
  return useGroups().map(({ name, choices }) =>
    choices.length === 0 ? null : (
      <fieldset key={name} className={styles.group}>
        <legend className={styles.legend} dir="auto">
          {name}
        </legend>
        <div className={styles.choices}>
          {choices.slice(0, maxChoices).map((choice) => (
            <button
              key={choice.value}
              type="button"
              className={styles.choice}
              aria-pressed={isOn(choice)}
              dir="auto"
              title={t.catalogue.filter}
              onClick={() => onChange(toggledFilter(filter, choice.field, choice.value))}
            >
              {choice.label}
            </button>
          ))}
        </div>
      </fieldset>
    ),
  );
}

function useGroups(): readonly { readonly name: string; readonly choices: readonly Choice[] }[] {
  const { t, format } = useWords();
  const tags = useTags();
  const collections = useCollections();
  const fields = useOwnFields();
  const speakers = useFrequentSpeakers(maxChoices);
  const counts = useListCounts();
  const { columns } = t.catalogue;
  const choice = (field: QueryField) => (value: string, label: string) => ({ field, value, label });
  const [state, longer, recorded] = [choice('state'), choice('longer'), choice('recorded')];
  return [
    { name: columns.state, choices: Object.entries(t.catalogue.states).map(([value, label]) => state(value, label)) },
    {
      name: columns.tags,
      choices: tags.filter(({ count }) => count > 0).map(({ name }) => choice('tag')(name, name)),
    },
    { name: t.catalogue.collections, choices: collections.map(({ name }) => choice('collection')(name, name)) },
    {
      name: columns.language,
      choices: (counts?.languages ?? []).map((code) => choice('lang')(code, format.languageName(code))),
    },
    { name: columns.speakers, choices: speakers.map((name) => choice('speaker')(name, name)) },
    ...fields
      .filter(({ kind }) => kind === 'choice')
      .map(({ name, choices }) => ({ name, choices: choices.map((one) => choice('field')(`${name}=${one}`, one)) })),
    { name: t.search.fieldNames.longer, choices: lengths.map((value) => longer(value, format.span(msOf(value)))) },
    { name: columns.recorded, choices: recentMonths().map((month) => recorded(month, format.month(month))) },
    { name: columns.model, choices: (counts?.models ?? []).map((model) => choice('model')(model, model)) },
  ];
}

function msOf(length: string): number {
  return Number.parseInt(length, 10) * (length.endsWith('h') ? 3_600_000 : 60_000);
}

function recentMonths(): readonly string[] {
  const now = new Date();
  return Array.from({ length: 6 }, (_, back) =>
    localDate(new Date(now.getFullYear(), now.getMonth() - back, 1).getTime()).slice(0, 7),
  );
}
