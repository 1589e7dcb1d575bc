import type { Library } from '../../../electron/services/library/library.ts';
import { normalisationSteps } from '../../../electron/shared/quality/normalisation.ts';
import type { LabOptions, ReferenceSet } from '../../../electron/shared/quality/lab.ts';
import { scoreRun } from '../../../electron/services/quality/score-run.ts';
import { seededRandom } from '../../../electron/services/scoring/statistics/random.ts';
import { addMany } from './shared-app.ts';

const words =
  'договор переведите деньги на счёт завтра у подъезда встретимся скажите код из сообщения карта заблокирована да нет хорошо'.split(
    ' ',
  );

/** Four recordings with a reference of two speakers each, in one set. */
export function labSet(library: Library): ReferenceSet {
  const random = seededRandom(3);
  const pick = () => words[Math.floor(random() * words.length)] ?? 'да';
  const referenceIds = addMany(library, 4).map((recordingId) => {
    const { transcriptId } = library.transcripts.begin(recordingId);
    const segments = Array.from({ length: 12 }, (_, nth) => {
      const said = Array.from({ length: 4 + (nth % 7) }, pick);
      const startMs = nth * 5000;
      return {
        startMs,
        endMs: startMs + 500 * said.length,
        text: said.join(' '),
        words: said.map((text, at) => ({
          text,
          startMs: startMs + at * 500,
          endMs: startMs + at * 500 + 400,
          probability: 0.9,
        })),
        speaker: nth % 2 === 0 ? 'Анна' : 'Пётр Ильич',
      };
    });
    library.transcripts.commitWindow({ transcriptId, resumeMs: 60_000, language: 'ru', segments });
    library.transcripts.finish(transcriptId, { durationMs: 60_000, sha256: 'x', warnings: [] });
    return library.references.mark(transcriptId, null);
  });
  return library.references.saveSet({ name: 'Звонки', referenceIds, split: { heldOutShare: 0.3, folds: 2 } });
}

/** A finished run whose words are wrong by chance, those of little probability more often. */
export async function labRun(
  library: Library,
  set: ReferenceSet,
  more: Partial<LabOptions>,
  rate: number,
): Promise<void> {
  const version = set.version;
  if (version === null) return;
  const options: LabOptions = { modelId: 'demo', language: 'ru', prompt: '', preset: 'balanced', detector: 'auto', thresholdPercent: 50, paddingMs: 500, beamSize: null, temperatures: 'preset', ...more }; // prettier-ignore
  const machine = { system: 'linux x64', processor: 'Test', threads: 2, memoryGb: 8 };
  const run = library.qualityRuns.add({ versionId: version.id, part: 'all', options, modelSha256: 'ab12', codeVersion: '0.2.0', machine, note: '', steps: normalisationSteps, totalCount: 4, tuningId: null }); // prettier-ignore
  const random = seededRandom(run.id * 17);
  for (const { recordingId, hash } of version.items) {
    const segments = library.references.text(recordingId, hash).map((segment) => {
      const heard = segment.words.flatMap((word) => {
        const isWrong = random() < rate;
        const probability = isWrong ? 0.2 + random() * 0.6 : 0.6 + random() * 0.4;
        if (isWrong && random() < 0.3) return [];
        return [{ ...word, probability, text: isWrong ? `${word.text}ка` : word.text }];
      });
      return { ...segment, id: null, text: heard.map(({ text }) => text).join(' '), words: heard, confidence: 0.8 };
    });
    library.qualityRuns.addResult(run.id, { recordingId, segments, audioMs: 60_000, workMs: 6000 + run.id * 900 });
  }
  library.qualityRuns.setState(run.id, 'running');
  library.qualityRuns.setScores(run.id, await scoreRun(library, run, normalisationSteps, 420_000_000));
  library.qualityRuns.setState(run.id, 'done');
}
