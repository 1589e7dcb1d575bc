import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AuditCheck, AuditEntry } from '#shared/sharing/audit.ts';
import type { Settings } from '#shared/settings.ts';
import { api, host } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import connections from '../Connections.module.css';
import { Row } from '../Row.tsx';
import { Section } from '../Section.tsx';
import { TextSetting } from '../TextSetting.tsx';
import { downloadText } from './download-text.ts';
import styles from './LogOfChanges.module.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

const pageSize = 20;

/** Who did what in the library, whether the chain of it holds, and the name under which the next change is kept. */
export function LogOfChanges({ settings, onChange }: Props) {
  const { t } = useWords();
  const report = useReport();
  const [text, setText] = useState('');
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [...queryKeys.audit, text],
    initialPageParam: 0,
    queryFn: ({ pageParam: offset }) => api['audit.list']({ text, offset, limit: pageSize }),
    getNextPageParam: ({ total }, pages) => (pages.length * pageSize < total ? pages.length * pageSize : undefined),
    refetchOnMount: 'always',
  });
  const entries = data?.pages.flatMap(({ rows }) => rows) ?? [];
  const save = async () => {
    if (host.kind === 'browser') {
      const saved = await api['audit.export']({ text });
      downloadText(saved.text ?? '', saved.suggestedName);
      return;
    }
    const path = await host.shell('files.chooseSavePath', { suggestedName: 'log-of-changes.csv' });
    if (path === null) return;
    await api['audit.export']({ text, path, overwrite: true });
    notify({ text: t.audit.saved });
  };
  return (
    <Section id="audit" title={t.audit.title} text={t.audit.text}>
      <Row id="reviewer-name" label={t.audit.name} text={t.audit.nameText}>
        <TextSetting
          label={t.audit.name}
          value={settings.reviewerName}
          placeholder={t.audit.namePlaceholder}
          maxLength={80}
          onSave={(reviewerName) => onChange({ reviewerName })}
        />
      </Row>
      <div className={styles.tools}>
        <input
          className={styles.filter}
          type="search"
          dir="auto"
          aria-label={t.audit.filter}
          placeholder={t.audit.filter}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button size="s" icon="export" disabled={entries.length === 0} onClick={() => void save().catch(report)}>
          {t.audit.export}
        </Button>
      </div>
      <Check />
      {error ? <FailureNotice error={error} /> : null}
      <div className={connections.log}>
        {data && entries.length === 0 ? (
          <p className={connections.none}>{text === '' ? t.audit.none : t.audit.noneFound}</p>
        ) : null}
        {entries.length > 0 ? <Entries entries={entries} /> : null}
        {hasNextPage ? (
          <Button size="s" onClick={() => void fetchNextPage()}>
            {t.audit.more}
          </Button>
        ) : null}
      </div>
    </Section>
  );
}

function Check() {
  const { t } = useWords();
  const report = useReport();
  const [found, setFound] = useState<AuditCheck | null>(null);
  return (
    <div className={styles.check}>
      <Button size="s" icon="check" onClick={() => void api['audit.check']({}).then(setFound, report)}>
        {t.audit.check}
      </Button>
      <p className={styles.result} data-broken={(found?.firstBreak ?? null) !== null || undefined} role="status">
        {found === null ? '' : sentence(found, t.audit)}
        {found !== null && found.lastHash !== '' ? <code className={styles.hash}>{found.lastHash}</code> : null}
      </p>
    </div>
  );
}

function sentence({ count, firstBreak }: AuditCheck, words: ReturnType<typeof useWords>['t']['audit']): string {
  return firstBreak === null ? words.holds(count) : `${words.broken[firstBreak.kind]} ${firstBreak.id}`;
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const { t, format } = useWords();
  return (
    <table className={connections.table} aria-label={t.audit.title}>
      <thead>
        <tr>
          {[t.audit.when, t.audit.who, t.audit.what, t.audit.recording].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, atMs, who, action, subjectId, name, detail }) => (
          <tr key={id}>
            <td>{format.fullDate(atMs)}</td>
            <td dir="auto">{who}</td>
            <td>
              {actionWords(action, t.audit.actions)}
              {typeof detail['count'] === 'number' && detail['count'] > 1 ? ` × ${format.number(detail['count'])}` : ''}
            </td>
            <td dir="auto">{name ?? (subjectId === null ? '' : `№ ${subjectId}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `text.replace.undo` is said by its parts; what has no words is shown as it is kept. */
function actionWords(action: string, words: Readonly<Record<string, string>>): string {
  const isUndo = action.endsWith('.undo');
  const plain = isUndo ? action.slice(0, -'.undo'.length) : action;
  const [area = ''] = plain.split('.');
  const said = words[plain] ?? (words[area] === undefined ? plain : `${words[area]}: ${plain.slice(area.length + 1)}`);
  return isUndo ? `${said} (${words['undo'] ?? 'undo'})` : said;
}
