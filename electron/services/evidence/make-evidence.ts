import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { EvidenceBundle } from '#shared/sharing/evidence.ts';
import { partPath } from '#services/text-files/part-path.ts';
import { AppFailure } from '#shared/failure.ts';
import type { Segment } from '#shared/segment.ts';
import { findingStates, severities, type Finding } from '#shared/watch.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { Library } from '#services/library/library.ts';
import { fileSha256 } from '#services/media/files/file-hash.ts';
import type { Models } from '#services/models/models.ts';
import { isInPlace } from '#services/queue/sources/source-file.ts';
import { freeNames } from '#services/text-files/free-names.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';
import { writeFailure } from '#services/text-files/write-failure.ts';
import { clipSound, type Clip } from './clip-sound.ts';
import { evidencePage } from './evidence-page.ts';
import { writeBag } from './write-bag.ts';

export interface EvidenceParts {
  readonly library: Library;
  readonly models: Pick<Models, 'list'>;
  readonly appVersion: string;
  readonly signal: AbortSignal;
  findFfmpeg(): Promise<string>;
}

export interface EvidenceRequest {
  readonly recordingId: number;
  readonly span: { readonly startMs: number; readonly endMs: number } | null;
  readonly findingId: number | null;
  readonly marginMs: number;
  /** The bundle is a new folder in it. */
  readonly folder: string;
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
  /** The file itself is given, not a clip of it. */
  readonly isWhole: boolean;
}

/**
 * Sound, text with times and probabilities, versions, edits, verdicts and hashes of a span or of a whole recording, as a
 * bag (RFC 8493). Of a whole recording the file itself is in it, byte by byte. The folder appears when it is whole.
 */
export async function makeEvidence(parts: EvidenceParts, request: EvidenceRequest): Promise<EvidenceBundle> {
  const { library, signal } = parts;
  const { recordingId, folder } = request;
  const recording = library.recordings.get(recordingId);
  const { transcriptId } = recording;
  if (transcriptId === null) throw new AppFailure('not-found', { what: 'transcript' });
  if (!(await isInPlace(library, library.recordings.knownSource(recordingId)))) {
    throw new AppFailure('source-changed', { name: recording.name });
  }
  const span = spanOf(library, request);
  const part = await partPath(folder);
  const data = path.join(part, 'data');
  try {
    await mkdir(data, { recursive: true });
    const sourceSha256 = await fileSha256(recording.path, signal);
    const sound = await writeSound(parts, recordingId, span, data);
    const facts = await factsOf(parts, recordingId, span, { ...sound, sourceSha256 });
    await writeFile(path.join(data, 'evidence.json'), `${JSON.stringify(facts.json, null, 2)}\n`);
    await writeFile(path.join(data, 'index.html'), evidencePage(facts.page));
    const who = library.who();
    const bag = await writeBag(part, {
      'Bag-Software-Agent': `Stenogram ${parts.appVersion}`,
      'Bagging-Date': new Date().toISOString().slice(0, 10),
      'Contact-Name': who,
      'External-Description': `${recording.name}, ${formatClock(span.startMs)}-${formatClock(span.endMs)}`,
      'Source-SHA256': sourceSha256,
      'Audit-Hash': library.audit.lastHash() ?? '',
    });
    const target = await moveWhole(part, folder, nameOf(recording.name, span));
    const detail = { startMs: span.startMs, endMs: span.endMs, seal: bag.seal };
    library.audit.add({ action: 'evidence.make', subject: 'recording', subjectId: recordingId, detail });
    return { folder: target, ...bag };
  } catch (error) {
    throw writeFailure(error, folder, 0);
  } finally {
    await rm(part, { recursive: true, force: true }).catch(() => {});
  }
}

function nameOf(recordingName: string, { startMs, isWhole }: Span): string {
  const stem = suggestedName(recordingName, 'x').slice(0, -2);
  return isWhole ? `${stem}.evidence` : `${stem} ${formatClock(startMs).replaceAll(':', '-')}.evidence`;
}

async function moveWhole(part: string, folder: string, name: string): Promise<string> {
  const taken = await readdir(folder);
  const free = freeNames([...taken, name]).at(-1) ?? name;
  const target = path.join(folder, free);
  await rename(part, target);
  return target;
}

function spanOf(library: Library, { recordingId, span, findingId, marginMs }: EvidenceRequest): Span {
  const end = library.recordings.get(recordingId).durationMs ?? Number.MAX_SAFE_INTEGER;
  const named = findingId === null ? span : findingsOf(library, recordingId).find(({ id }) => id === findingId);
  if (named === undefined) throw new AppFailure('not-found', { what: 'finding' });
  if (named === null) return { startMs: 0, endMs: end, isWhole: true };
  return {
    startMs: Math.max(0, named.startMs - marginMs),
    endMs: Math.min(end, named.endMs + marginMs),
    isWhole: false,
  };
}

function findingsOf(library: Library, recordingId: number): readonly Finding[] {
  return [...library.watch.findings.iterate({ states: findingStates, severities, listId: null, recordingId })];
}

/** The sound that stands in the bundle. */
interface WrittenSound {
  readonly soundName: string;
  readonly soundSha256: string;
  /** Null for a whole file. */
  readonly clip: Clip | null;
}

async function writeSound(parts: EvidenceParts, recordingId: number, span: Span, data: string): Promise<WrittenSound> {
  const { library, signal } = parts;
  const recording = library.recordings.get(recordingId);
  if (span.isWhole) {
    const soundName = `recording${path.extname(recording.path).toLowerCase()}`;
    await copyFile(recording.path, path.join(data, soundName));
    return { soundName, soundSha256: await fileSha256(path.join(data, soundName), signal), clip: null };
  }
  const soundName = 'clip.flac';
  const target = path.join(data, soundName);
  const { sound } = library.transcripts.get(recording.transcriptId ?? 0);
  const ffmpeg = await parts.findFfmpeg();
  const { startMs, endMs } = span;
  const clip = await clipSound({ file: recording.path, track: sound.track, startMs, endMs, target, ffmpeg, signal });
  return { soundName, soundSha256: await fileSha256(target, signal), clip };
}

interface Sound extends WrittenSound {
  readonly sourceSha256: string;
}

const touches = (span: Span) => (one: { readonly startMs: number; readonly endMs: number }) =>
  one.startMs < span.endMs && one.endMs > span.startMs;

async function factsOf(parts: EvidenceParts, recordingId: number, span: Span, sound: Sound) {
  const { library, appVersion } = parts;
  const recording = library.recordings.get(recordingId);
  const transcriptId = recording.transcriptId ?? 0;
  const details = library.transcripts.get(transcriptId);
  const { startMs, endMs } = span;
  const segments = [...library.segments.iterate(transcriptId)].filter(touches(span));
  const findings = findingsOf(library, recordingId).filter(touches(span));
  const model = (await parts.models.list()).find(({ id }) => id === details.modelId);
  const madeAt = new Date().toISOString();
  const who = library.who();
  const auditHash = library.audit.lastHash();
  const json = {
    format: 'stenogram.evidence/1',
    madeAt,
    madeBy: who,
    app: `Stenogram ${appVersion}`,
    auditHash,
    recording: { name: recording.name, durationMs: recording.durationMs, sha256: sound.sourceSha256 },
    span: { startMs, endMs },
    sound: { file: sound.soundName, sha256: sound.soundSha256, clip: sound.clip },
    recognition: {
      engine: details.engine,
      model: details.modelId,
      modelSha256: model?.sha256 ?? null,
      language: details.language,
      sound: details.sound,
      settings: library.jobs.get(recordingId).options,
    },
    versions: library.versions.list(recordingId),
    segments: segments.map((segment) => segmentFacts(library, segment)),
    edits: editsOf(library, transcriptId),
    findings: findings.map(findingFacts),
    annotations: annotationsOf(library, recordingId, span),
  };
  const rows = [
    ['source', recording.name],
    ['sourceSha256', sound.sourceSha256],
    ['soundSha256', sound.soundSha256],
    ['span', `${formatClock(startMs)} – ${formatClock(endMs)}`],
    ['model', `${details.modelId} (${details.engine})`],
    ['madeBy', who],
    ['madeAt', madeAt],
    ['app', `Stenogram ${appVersion}`],
    ['auditHash', auditHash ?? '–'],
  ] as const;
  const { language } = details;
  const page = { language, name: recording.name, startMs, endMs, sound: sound.soundName, rows, segments, findings };
  return { json, page };
}

/** A segment with the times and probabilities of its words, and what was recognised where people changed it. */
function segmentFacts(library: Library, { id, startMs, endMs, speaker, text, words, isEdited, marks }: Segment) {
  const recognised = isEdited
    ? library.edits.original(id).map((one) => ({ startMs: one.startMs, endMs: one.endMs, text: one.text }))
    : null;
  return { id, startMs, endMs, speaker, text, isEdited, marks, words, recognised };
}

const maxEdits = 1000;

function editsOf(library: Library, transcriptId: number) {
  const { rows, total } = library.edits.history(transcriptId, { offset: 0, limit: maxEdits });
  return { total, newest: rows.map(({ atMs, who, name, detail, isDone }) => ({ atMs, who, name, detail, isDone })) };
}

function findingFacts(finding: Finding) {
  const { id, listName, term, match, severity, startMs, endMs, matched, isTextChanged } = finding;
  const { state, decidedBy, decidedAtMs, reason, remark, labels } = finding;
  const verdict = { state, decidedBy, decidedAtMs, reason, remark, labels };
  return { id, rule: { list: listName, term, match, severity }, startMs, endMs, matched, isTextChanged, verdict };
}

function annotationsOf(library: Library, recordingId: number, { startMs, endMs }: Span) {
  const window = { recordingId, fromMs: startMs, toMs: endMs, kinds: [], offset: 0, limit: 10_000 };
  return library.annotations.inWindow(window).rows.map(({ startMs: from, endMs: to, kind, value, score, reason }) => ({
    startMs: from,
    endMs: to,
    kind,
    value,
    score,
    reason,
  }));
}
