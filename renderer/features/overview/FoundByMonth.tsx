import type { LibraryProfile } from '#shared/profile.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { showInLibrary } from '#renderer/state/library-view.ts';
import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { HiddenTable } from '#renderer/ui/charts/HiddenTable.tsx';
import { kindsOverTime, type KindsOverTime } from '#renderer/ui/charts/kinds-over-time.ts';
import { StackedTime } from '#renderer/ui/charts/StackedTime.tsx';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';
import { spread } from './spread-months.ts';
import { withFilter } from './with-filter.ts';

const maxShown = 8;

interface Props {
  readonly profile: LibraryProfile;
  readonly filter: string;
}

/** What analyses found, by kind: a picture over the months, and the commonest values as its legend. */
export function FoundByMonth({ profile, filter }: Props) {
  const { t, format } = useWords();
  const { months } = profile;
  const shown = months.length < 2 ? [] : spread(months).map(({ month }) => month);
  const places = shown.map((month) => months.findIndex((one) => one.month === month));
  const nameOf = (value: string) => t.profile.values[value] ?? t.analyses.values[value] ?? value;
  return [...Map.groupBy(profile.found, ({ kind }) => kind)].map(([kind, all]) => {
    const max = Math.max(...all.map(({ count }) => count));
    const title = t.profile.kinds[kind] ?? kind;
    const rows = all.map(({ value, counts }) => ({ value, counts: places.map((place) => counts[place] ?? 0) }));
    const over = kindsOverTime(rows, shown.length);
    const open = (value: string | null, month: string | null) => {
      const recorded = month === null ? '' : `${t.overview.recordedWord}:${month}`;
      const condition = [value === null ? '' : conditionOf(kind, value), recorded].filter((one) => one !== '');
      if (condition.length > 0) showInLibrary(withFilter(filter, condition.join(' ')));
    };
    return (
      <Card key={kind} title={title}>
        {shown.length === 0 ? null : (
          <ByMonth
            label={t.profile.foundOverTime(title)}
            months={shown}
            over={over}
            nameOf={nameOf}
            onOpen={(nth) => open(commonest(over, nth), shown[nth] ?? null)}
          />
        )}
        <BarList
          label={title}
          bars={all.slice(0, maxShown).map(({ value, count, recordingCount }) => ({
            key: value,
            label: nameOf(value),
            share: count / max,
            value: format.number(count),
            detail: t.library.count(recordingCount),
            colour: shown.length === 0 ? undefined : over.colourOf(value),
            onOpen: conditionOf(kind, value) === '' ? undefined : () => open(value, null),
          }))}
        />
      </Card>
    );
  });
}

interface ByMonthProps {
  readonly label: string;
  readonly months: readonly string[];
  readonly over: KindsOverTime;
  readonly nameOf: (value: string) => string;
  readonly onOpen: (nth: number) => void;
}

function ByMonth({ label, months, over, nameOf, onOpen }: ByMonthProps) {
  const { t, format } = useWords();
  const said = (value: string | null) => (value === null ? t.profile.others : nameOf(value));
  return (
    <>
      <StackedTime
        label={label}
        scale={format.number(over.max)}
        max={over.max}
        colours={over.colours}
        onOpen={onOpen}
        columns={over.columns.map((values, nth) => ({
          startMs: nth,
          endMs: nth + 1,
          values,
          title: `${format.month(months[nth] ?? '')}: ${values
            .flatMap((count, row) => (count > 0 ? [`${said(over.rows[row] ?? null)} ${format.number(count)}`] : []))
            .join(', ')}`,
        }))}
      />
      <p className={styles.ends} aria-hidden="true">
        <span>{format.month(months[0] ?? '')}</span>
        <span>{format.month(months.at(-1) ?? '')}</span>
      </p>
      <HiddenTable
        caption={label}
        head={[t.overview.month, ...over.rows.map(said)]}
        rows={over.columns.map((values, nth) => [format.month(months[nth] ?? ''), ...values])}
      />
    </>
  );
}

/** What there is most of in a column: the library is asked for it. */
function commonest(over: KindsOverTime, nth: number): string | null {
  const values = over.columns[nth] ?? [];
  return over.rows[values.indexOf(Math.max(...values))] ?? null;
}

/** How the list of recordings is asked for a value; empty for what it cannot be asked for. */
function conditionOf(kind: string, value: string): string {
  if (kind === 'entity' || kind === 'personal-data') return `has:${value}`;
  if (kind === 'sound' || kind === 'quality' || kind === 'event') return `sound:${value}`;
  return kind === 'class' ? `class:${value}` : '';
}
