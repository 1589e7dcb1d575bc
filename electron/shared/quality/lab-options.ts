import { z } from 'zod';
import { speechDetectorChoices } from '../gap.ts';
import { presets, temperatureLadders } from '../recognition/preset.ts';

/** What a run of the lab is recognised with. */
export const labOptions = z.strictObject({
  modelId: z.string().min(1).max(400),
  language: z.string().max(10).default('auto'),
  prompt: z.string().max(2000).default(''),
  preset: z.enum(presets).default('balanced'),
  detector: z.enum(speechDetectorChoices).default('auto'),
  thresholdPercent: z.int().min(5).max(95).default(50),
  paddingMs: z.int().min(0).max(2000).default(500),
  beamSize: z.int().min(1).max(10).nullable().default(null),
  temperatures: z.enum(temperatureLadders).default('preset'),
});
