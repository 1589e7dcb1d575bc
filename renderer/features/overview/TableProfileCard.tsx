import { useRef, useState } from 'react';
import { decodeText } from '#shared/text/decode-text.ts';
import type { ColumnProfile, TableProfile } from '#shared/profile.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { TableFormats } from '#renderer/widgets/TableFormats.tsx';
import styles from './Overview.module.css';

/** What a call may carry; of a longer table the first part is read. */
const maxCharacters = 800_000;

/** A table of someone else: what its columns hold, how sure that is, and what a cell alone leaves open. Nothing is kept. */
export function TableProfileCard() {
  const { t } = useWords();
  const report = useReport();
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{
    readonly name: string;
    readonly profile: TableProfile;
    readonly isPart: boolean;
    readonly text: string;
  } | null>(null);
  const save = useSaveText();
  const look = async (file: File) => {
    const { text } = decodeText(new Uint8Array(await file.arrayBuffer()));
    const part = text.slice(0, maxCharacters);
    const whole = part.length === text.length ? part : part.slice(0, part.lastIndexOf('\n'));
    const profile = await api['profile.table']({ text: whole });
    setFound({ name: file.name, profile, isPart: whole.length < text.length, text: whole });
  };
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{t.overview.table}</h2>
      <p className={styles.quiet}>{t.overview.tableText}</p>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label={t.overview.chooseTable}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) look(file).catch(report);
        }}
      />
      <div className={styles.row}>
        <Button size="s" icon="columns" onClick={() => field.current?.click()}>
          {t.overview.chooseTable}
        </Button>
        {found === null ? null : (
          <span className={styles.quiet} dir="auto">
            {found.name} · {t.overview.rows(found.profile.rowCount)}
            {found.isPart ? ` · ${t.overview.tablePart}` : ''}
          </span>
        )}
        {found === null ? null : (
          <TableFormats
            onChoose={(format) =>
              save(`${found.name}.${format}`, (target) =>
                api['profile.exportTable']({ text: found.text, name: found.name, format, ...target }),
              )
            }
          />
        )}
      </div>
      {found === null ? null : <Columns columns={found.profile.columns} />}
    </section>
  );
}

function Columns({ columns }: { readonly columns: readonly ColumnProfile[] }) {
  const { t, format } = useWords();
  const kindName = (kind: string, value: string | null) =>
    value === null ? (t.overview.columnKinds[kind] ?? kind) : (t.profile.values[value] ?? value);
  return (
    <div className={styles.tableRoom}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.overview.column}</th>
            <th scope="col" className={styles.number}>
              {t.overview.filled}
            </th>
            <th scope="col" className={styles.number}>
              {t.overview.different}
            </th>
            <th scope="col">{t.overview.kind}</th>
            <th scope="col" className={styles.number}>
              {t.overview.sureness}
            </th>
            <th scope="col">{t.overview.ambiguous}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.name}>
              <th scope="row" dir="auto">
                {column.name}
              </th>
              <td className={styles.number}>{format.number(column.filledCount)}</td>
              <td className={styles.number}>{format.number(column.distinctCount)}</td>
              <td>
                {column.kinds
                  .slice(0, 3)
                  .map(({ kind, value, share }) => `${kindName(kind, value)} ${format.percent(share)}`)
                  .join(', ') || '–'}
              </td>
              <td className={styles.number}>{column.kinds[0] ? format.percent(column.kinds[0].sureness) : '–'}</td>
              <td dir="auto">
                <Atoms column={column} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const maxAtoms = 8;

/** The open ones first: they are for a person to decide. */
function Atoms({ column: { ambiguous, decided } }: { readonly column: ColumnProfile }) {
  const { t } = useWords();
  const reading = (one: string) => t.overview.readings[one] ?? one;
  const open = ambiguous.map(({ text, readings }) => ({
    text,
    said: `${t.overview.openAtom}: ${readings.map(reading).join(' / ')}`,
    isOpen: true,
  }));
  const known = decided.map(({ text, value, because }) => ({
    text,
    said: `${reading(value)}, ${t.overview.atomReasons[because]}`,
    isOpen: false,
  }));
  const all = [...open, ...known].slice(0, maxAtoms);
  if (all.length === 0) return '–';
  return (
    <ul className={styles.atoms}>
      {all.map(({ text, said, isOpen }) => (
        <li key={`${text} ${said}`}>
          <bdi className={isOpen ? styles.openAtom : undefined}>{text}</bdi>{' '}
          <span className={styles.quiet} dir="auto">
            {said}
          </span>
        </li>
      ))}
    </ul>
  );
}
