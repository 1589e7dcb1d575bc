import { isDemoId } from '#shared/model.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Gap } from '#shared/gap.ts';
import type { Recording, RecordingWarning } from '#shared/recording.ts';
import type { FindingFilter } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import { useNotes } from '#renderer/data/transcripts/use-notes.ts';
import { useVersions } from '#renderer/data/transcripts/use-versions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openFindings } from '#renderer/state/findings-filter.ts';
import { toggleSidePanel, type SidePanelName } from '#renderer/state/side-panel.ts';
import { warningText } from '#renderer/widgets/warning-text.ts';

export interface Chip {
  readonly key: string;
  readonly label: string;
  /** The whole of it, where the chip only names it. */
  readonly title?: string;
  readonly isWarning?: boolean;
  /** The tab that it opens; for what the chip says alone, none. */
  readonly panel: SidePanelName | null;
  readonly onOpen?: () => void;
}

/** What is counted or looked up for chips waits until the text is there. */
const laterMs = 400;

/** What there is to know of a recording, in a word each; what is not there has no chip. */
export function useChips(recording: Recording): readonly Chip[] {
  const words = useWords();
  const { t } = words;
  const { id, removedAtMs, warnings, modelId } = recording;
  const isDone = (useJob(id)?.state ?? recording.state) === 'done' && recording.transcriptId !== null;
  const transcriptId = isDone ? recording.transcriptId : null;
  const isLater = useLater();
  const gaps = useGapChip(transcriptId);
  const counts = useCounts(id, isLater ? transcriptId : null);
  const notes = useNotes(id);
  const sound = useSoundChip(recording, isLater);
  const isDemoKnown = useSettings()?.isDemoNoteHidden ?? true;
  const isDemo = isDemoId(modelId) || warnings.some((warning) => warning.kind === 'demo-model');
  const chips: readonly (Chip | null)[] = [
    removedAtMs === null ? null : { key: 'bin', label: t.chips.inBin, title: t.transcript.removedNote, panel: 'info' },
    ...warnings.map((warning): Chip | null => {
      if (warning.kind === 'demo-model' || warning.kind === 'gaps') return null;
      const label = t.chips.warnings[warning.kind];
      const isWarning = seriousWarnings.has(warning.kind);
      return { key: warning.kind, label, title: warningText(warning, words), isWarning, panel: panelOf(warning) };
    }),
    sound,
    gaps,
    counts.doubtful === 0 ? null : { key: 'doubtful', label: t.chips.doubtful(counts.doubtful), panel: 'review' },
    counts.findings === 0
      ? null
      : {
          key: 'findings',
          label: t.chips.findings(counts.findings),
          panel: null,
          onOpen: () => openFindings({ recordingId: id }),
        },
    notes.length === 0 ? null : { key: 'notes', label: t.chips.notes(notes.length), panel: 'notes' },
    isDemo ? { key: 'demo', label: t.chips.demo, title: t.demo.text, isWarning: !isDemoKnown, panel: 'info' } : null,
  ];
  return chips.filter((chip) => chip !== null);
}

export function openChip(chip: Chip): void {
  if (chip.onOpen) chip.onOpen();
  else if (chip.panel !== null) toggleSidePanel(chip.panel);
}

/** Where something can be done about it. */
function panelOf({ kind }: RecordingWarning): SidePanelName {
  return kind === 'other-channels' || kind === 'other-tracks' ? 'sound' : 'info';
}

const seriousWarnings: ReadonlySet<RecordingWarning['kind']> = new Set([
  'incomplete',
  'open-end',
  'tracks-passed-over',
  'no-speech',
  'other-channels',
  'other-tracks',
]);

function useLater(): boolean {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), laterMs);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
}

const noGaps: readonly Gap[] = [];

export function useGaps(transcriptId: number | null): readonly Gap[] {
  const { data } = useQuery({
    queryKey: queryKeys.gaps(transcriptId ?? 0),
    queryFn: () => api['transcripts.gaps']({ transcriptId: transcriptId ?? 0 }),
    enabled: transcriptId !== null,
  });
  return data ?? noGaps;
}

function useGapChip(transcriptId: number | null): Chip | null {
  const { t, format } = useWords();
  const gaps = useGaps(transcriptId);
  const [first] = gaps;
  if (first === undefined) return null;
  const span = format.span(gaps.reduce((ms, { startMs, endMs }) => ms + endMs - startMs, 0));
  const label =
    gaps.length === 1
      ? t.chips.withoutText(span, format.clock(first.startMs))
      : t.chips.withoutTextIn(span, gaps.length);
  return { key: 'gaps', label, isWarning: true, panel: 'review' };
}

/** Undecided ones only: what is done needs no chip. */
function useCounts(recordingId: number, transcriptId: number | null) {
  const filter: FindingFilter = { states: ['new'], severities: [], listId: null, recordingId };
  const doubtful = useQuery({
    queryKey: queryKeys.review(transcriptId ?? 0),
    queryFn: () => api['review.open']({ transcriptId: transcriptId ?? 0 }),
    enabled: transcriptId !== null,
  }).data;
  const findings = useQuery({
    queryKey: [...queryKeys.findingsFresh(filter), 'chip'],
    queryFn: () => api['findings.list']({ filter, offset: 0, limit: 1, snapshot: null }),
    enabled: transcriptId !== null,
  }).data;
  return { doubtful: doubtful?.pendingCount ?? 0, findings: findings?.counts.new ?? 0 };
}

/** Only where there was something to choose. */
function useSoundChip({ id }: Recording, isLater: boolean): Chip | null {
  const { t } = useWords();
  const isText = useVersions(id)?.some(({ isCurrent, isFinished }) => isCurrent && isFinished) ?? false;
  const { data } = useQuery({
    queryKey: queryKeys.sound(id),
    queryFn: () => api['recordings.sound']({ recordingId: id }),
    enabled: isLater && isText,
    retry: false,
  });
  if (!data) return null;
  const { tracks, choice } = data;
  const track = tracks.find(({ index }) => index === choice.track) ?? tracks.find((one) => one.isDefault) ?? tracks[0];
  const parts = [
    tracks.length > 1 && track ? t.chips.track(track.index + 1, tracks.length) : null,
    track?.channels === 2 ? t.chips.channels[choice.eachChannel ? 'apart' : 'mixed'] : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : { key: 'sound', label: parts.join(' · '), panel: 'sound' };
}
