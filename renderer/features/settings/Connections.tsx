import { Switch } from '@base-ui/react/switch';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { NetworkEntry } from '#shared/network.ts';
import type { Settings } from '#shared/settings.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Connections.module.css';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';
import switchStyles from './Switch.module.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

const pageSize = 20;

/** The switch that forbids the network, and every connection there ever was. */
export function Connections({ settings, onChange }: Props) {
  const { t } = useWords();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: queryKeys.connections,
    initialPageParam: 0,
    queryFn: ({ pageParam: offset }) => api['network.log']({ offset, limit: pageSize }),
    getNextPageParam: ({ total }, pages) => (pages.length * pageSize < total ? pages.length * pageSize : undefined),
    refetchOnMount: 'always',
  });
  const entries = data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <Section id="connections" title={t.connections.title} text={t.connections.text}>
      <Row id="offline" label={t.connections.offline} text={t.connections.offlineText}>
        <Switch.Root
          className={switchStyles.switch}
          aria-label={t.connections.offline}
          checked={settings.offline}
          onCheckedChange={(offline) => onChange({ offline })}
        >
          <Switch.Thumb className={switchStyles.thumb} />
        </Switch.Root>
      </Row>
      {error ? <FailureNotice error={error} /> : null}
      <div className={styles.log}>
        {data && entries.length === 0 ? <p className={styles.none}>{t.connections.none}</p> : null}
        {entries.length > 0 ? <Log entries={entries} /> : null}
        {hasNextPage ? (
          <Button size="s" onClick={() => void fetchNextPage()}>
            {t.connections.more}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

function Log({ entries }: { readonly entries: readonly NetworkEntry[] }) {
  const { t, format } = useWords();
  const { when, host, purpose, purposes, received, outcome, outcomes } = t.connections;
  return (
    <table className={styles.table} aria-label={t.connections.title}>
      <thead>
        <tr>
          {[when, host, purpose, received, outcome].map((name) => (
            <th key={name} scope="col" className={name === received ? styles.number : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.atMs} ${entry.host} ${entry.purpose}`}>
            <td>{format.fullDate(entry.atMs)}</td>
            <td>{entry.host}</td>
            <td>{purposeWords(entry.purpose, purposes)}</td>
            <td className={styles.number}>{format.bytes(entry.receivedBytes)}</td>
            <td>{outcomes[entry.outcome]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `model small-q8` is kept as it was written; its first word is said in the language of the page. */
function purposeWords(purpose: string, words: Readonly<Record<string, string>>): string {
  const known = words[purpose];
  if (known !== undefined) return known;
  const [first = '', ...rest] = purpose.split(' ');
  return [words[first] ?? first, ...rest].join(' ');
}
