import { totalmem } from 'node:os';
import { hasOnnxRuntime } from '#native/lib/onnx/runtime.ts';
import { isRecogniser, bestSpeed, type CatalogueModel, type ModelAdvice, type ModelInfo } from '#shared/model.ts';
import { sourcesOf, type CatalogueEntry } from '../catalogue.ts';
import type { Models } from '../models.ts';

/**
 * Work of the engine for one window of 29 s, in units of Tiny, for the encoder and a usual number of words; from the
 * layers and widths of each size. Good for comparing sizes, not for saying how fast one is.
 */
const costs: Readonly<Record<CatalogueEntry['size'], number>> = {
  tiny: 1,
  base: 2.1,
  small: 7,
  medium: 22,
  'large-v3-turbo': 29,
  'large-v3': 43,
  gigaam: 7,
  parakeet: 7,
  vad: 0,
  text: 0,
  voices: 0,
  sounds: 0,
};
/** How much of a model's virtue the bits keep: 5-bit files err a little more often. */
const merits: Readonly<Record<CatalogueEntry['size'], number>> = {
  tiny: 1,
  base: 2,
  small: 3,
  medium: 4,
  'large-v3-turbo': 5,
  'large-v3': 6,
  gigaam: 5,
  parakeet: 4,
  vad: 0,
  text: 0,
  voices: 0,
  sounds: 0,
};

/** Left for the system and the app itself. */
const otherMemoryBytes = 1_500_000_000;
/** A model that needs longer than the recording itself is not advised. */
const minSpeed = 1;

export interface Machine {
  readonly memoryBytes: number;
}

/** The catalogue in the order of what this computer can carry, with the reasons. */
export async function adviseCatalogue(models: Models, baseUrl: string | null): Promise<readonly CatalogueModel[]> {
  const here = await models.list();
  const advice = advise(models.catalogue, here, { memoryBytes: totalmem() });
  return advice.map(({ entry, ...given }) => ({
    id: entry.id,
    kind: entry.kind,
    name: entry.name,
    about: entry.about,
    fileName: entry.fileName,
    sizeBytes: entry.sizeBytes,
    sha256: entry.sha256,
    languages: entry.languages,
    memoryBytes: entry.memoryBytes,
    licence: entry.licence,
    url: sourcesOf(entry, baseUrl)[0] ?? entry.url,
    fileCount: entry.files?.length ?? 1,
    isRunnable: entry.kind === 'whisper' || entry.kind === 'vad' || hasOnnxRuntime(),
    isHere: here.some((model) => isSameModel(model, entry) && model.state === 'ready'),
    download: models.downloads.stateOf(entry.id),
    advice: given.advice,
  }));
}

interface Advised {
  readonly entry: CatalogueEntry;
  readonly advice: ModelAdvice;
}

/** Pure: the same catalogue, tests and machine give the same order. The advised model is first, the others by merit. */
export function advise(
  catalogue: readonly CatalogueEntry[],
  here: readonly ModelInfo[],
  machine: Machine,
): readonly Advised[] {
  const unitSpeed = speedOfTiny(catalogue, here);
  const judged = catalogue.map((entry) => judge(entry, here, { ...machine, unitSpeed }));
  const best = judged.filter(isAdvisable).toSorted(byMerit)[0];
  return judged
    .map((one) => (one === best ? { ...one, advice: { ...one.advice, verdict: 'advised' as const } } : one))
    .toSorted((a, b) => order[a.advice.verdict] - order[b.advice.verdict] || byMerit(a, b));
}

const order: Readonly<Record<ModelAdvice['verdict'], number>> = { advised: 0, fits: 1, slow: 2, 'too-big': 3 };

function judge(
  entry: CatalogueEntry,
  here: readonly ModelInfo[],
  { memoryBytes, unitSpeed }: Machine & { unitSpeed: number | null },
): Advised {
  // What writes no text has no pace of transcription.
  const measured = costs[entry.size] === 0 ? null : bestSpeed(here.find((model) => isSameModel(model, entry)));
  const guessed = unitSpeed === null || costs[entry.size] === 0 ? null : unitSpeed / costs[entry.size];
  const speed = measured ?? guessed;
  const fits = entry.memoryBytes + otherMemoryBytes <= memoryBytes;
  const verdict = !fits ? 'too-big' : speed !== null && speed < minSpeed ? 'slow' : 'fits';
  return { entry, advice: { verdict, speed, isMeasured: measured !== null } };
}

/** By hash or, where not every hash of a folder is published, by what it was recognised as. */
function isSameModel(model: ModelInfo, entry: CatalogueEntry): boolean {
  return model.sha256 === entry.sha256 || (entry.files !== undefined && model.id === entry.id);
}

/** Without a test nothing larger than Small is advised: whether it can be carried is not known. */
function isAdvisable({ entry, advice }: Advised): boolean {
  const isEightBit = entry.id.endsWith('-q8_0');
  const isModest = costs[entry.size] <= costs.small;
  return (
    advice.verdict === 'fits' &&
    entry.kind === 'whisper' &&
    entry.languages === 'many' &&
    isEightBit &&
    (advice.speed !== null || isModest)
  );
}

function byMerit(a: Advised, b: Advised): number {
  return merits[b.entry.size] - merits[a.entry.size] || b.entry.sizeBytes - a.entry.sizeBytes;
}

/** What Tiny would do here, by the tests of the published models that are here. */
function speedOfTiny(catalogue: readonly CatalogueEntry[], here: readonly ModelInfo[]): number | null {
  const speeds = here.flatMap((model) => {
    const speed = bestSpeed(model);
    const size = catalogue.find((entry) => entry.sha256 === model.sha256)?.size ?? sizeOf(model);
    return speed === null || size === null || costs[size] === 0 ? [] : [speed * costs[size]];
  });
  return speeds.length === 0 ? null : speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
}

/** Imported files have the cost of their size class; the demo is no Whisper size and says nothing. */
function sizeOf({ kind, sizeClass }: ModelInfo): CatalogueEntry['size'] | null {
  if (kind === 'demo' || !isRecogniser(kind)) return null;
  if (sizeClass === 'gigaam' || sizeClass === 'parakeet') return sizeClass;
  if (sizeClass === 'tiny' || sizeClass === 'base' || sizeClass === 'small' || sizeClass === 'medium') return sizeClass;
  return sizeClass === 'large' ? 'large-v3' : null;
}
