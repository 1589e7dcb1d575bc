import type { Addon, AddonModel } from './addon.ts';
import type { CancelMessage, WorkerReply, WorkerRequest } from './protocol.ts';
import { createSegmentAssembler } from './segment-assembler.ts';
import { EngineError, engineErrorCodes, type EngineErrorCode, type EngineInfo, type JobEvent } from './types.ts';

function errorCode(error: unknown): EngineErrorCode {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return engineErrorCodes.find((known) => known === code) ?? 'internal';
}

async function transcribe(
  model: AddonModel | undefined,
  { pcm, options }: WorkerRequest & { type: 'transcribe' },
  send: (event: JobEvent) => void,
): Promise<string> {
  if (model === undefined) throw new EngineError('internal', 'No model is loaded.');
  const assembler = createSegmentAssembler();
  const language = await model.transcribe(pcm, options, (event) => {
    if (event.type === 'segment') for (const segment of assembler.add(event)) send({ type: 'segment', segment });
    else send(event);
  });
  for (const segment of assembler.finish()) send({ type: 'segment', segment });
  return language;
}

/** Answers requests with the addon, which is loaded at the first of them. Holds at most one model. */
export function createRequestHandler(
  load: () => Addon,
  post: (reply: WorkerReply) => void,
): (message: WorkerRequest | CancelMessage) => void {
  let addon: Addon | undefined;
  let model: AddonModel | undefined;

  const checkedAddon = (): Addon => {
    addon ??= load();
    const { missingInstructionSets } = addon.info();
    if (missingInstructionSets.length === 0) return addon;
    throw new EngineError('cpu-unsupported', `This processor lacks ${missingInstructionSets.join(', ')}.`);
  };

  const answer = async (request: WorkerRequest): Promise<unknown> => {
    switch (request.type) {
      case 'info': {
        const { version, instructionSets } = checkedAddon().info();
        return { version, instructionSets } satisfies EngineInfo;
      }
      case 'ping':
        return null;
      case 'load':
        model = await checkedAddon().loadModel(request.path, request.useGpu);
        return model.details();
      case 'transcribe':
        return await transcribe(model, request, (event) => post({ id: request.id, type: 'event', event }));
    }
  };

  return (message) => {
    if (message.type === 'cancel') {
      model?.cancel();
      return;
    }
    const { id } = message;
    answer(message).then(
      (value) => post({ id, type: 'value', value }),
      (error: unknown) => {
        const detail = error instanceof Error ? error.message : String(error);
        post({ id, type: 'error', code: errorCode(error), detail });
      },
    );
  };
}
