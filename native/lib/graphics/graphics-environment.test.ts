import { expect, test } from 'vitest';
import { cleanGraphicsEnvironment } from './graphics-environment.ts';

test('the switches of a user for ggml do not reach a card, set to nothing included; layers of overlays are off', () => {
  const env: NodeJS.ProcessEnv = {
    PATH: '/bin',
    GGML_VK_PERF_LOGGER: '',
    GGML_VK_VISIBLE_DEVICES: '3',
    GGML_OP_OFFLOAD_MIN_BATCH: '1',
    VK_LOADER_LAYERS_DISABLE: '',
  };
  cleanGraphicsEnvironment(env);
  expect(env).toEqual({
    PATH: '/bin',
    VK_LOADER_LAYERS_DISABLE: '~implicit~',
    GGML_VK_DISABLE_DOT2: '1',
    GGML_VK_DISABLE_BFLOAT16: '1',
    GGML_VK_DISABLE_COOPMAT2: '1',
  });
});
