import type { GraphicsCardInfo, GraphicsCards } from '#shared/graphics.ts';

const kinds: Record<GraphicsCardInfo['kind'], string> = {
  discrete: 'graphics card',
  integrated: 'built into the processor',
  virtual: 'virtual',
  processor: 'software',
  other: 'other device',
};
const problems: Record<NonNullable<GraphicsCards['problem']>, string> = {
  'not-built': 'This installation of Stenogram works with the processor only.',
  'no-loader': 'No graphics card can be used: Vulkan is not installed on this computer.',
  'no-driver': 'No graphics card with a Vulkan driver was found. Update the driver if there is a card.',
  failed: 'The graphics driver did not answer. Update it and open this page again.',
};

export const graphics = {
  label: 'Graphics card (experimental)',
  findBy: 'GPU Vulkan NVIDIA AMD Intel',
  text: 'Can be faster than the processor. It is used only for models that pass a test on it.',
  off: 'Off: use the processor',
  card: (name: string, kind: string, memory: string) => `${name} (${kind}, ${memory})`,
  kinds,
  problems,
  gone: 'A card that is not connected',
  goneText: 'The chosen graphics card is not there, so the processor is used.',
  untested: (model: string) =>
    `Not tested yet with ${model} and this version of the driver. Until the test passes, the processor is used.`,
  used: (model: string, gain: string) =>
    `Used for ${model}: ${gain} × as fast as the processor, with the same words. If it fails, the processor takes over.`,
  slow: (model: string, gain: string) =>
    `With ${model} only ${gain} × as fast as the processor, which is used instead.`,
  test: 'Test',
  testing: 'Testing…',
};
