import { isDemoId } from '#shared/model.ts';
import { memo, type MouseEvent } from 'react';
import type { ListedRecording, OwnField, SortColumn, TagInfo } from '#shared/catalogue/listed-recording.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import type { ShownColumn } from '#renderer/state/library-view.ts';
import { fieldOf, isAtEnd } from './columns.ts';
import styles from './RecordingTable.module.css';
import { RenameField } from './RenameField.tsx';
import { RowState } from './RowState.tsx';

interface Props {
  readonly recording: ListedRecording;
  readonly columns: readonly ShownColumn[];
  readonly fields: readonly OwnField[];
  readonly tags: readonly TagInfo[];
  readonly isBin: boolean;
  readonly isSelected: boolean;
  readonly isCursor: boolean;
  readonly isRenamed: boolean;
  readonly onRenamed: () => void;
  /** Opens the menu of the row where the button is. */
  readonly onMenu: (event: MouseEvent<HTMLElement>) => void;
}

/** One recording in one line; rendered again only where something of it has changed. */
export const RecordingRow = memo(function RecordingRow(props: Props) {
  const { recording, columns, fields, isSelected, isCursor, onMenu } = props;
  const { t } = useWords();
  return (
    <div
      className={classNames(styles.row, isSelected && styles.selected, isCursor && styles.cursor)}
      role="presentation"
    >
      {columns.map(({ id }) => (
        <div
          key={id}
          role="gridcell"
          className={id === 'name' ? styles.nameCell : classNames(styles.cell, isAtEnd(id, fields) && styles.end)}
        >
          <Cell {...props} id={id} />
        </div>
      ))}
      <div role="gridcell" className={styles.moreCell}>
        <IconButton
          icon="more"
          size="s"
          label={t.library.actionsFor(recording.name)}
          tabIndex={-1}
          aria-haspopup="menu"
          onClick={onMenu}
        />
      </div>
    </div>
  );
});

function Cell({ id, ...props }: Props & { readonly id: SortColumn }) {
  const { t, format } = useWords();
  const { recording, isBin, fields } = props;
  switch (id) {
    case 'name':
      return <Name {...props} />;
    case 'recorded':
      return <DateCell atMs={recording.recordedAtMs} />;
    case 'added':
      return <DateCell atMs={isBin ? recording.removedAtMs : recording.addedAtMs} />;
    case 'length':
      // A text that takes the place of another at the right edge would count as one that moved.
      return <span key={recording.durationMs}>{format.clock(recording.durationMs)}</span>;
    case 'language':
      return recording.language ? format.languageName(recording.language) : null;
    case 'state':
      return isBin ? null : <RowState recording={recording} />;
    case 'speakers':
      return <Names names={recording.speakers} />;
    case 'tags':
      return <Tags {...props} />;
    case 'model':
      return (
        <span className={styles.text} title={recording.modelId ?? undefined}>
          {isDemoId(recording.modelId) ? t.demo.badge : recording.modelId}
        </span>
      );
    case 'findings':
      return recording.newFindings === 0 ? null : format.number(recording.newFindings);
    case 'folder':
      return <Folder path={recording.path} />;
    case 'size':
      return format.bytes(recording.sizeBytes);
    default:
      return <FieldCell recording={recording} field={fieldOf(id, fields)} />;
  }
}

function Name({ recording, isRenamed, onRenamed }: Props) {
  const { t } = useWords();
  const { name } = recording;
  if (isRenamed) return <RenameField recording={recording} onEnd={onRenamed} />;
  return (
    <>
      <span className={styles.name} dir="auto" title={name}>
        {name}
      </span>
      {recording.warnings.some(({ kind }) => kind === 'demo-model') ? (
        <span className={styles.badge}>{t.demo.badge}</span>
      ) : null}
      {recording.newFindings > 0 ? (
        <span className={styles.mark} title={t.catalogue.newFindings(recording.newFindings)}>
          <Icon name="flag" size={12} />
        </span>
      ) : null}
    </>
  );
}

function DateCell({ atMs }: { readonly atMs: number | null }) {
  const { format } = useWords();
  return atMs === null ? null : <span title={format.fullDate(atMs)}>{format.date(atMs)}</span>;
}

function Names({ names }: { readonly names: readonly string[] }) {
  const all = names.join(', ');
  return all === '' ? null : (
    <span className={styles.text} dir="auto" title={all}>
      {all}
    </span>
  );
}

function Tags({ recording, tags }: Props) {
  const all = recording.tags.join(', ');
  if (all === '') return null;
  return (
    <span className={styles.tags} title={all}>
      {recording.tags.map((name) => {
        const colour = tags.find((tag) => tag.name === name)?.colour ?? null;
        return (
          <span key={name} className={styles.tag} data-colour={colour ?? undefined} dir="auto">
            {name}
          </span>
        );
      })}
    </span>
  );
}

function Folder({ path }: { readonly path: string }) {
  const folder = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));
  return (
    <span className={styles.folder} title={folder}>
      <bdi>{folder}</bdi>
    </span>
  );
}

function FieldCell({
  recording,
  field,
}: {
  readonly recording: ListedRecording;
  readonly field: OwnField | undefined;
}) {
  const { format } = useWords();
  const value = field && recording.fields[field.id];
  if (value === undefined || value === '') return null;
  const said =
    field?.kind === 'date' ? format.typedDate(value) : field?.kind === 'number' ? format.number(Number(value)) : value;
  return (
    <span className={styles.text} dir="auto" title={said}>
      {said}
    </span>
  );
}
