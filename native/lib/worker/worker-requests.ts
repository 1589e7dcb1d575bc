import type { Addon, AddonDetector, AddonLoadOptions, AddonModel } from '../addon.ts';
import type { WorkerMessage, WorkerReply, WorkerRequest } from './protocol.ts';
import { allowsSoftwareGraphics } from '../graphics/graphics-environment.ts';
import { isModelFolder } from '../onnx/gigaam-files.ts';
import { loadGigaam } from '../onnx/gigaam-model.ts';
import { readModelHeader } from '../model-file/model-header.ts';
import { withLanguageByText } from '../parakeet/language-by-text.ts';
import { createSegmentAssembler } from '../text/segment-assembler.ts';
import {
  EngineError,
  engineErrorCodes,
  type EngineErrorCode,
  type EngineInfo,
  type EnginePriority,
  type JobEvent,
  type LoadOptions,
} from '../types.ts';

function errorCode(error: unknown): EngineErrorCode {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return engineErrorCodes.find((known) => known === code) ?? 'internal';
}

async function transcribe(
  model: AddonModel,
  { id, pcm, options }: WorkerRequest & { type: 'transcribe' },
  send: (event: JobEvent) => void,
): Promise<string> {
  const assembler = createSegmentAssembler();
  const language = await model.transcribe(pcm, options, id, (event) => {
    if (event.type === 'segment') for (const segment of assembler.add(event)) send({ type: 'segment', segment });
    else send(event);
  });
  for (const segment of assembler.finish()) send({ type: 'segment', segment });
  return language;
}

function loaded<T>(thing: T | undefined): T {
  if (thing === undefined) throw new EngineError('internal', 'No model is loaded.');
  return thing;
}

/** What a worker has: its addon, from the first request on, and at most one model and one speech detector. */
class WorkerState {
  private readonly load: LoadAddon;
  private readonly post: (reply: WorkerReply) => void;
  private known: Addon | undefined;
  private detector: AddonDetector | undefined;
  model: AddonModel | undefined;

  constructor(load: LoadAddon, post: (reply: WorkerReply) => void) {
    this.load = load;
    this.post = post;
  }

  async answer(request: WorkerRequest): Promise<unknown> {
    switch (request.type) {
      case 'info': {
        const { version, instructionSets } = this.addon().info();
        return { version, instructionSets } satisfies EngineInfo;
      }
      case 'graphics-cards':
        return await this.addon(true).graphicsCards();
      case 'ping':
        return null;
      case 'load':
        this.model = await this.loadModel(request.path, request.options);
        return this.model.details();
      case 'transcribe':
        return await transcribe(loaded(this.model), request, (event) =>
          this.post({ id: request.id, type: 'event', event }),
        );
      case 'detect-language':
        return await loaded(this.model).detectLanguage(request.pcm, { ...request.options, threads: 1 }, request.id);
      case 'score':
        return await this.score(request);
      case 'load-detector':
        this.detector = await this.addon().loadDetector(request.path);
        return null;
      case 'detect-speech':
        return await loaded(this.detector).probabilities(request.pcm);
      case 'reset-detector':
        loaded(this.detector).reset();
        return null;
    }
  }

  private async loadModel(path: string, options: LoadOptions): Promise<AddonModel> {
    if (await isModelFolder(path)) return await loadGigaam(path, options);
    const { family } = await readModelHeader(path);
    // Parakeet runs on the processor.
    if (family === 'whisper') return await this.loadWhisper(path, options);
    const { lanes = 1 } = options;
    return withLanguageByText(await this.addon().loadModel(path, { useGpu: false, lanes, wantsDtw: false, family }));
  }

  private async loadWhisper(path: string, { useGpu, lanes, wantsDtw, graphics = null }: LoadOptions) {
    const given = { useGpu: useGpu ?? false, lanes: lanes ?? 1, wantsDtw: wantsDtw ?? false };
    if (graphics === null) return await this.addon().loadModel(path, given);
    const options: AddonLoadOptions = {
      ...given,
      useGpu: true,
      graphicsCard: graphics.cardId,
      allowsRefusedCard: allowsSoftwareGraphics(),
    };
    return await this.addon(true).loadModel(path, options);
  }

  private async score({ id, pcm, options }: WorkerRequest & { type: 'score' }): Promise<readonly number[]> {
    const model = loaded(this.model);
    if (model.score === undefined) throw new EngineError('internal', 'This model does not compare texts.');
    return await model.score(pcm, options, id);
  }

  /** A process has one build of the engine for all its life: the one that its first request needs. */
  private addon(isForGraphics = false): Addon {
    this.known ??= this.load(isForGraphics);
    const { missingInstructionSets } = this.known.info();
    if (missingInstructionSets.length === 0) return this.known;
    throw new EngineError('cpu-unsupported', `This processor lacks ${missingInstructionSets.join(', ')}.`);
  }
}

/** The build for the processor, or the one for graphics cards. */
type LoadAddon = (isForGraphics: boolean) => Addon;

export interface WorkerParts {
  readonly load: LoadAddon;
  readonly post: (reply: WorkerReply) => void;
  readonly onPriority: (priority: EnginePriority) => void;
}

/** Answers requests with the addon, which is loaded at the first of them. */
export function createRequestHandler({ load, post, onPriority }: WorkerParts): (message: WorkerMessage) => void {
  const state = new WorkerState(load, post);
  return (message) => {
    if (message.type === 'cancel') return state.model?.cancel(message.requestId);
    if (message.type === 'priority') return onPriority(message.priority);
    const { id } = message;
    state.answer(message).then(
      (value) => post({ id, type: 'value', value }),
      (error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        post({ id, type: 'error', code: errorCode(error), detail });
      },
    );
  };
}
