import { EngineError, type GraphicsUse } from '../types.ts';

/** Kinds of weights that there are shaders for. */
const kinds: ReadonlySet<string> = new Set(['f32', 'f16', 'q4_0', 'q4_1', 'q5_0', 'q5_1', 'q8_0']);

/** Throws `device-failed` for a model whose weights a graphics card would meet without a shader. */
export function checkGraphicsModel(
  { quantization }: { readonly quantization: string },
  graphics: GraphicsUse | null,
): void {
  if (graphics === null || kinds.has(quantization)) return;
  throw new EngineError('device-failed', `Models of the kind ${quantization} are for the processor only.`);
}
