import { hash } from 'node:crypto';
import { openSoundModel } from '#native/lib/onnx/sound-model.ts';
import { openVoiceModels } from '#native/lib/onnx/voice-models.ts';
import type { Analyzer, SoundStretch } from '../analyzer.ts';
import { judgeSoundModel, judgeVoiceModel } from './judge-models.ts';
import { modelQuestions, type ModelAnswer, type SpokenPart } from './model-questions.ts';

/** Tries a model of voices or of sounds on the sample that comes with the app; it is in no list, and nothing of it is kept in the library. */
export const modelTestAnalyzer: Analyzer = {
  name: modelQuestions,
  version: 1,
  model: { name: 'the model that is tested', hash: hash('sha256', modelQuestions) },
  reads: 'sound',
  secondsPerHour: 0,
  defaults: { model: '', kind: '', spoken: '' },
  async analyse(stretch, { model, kind, spoken }) {
    if (stretch.reads !== 'sound') return { annotations: [] };
    const parts = JSON.parse(String(spoken)) as readonly SpokenPart[];
    const answer = await answerOf(String(model), String(kind), stretch, parts);
    return { annotations: [], kept: new Uint8Array(Buffer.from(JSON.stringify(answer))) };
  },
};

async function answerOf(
  folder: string,
  kind: string,
  { samples, startMs, endMs }: SoundStretch,
  spoken: readonly SpokenPart[],
): Promise<ModelAnswer> {
  const sound = Float32Array.from(samples, (sample) => sample / 32_768);
  const judge =
    kind === 'voices'
      ? await openVoiceModels(folder).then((models) => async () => await judgeVoiceModel(models, sound, spoken))
      : await openSoundModel(folder).then((model) => async () => await judgeSoundModel(model, sound));
  const begun = performance.now();
  const verdict = await judge();
  return { verdict, audioMs: endMs - startMs, wallMs: performance.now() - begun };
}
