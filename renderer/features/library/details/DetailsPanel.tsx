import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecordingDetails } from '#shared/catalogue/listed-recording.ts';
import { isoWithOffset } from '#shared/text/local-time.ts';
import { api } from '#renderer/api/api.ts';
import { useCollections, useOwnFields } from '#renderer/data/catalogue/use-catalogue.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { RecordingNotes } from '#renderer/widgets/RecordingNotes.tsx';
import { openFields } from '../fields/open-fields.ts';
import { EditedValue } from './EditedValue.tsx';
import styles from './DetailsPanel.module.css';

const close = () => useLibraryView.setState({ areDetailsShown: false });

interface Props {
  /** Null where none or several are selected. */
  readonly recordingId: number | null;
  readonly onTag: () => void;
}

/** All there is to know of one recording beside its text, with what can be changed of it. */
export function DetailsPanel({ recordingId, onTag }: Props) {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: queryKeys.details(recordingId ?? 0),
    queryFn: () => api['recordings.details']({ recordingId: recordingId ?? 0 }),
    enabled: recordingId !== null,
    placeholderData: (before) => (recordingId === null ? undefined : before),
  });
  return (
    <aside className={styles.panel} aria-label={t.catalogue.details}>
      <header className={styles.header}>
        <h2 className={styles.title}>{t.catalogue.details}</h2>
        <IconButton icon="close" size="s" label={t.common.close} onClick={close} />
      </header>
      {recordingId === null ? (
        <p className={styles.none}>{t.catalogue.selectOne}</p>
      ) : data === undefined ? null : (
        <Details key={data.recording.id} details={data} onTag={onTag} />
      )}
    </aside>
  );
}

function Details({ details, onTag }: { readonly details: RecordingDetails; readonly onTag: () => void }) {
  const { t, format } = useWords();
  const collections = useCollections();
  const { recording, folder, fileName, collectionIds, seenPaths, sha256 } = details;
  const { language, speakers, versionCountText } = {
    language: recording.language === null ? null : format.languageName(recording.language),
    speakers: recording.speakers.join(', '),
    versionCountText: format.number(details.versionCount),
  };
  const inThem = collections.filter(({ id }) => collectionIds.includes(id));
  const others = seenPaths.filter((one) => one !== recording.path);
  return (
    <div className={styles.body}>
      <p className={styles.name} dir="auto">
        {recording.name}
      </p>
      <RecordingNotes recording={recording} />
      <dl className={styles.facts}>
        <Recorded details={details} />
        <Participants details={details} />
        <Fact name={t.catalogue.tags}>
          <span dir="auto">{recording.tags.join(', ') || t.catalogue.empty}</span>
          <IconButton icon="edit" size="s" label={t.catalogue.tag} onClick={onTag} />
        </Fact>
        <Fact name={t.catalogue.inCollections}>
          <span dir="auto">{inThem.map(({ name }) => name).join(', ') || t.catalogue.empty}</span>
        </Fact>
        <OwnFields details={details} />
        <Fact name={t.catalogue.lengthAndSize}>
          {`${format.clock(recording.durationMs)} · ${format.bytes(recording.sizeBytes)}`}
        </Fact>
        {language === null ? null : <Fact name={t.library.language}>{language}</Fact>}
        {speakers === '' ? null : <Fact name={t.catalogue.columns.speakers}>{speakers}</Fact>}
        {recording.modelId === null ? null : <Fact name={t.catalogue.columns.model}>{recording.modelId}</Fact>}
        <Fact name={t.catalogue.versions}>{versionCountText}</Fact>
        <Fact name={t.catalogue.added}>{format.fullDate(recording.addedAtMs)}</Fact>
        <Fact name={t.catalogue.file}>
          <span className={styles.path} dir="auto">
            {fileName}
          </span>
        </Fact>
        <Fact name={t.catalogue.folder}>
          <span className={styles.path} dir="auto">
            {folder}
          </span>
        </Fact>
        {others.length === 0 ? null : (
          <Fact name={t.catalogue.alsoAt}>
            <span className={styles.path}>{others.join('\n')}</span>
          </Fact>
        )}
        <Fact name={t.catalogue.hash}>
          {sha256 === null ? t.catalogue.hashUnknown : <code className={styles.hash}>{sha256}</code>}
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt dir="auto">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Recorded({ details: { recording, recordedBy } }: { readonly details: RecordingDetails }) {
  const { t, format } = useWords();
  const { file } = useFiling();
  const { recordedAtMs } = recording;
  const set = (atMs: number | null) =>
    file({
      during: t.catalogue.changingMany(1),
      call: () => api['recordings.setRecorded']({ recordings: { recordingIds: [recording.id] }, atMs }),
      after: () => t.catalogue.recorded,
    });
  const local = recordedAtMs === null ? '' : isoWithOffset(recordedAtMs).slice(0, 16);
  return (
    <Fact name={t.catalogue.recorded}>
      <EditedValue
        label={t.catalogue.recorded}
        type="datetime-local"
        value={local}
        shown={recordedAtMs === null ? t.catalogue.empty : format.fullDate(recordedAtMs)}
        onSave={(value) => set(value === '' ? null : new Date(value).getTime())}
      />
      {recordedBy === null ? null : <span className={styles.by}>{t.catalogue.recordedBy[recordedBy]}</span>}
    </Fact>
  );
}

function Participants({ details: { recording, participants } }: { readonly details: RecordingDetails }) {
  const { t } = useWords();
  const { file } = useFiling();
  const all = participants.join(', ');
  const save = (value: string) => {
    const names = value
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    file({
      during: t.catalogue.changingMany(1),
      call: () => api['recordings.setParticipants']({ recordings: { recordingIds: [recording.id] }, names }),
      after: () => t.catalogue.participants,
    });
  };
  return (
    <Fact name={t.catalogue.participants}>
      <EditedValue
        label={t.catalogue.participants}
        hint={t.catalogue.participantsHint}
        value={all}
        shown={all === '' ? t.catalogue.empty : all}
        onSave={save}
      />
    </Fact>
  );
}

function OwnFields({ details: { recording } }: { readonly details: RecordingDetails }) {
  const { t, format } = useWords();
  const fields = useOwnFields();
  const { file } = useFiling();
  return (
    <>
      {fields.map(({ id, name, kind, choices }) => {
        const value = recording.fields[id] ?? '';
        const shown = kind === 'date' ? format.typedDate(value) : value;
        const save = (given: string) =>
          file({
            during: t.catalogue.changingMany(1),
            call: () =>
              api['ownFields.set']({ recordings: { recordingIds: [recording.id] }, fieldId: id, value: given }),
            after: () => name,
          });
        return (
          <Fact key={id} name={name}>
            <EditedValue
              label={name}
              type={kind === 'date' ? 'date' : 'text'}
              choices={kind === 'choice' ? choices : undefined}
              value={value}
              shown={value === '' ? t.catalogue.empty : shown}
              onSave={save}
            />
          </Fact>
        );
      })}
      <Button kind="quiet" size="s" onClick={openFields}>
        {t.catalogue.manageFields}
      </Button>
    </>
  );
}
