import type { ExportFormat } from '#shared/export.ts';
import { json } from './json.ts';
import { srt } from './srt.ts';
import type { TextFormat } from './text-format.ts';
import { txt } from './txt.ts';
import { vtt } from './vtt.ts';

/** How each format of `shared/export.ts` is written. */
export const textFormats: Readonly<Record<ExportFormat, TextFormat>> = { txt, srt, vtt, json };
