import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FoundProfile, RecordingProfile } from '#shared/profile.ts';
import type { Recording } from '#shared/recording.ts';
import { api } from '#renderer/api/api.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useSpeakers } from '#renderer/data/transcripts/use-speakers.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { BarList } from '#renderer/ui/charts/BarList.tsx';
import { HiddenTable } from '#renderer/ui/charts/HiddenTable.tsx';
import { kindsOverTime, type KindsOverTime } from '#renderer/ui/charts/kinds-over-time.ts';
import { RateLines } from '#renderer/ui/charts/RateLines.tsx';
import { StackedTime } from '#renderer/ui/charts/StackedTime.tsx';
import { Tiles } from '#renderer/ui/charts/Tiles.tsx';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Skeleton } from '#renderer/ui/layout/Skeleton.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { SidePanel } from '#renderer/widgets/SidePanel.tsx';
import styles from './Profile.module.css';

const colourCount = 8;
const maxPlaces = 8;

/** Who speaks how much, how fast and when; what was found; what is unusual. Every figure leads to its seconds. */
export function ProfilePanel({ recording }: { readonly recording: Recording }) {
  const { t } = useWords();
  const { id, transcriptId } = recording;
  const { data, error } = useQuery({
    queryKey: ['recording', id, 'profile', transcriptId],
    queryFn: () => api['profile.recording']({ recordingId: id }),
  });
  return (
    <SidePanel title={t.profile.title}>
      <div className={styles.body}>
        {error ? <FailureNotice error={error} /> : null}
        {data ? <Profile profile={data} transcriptId={transcriptId ?? 0} /> : error ? null : <Skeleton />}
      </div>
    </SidePanel>
  );
}

function Profile({ profile, transcriptId }: { readonly profile: RecordingProfile; readonly transcriptId: number }) {
  const { t, format } = useWords();
  const { recordingId, durationMs, talkMs, wordCount, doubtfulShare, silenceMs } = profile;
  if (wordCount === 0 && profile.found.length === 0) return <p className={styles.quiet}>{t.profile.nothing}</p>;
  const go = (atMs: number) => openTranscript(recordingId, { atMs, isPlaying: false });
  const shareOf = (ms: number) => format.percent(durationMs === 0 ? 0 : ms / durationMs);
  return (
    <>
      <Tiles
        tiles={[
          { label: t.profile.talk, value: shareOf(Math.min(talkMs, durationMs)), detail: format.clock(talkMs) },
          { label: t.profile.silence, value: shareOf(silenceMs), detail: format.clock(silenceMs) },
          { label: t.profile.words, value: format.number(wordCount) },
          { label: t.profile.doubtful, value: format.percent(doubtfulShare) },
        ]}
      />
      <Speakers profile={profile} transcriptId={transcriptId} onGo={go} />
      <Places profile={profile} onGo={go} />
      <Found profile={profile} onGo={go} />
      <Unusual profile={profile} onGo={go} />
      <Export recordingId={recordingId} name={profile.name} />
    </>
  );
}

interface PartProps {
  readonly profile: RecordingProfile;
  readonly onGo: (atMs: number) => void;
}

function Speakers({ profile, transcriptId, onGo }: PartProps & { readonly transcriptId: number }) {
  const { t, format } = useWords();
  const { speakers, stretches } = profile;
  const nameOf = (name: string | null) => name ?? t.profile.unnamed;
  // The colours that they have in the text.
  const known = useSpeakers(transcriptId);
  const slotOf = (name: string | null) => known.find((one) => one.name === name)?.slot ?? colourCount;
  const colours = speakers.map(({ speaker }) => (slotOf(speaker) - 1) % colourCount);
  const max = Math.max(1, ...stretches.map(({ startMs, endMs, talkMs }) => Math.max(endMs - startMs, sumOf(talkMs))));
  const top = speakers[0]?.share ?? 1;
  if (speakers.length === 0) return null;
  return (
    <>
      <Part title={t.profile.speakers}>
        <BarList
          label={t.profile.speakers}
          bars={speakers.map((one, nth) => ({
            key: String(one.speaker),
            label: nameOf(one.speaker),
            share: one.share / top,
            value: `${format.percent(one.share)} · ${format.clock(one.talkMs)}`,
            detail: [
              t.profile.turns(one.turnCount),
              t.profile.perMinute(one.wordsPerMinute),
              ...(one.interruptionCount > 0 ? [t.profile.interruptions(one.interruptionCount)] : []),
            ].join(' · '),
            colour: colours[nth],
          }))}
        />
      </Part>
      <Part title={t.profile.overTime}>
        <StackedTime
          label={t.profile.overTime}
          max={max}
          colours={colours}
          onOpen={onGo}
          columns={stretches.map(({ startMs, endMs, talkMs }) => ({
            startMs,
            endMs,
            values: talkMs,
            title: `${format.clock(startMs)}–${format.clock(endMs)}: ${talkMs
              .flatMap((ms, nth) => (ms > 0 ? [`${nameOf(speakers[nth]?.speaker ?? null)} ${format.clock(ms)}`] : []))
              .join(', ')}`,
          }))}
        />
        <Ends durationMs={profile.durationMs} />
        <HiddenTable
          caption={t.profile.overTime}
          head={[t.profile.from, ...speakers.map(({ speaker }) => nameOf(speaker))]}
          rows={stretches.map(({ startMs, talkMs }) => [
            format.clock(startMs),
            ...talkMs.map((ms) => format.clock(ms)),
          ])}
        />
      </Part>
      {stretches.length < 3 ? null : (
        <Part title={t.profile.rate}>
          <RateLines
            label={t.profile.rate}
            scale={(value) => t.profile.perMinute(Math.round(value))}
            lines={speakers.slice(0, colourCount).map((_, nth) => ({
              colour: colours[nth] ?? 0,
              values: stretches.map(({ wordsPerMinute }) => wordsPerMinute[nth] ?? null),
            }))}
          />
          <Ends durationMs={profile.durationMs} />
          <HiddenTable
            caption={t.profile.rate}
            head={[t.profile.from, ...speakers.map(({ speaker }) => nameOf(speaker))]}
            rows={stretches.map(({ startMs, wordsPerMinute }) => [format.clock(startMs), ...wordsPerMinute])}
          />
        </Part>
      )}
    </>
  );
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function Ends({ durationMs }: { readonly durationMs: number }) {
  const { format } = useWords();
  return (
    <p className={styles.ends} aria-hidden="true">
      <span>0:00</span>
      <span>{format.clock(durationMs)}</span>
    </p>
  );
}

/** The longest silences and interruptions, and languages where there are several. */
function Places({ profile, onGo }: PartProps) {
  const { t, format } = useWords();
  const { silences, interruptions, languages } = profile;
  const longest = silences.toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs)).slice(0, maxPlaces);
  const worst = interruptions.toSorted((a, b) => b.overlapMs - a.overlapMs).slice(0, maxPlaces);
  const seconds = (ms: number) => format.span(Math.max(1000, ms));
  return (
    <>
      {languages.length < 2 ? null : (
        <Part title={t.profile.languages}>
          <BarList
            label={t.profile.languages}
            bars={languages.map(({ language, talkMs, share }) => ({
              key: String(language),
              label: language === null ? t.profile.unknown : format.languageName(language),
              share,
              value: `${format.percent(share)} · ${format.clock(talkMs)}`,
            }))}
          />
        </Part>
      )}
      {worst.length === 0 ? null : (
        <Part title={t.profile.interruptions(interruptions.length)}>
          <PlaceList
            places={worst.map(({ atMs, by, of, overlapMs }) => ({
              atMs,
              text: t.profile.interrupts(by ?? t.profile.unnamed, of ?? t.profile.unnamed),
              value: seconds(overlapMs),
            }))}
            onGo={onGo}
          />
        </Part>
      )}
      {longest.length === 0 ? null : (
        <Part title={t.profile.silences(silences.length)}>
          <PlaceList
            places={longest.map(({ startMs, endMs }) => ({
              atMs: startMs,
              text: `${format.clock(startMs)}–${format.clock(endMs)}`,
              value: seconds(endMs - startMs),
            }))}
            onGo={onGo}
          />
        </Part>
      )}
    </>
  );
}

interface Place {
  readonly atMs: number;
  readonly text: string;
  readonly value: string;
}

function PlaceList({ places, onGo }: { readonly places: readonly Place[]; readonly onGo: (atMs: number) => void }) {
  const { format } = useWords();
  return (
    <ul className={styles.places}>
      {places.map(({ atMs, text, value }) => (
        <li key={`${atMs} ${text}`}>
          <button type="button" className={styles.place} onClick={() => onGo(atMs)}>
            <span className={styles.clock}>{format.clock(atMs)}</span>
            <span className={styles.what} dir="auto">
              {text}
            </span>
            <span className={styles.clock}>{value}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** By kind: over time, where a column leads to the first of its seconds, and the most frequent values as the legend. */
function Found({ profile, onGo }: PartProps) {
  const { t, format } = useWords();
  const kinds = [...Map.groupBy(profile.found, ({ kind }) => kind)];
  const nameOf = (value: string) => t.profile.values[value] ?? t.analyses.values[value] ?? value;
  return kinds.map(([kind, all]) => {
    const max = Math.max(...all.map(({ count }) => count));
    const title = t.profile.kinds[kind] ?? kind;
    const columnCount = all[0]?.counts.length ?? 0;
    const over = kindsOverTime(all, columnCount);
    return (
      <Part key={kind} title={title}>
        {columnCount < 2 ? null : (
          <FoundOverTime title={title} profile={profile} all={all} over={over} nameOf={nameOf} onGo={onGo} />
        )}
        <BarList
          label={title}
          bars={all.slice(0, maxPlaces).map(({ value, count, totalMs, firstMs }) => ({
            key: value,
            label: nameOf(value),
            share: count / max,
            value: `${format.number(count)} · ${format.clock(totalMs)}`,
            colour: columnCount < 2 ? undefined : over.colourOf(value),
            onOpen: () => onGo(firstMs),
          }))}
        />
      </Part>
    );
  });
}

interface OverTimeProps extends PartProps {
  readonly title: string;
  readonly all: readonly FoundProfile[];
  readonly over: KindsOverTime;
  readonly nameOf: (value: string) => string;
}

function FoundOverTime({ title, profile, all, over, nameOf, onGo }: OverTimeProps) {
  const { t, format } = useWords();
  const { foundStretchMs, durationMs } = profile;
  const label = t.profile.foundOverTime(title);
  const said = (value: string | null) => (value === null ? t.profile.others : nameOf(value));
  const firstOf = (nth: number) => Math.min(...all.flatMap(({ firsts }) => firsts[nth] ?? [])) || nth * foundStretchMs;
  const columns = over.columns.map((values, nth) => {
    const startMs = nth * foundStretchMs;
    const endMs = Math.min(startMs + foundStretchMs, Math.max(durationMs, startMs));
    const parts = values.flatMap((count, row) =>
      count > 0 ? [`${said(over.rows[row] ?? null)} ${format.number(count)}`] : [],
    );
    return { startMs, endMs, values, title: `${format.clock(startMs)}–${format.clock(endMs)}: ${parts.join(', ')}` };
  });
  return (
    <>
      <StackedTime
        label={label}
        scale={format.number(over.max)}
        max={over.max}
        colours={over.colours}
        columns={columns}
        onOpen={(startMs) => {
          const first = firstOf(Math.round(startMs / foundStretchMs));
          onGo(Number.isFinite(first) ? first : startMs);
        }}
      />
      <Ends durationMs={durationMs} />
      <HiddenTable
        caption={label}
        head={[t.profile.from, ...over.rows.map(said)]}
        rows={columns.map(({ startMs, values }) => [format.clock(startMs), ...values])}
      />
    </>
  );
}

function Unusual({ profile, onGo }: PartProps) {
  const { t, format } = useWords();
  const { unusual, comparedCount } = profile;
  if (comparedCount === 0 || unusual.length === 0) return null;
  return (
    <Part title={t.profile.unusual}>
      <p className={styles.quiet}>{t.profile.compared(comparedCount)}</p>
      <div className={styles.words}>
        {unusual.map(({ word, count, firstMs }) => (
          <button key={word} type="button" className={styles.word} dir="auto" onClick={() => onGo(firstMs)}>
            {word} <span className={styles.clock}>{format.number(count)}</span>
          </button>
        ))}
      </div>
    </Part>
  );
}

function Export({ recordingId, name }: { readonly recordingId: number; readonly name: string }) {
  const { t } = useWords();
  const save = useSaveText();
  const give = (format: 'csv' | 'json') =>
    save(`${name} ${t.profile.file}.${format}`, (target) => api['profile.export']({ recordingId, format, ...target }));
  return (
    <div className={styles.actions}>
      <Button size="s" icon="export" onClick={() => give('csv')}>
        CSV
      </Button>
      <Button size="s" icon="export" onClick={() => give('json')}>
        JSON
      </Button>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title} dir="auto">
        {title}
      </h3>
      {children}
    </section>
  );
}
