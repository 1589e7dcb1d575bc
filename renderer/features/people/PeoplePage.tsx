import { useState } from 'react';
import type { Person } from '#shared/analyses/voices.ts';
import { api } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { notify } from '#renderer/state/toasts.ts';
import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { VoiceSearch } from '#renderer/widgets/voices/VoiceSearch.tsx';
import { SpeakerMark } from '#renderer/widgets/SpeakerMark.tsx';
import { ConfirmModal } from '#renderer/widgets/dialogs/ConfirmModal.tsx';
import styles from './People.module.css';
import { PersonDialog } from './PersonDialog.tsx';
import { useChangePeople, usePeople } from './use-people.ts';

const maxPlaces = 6;

/** “Whose voices do I know?” Voices are remembered only where the user asks for it, and forgotten here. */
export function PeoplePage() {
  const { t } = useWords();
  const people = usePeople();
  const [renamed, setRenamed] = useState<Person | null>(null);
  const [forgotten, setForgotten] = useState<Person | null>(null);
  return (
    <>
      <PageHeader title={t.people.title} aside={people && people.length > 0 ? t.people.count(people.length) : null} />
      <div className={styles.page}>
        {people === undefined ? (
          <Skeleton />
        ) : people.length === 0 ? (
          <EmptyState icon="speakers" title={t.people.none}>
            <p>{t.people.noneText}</p>
          </EmptyState>
        ) : (
          <>
            <p className={styles.about}>{t.people.about}</p>
            <ul className={styles.list}>
              {people.map((person, nth) => (
                <PersonCard
                  key={person.id}
                  person={person}
                  place={nth}
                  onRename={() => setRenamed(person)}
                  onForget={() => setForgotten(person)}
                />
              ))}
            </ul>
          </>
        )}
      </div>
      <PersonDialog key={renamed?.id ?? 0} person={renamed} people={people ?? []} onClose={() => setRenamed(null)} />
      <ForgetDialog person={forgotten} onClose={() => setForgotten(null)} />
    </>
  );
}

interface CardProps {
  readonly person: Person;
  readonly place: number;
  readonly onRename: () => void;
  readonly onForget: () => void;
}

function PersonCard({ person, place, onRename, onForget }: CardProps) {
  const { t, format } = useWords();
  const { name, samples, recordingCount, talkMs, places } = person;
  const max = Math.max(1, ...places.map((one) => one.talkMs));
  const [areAll, setAll] = useState(false);
  const [isSearching, setSearching] = useState(false);
  const shown = areAll ? places : places.slice(0, maxPlaces);
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <SpeakerMark name={name} place={place} />
        <h2 className={styles.name} dir="auto">
          {name}
        </h2>
        <Button size="s" icon="edit" onClick={onRename} aria-label={t.people.changeOf(name)}>
          {t.people.change}
        </Button>
        <Button size="s" kind="quiet" icon="bin" onClick={onForget} aria-label={t.people.forgetOf(name)}>
          {t.people.forget}
        </Button>
      </div>
      <Button size="s" kind="quiet" icon="search" onClick={() => setSearching(true)}>
        {t.voiceSearch.open}
      </Button>
      <VoiceSearch
        isOpen={isSearching}
        name={name}
        voice={{ voiceId: person.id }}
        onClose={() => setSearching(false)}
      />
      <p className={styles.facts}>
        {[t.people.samples(samples.length), t.library.count(recordingCount), format.clock(talkMs)].join(' · ')}
      </p>
      {places.length === 0 ? (
        <p className={styles.facts}>{t.people.nowhere}</p>
      ) : (
        <BarList
          label={t.people.speaksIn(name)}
          bars={shown.map((one) => ({
            key: String(one.recordingId),
            label: one.recordingName,
            share: one.talkMs / max,
            value: format.clock(one.talkMs),
            colour: place % 8,
            onOpen: () => openTranscript(one.recordingId, { atMs: one.firstMs, isPlaying: false }),
          }))}
        />
      )}
      {places.length > maxPlaces && !areAll ? (
        <Button size="s" kind="quiet" onClick={() => setAll(true)}>
          {t.people.more(places.length - maxPlaces)}
        </Button>
      ) : null}
    </li>
  );
}

function ForgetDialog({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) {
  const { t } = useWords();
  const change = useChangePeople();
  const forget = async () => {
    if (person === null) return;
    onClose();
    await change(() => api['voices.forget']({ voiceId: person.id }));
    notify({ text: t.people.forgotten(person.name) });
  };
  return (
    <ConfirmModal
      isOpen={person !== null}
      title={t.people.forgetTitle(person?.name ?? '')}
      action={t.people.forget}
      onClose={onClose}
      onConfirm={forget}
    >
      <p>{t.people.forgetText}</p>
    </ConfirmModal>
  );
}
