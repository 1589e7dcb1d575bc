import { z } from 'zod';
import { presets } from '#shared/recognition/preset.ts';
import { languageCodes } from '#shared/text/language.ts';
import type { JobOptions } from '#services/store/records.ts';
import { asChosen } from '#services/store/recordings/job-options.ts';
import { ApiFailure } from './api-failure.ts';
import type { ApiParts } from './api-parts.ts';

export const responseFormats = ['json', 'text', 'srt', 'verbose_json', 'vtt', 'diarized_json'] as const;
export type ResponseFormat = (typeof responseFormats)[number];

const flag = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  return /^(?:true|1|on|yes)$/i.test(value) ? true : /^(?:false|0|off|no|)$/i.test(value) ? false : value;
}, z.boolean());

const many = <T extends z.ZodType>(one: T, max: number) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(one).max(max));

/** Fields of a transcription, as OpenAI's API and whisper-server name them. What is not listed is ignored. */
export const transcriptionFields = z.object({
  model: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'Id of an installed model; `whisper-1` and no model mean the one chosen in Settings.' }),
  language: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Code or English name of the spoken language; `auto` detects it.' }),
  languages: many(z.string().max(40), 20).optional().meta({ description: 'Detection chooses among these.' }),
  prompt: z.string().max(2000).optional().meta({ description: 'Names and terms to expect.' }),
  keywords: many(z.string().max(200), 100).optional().meta({ description: 'Added to the prompt.' }),
  response_format: z.enum(responseFormats).default('json'),
  temperature: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'Accepted and without effect: the preset decides.' }),
  timestamp_granularities: many(z.enum(['word', 'segment']), 2).optional(),
  stream: flag.optional().meta({ description: 'Server-sent events: the text as it is committed.' }),
  translate: flag.optional().meta({ description: 'Into English.' }),
  preset: z.enum(presets).optional(),
  store: flag.default(true).meta({ description: 'False: the recording is deleted for good after the answer.' }),
});
export type TranscriptionFields = z.output<typeof transcriptionFields>;

/** From the fields of a form: `languages[]` and `languages` are one, and so is a single value of a list. */
export function readFields(form: ReadonlyMap<string, readonly string[]>): TranscriptionFields {
  const given: Record<string, unknown> = {};
  for (const [name, values] of form) {
    const field = name.replace(/\[\d*\]$/, '');
    if (!Object.hasOwn(transcriptionFields.shape, field)) continue;
    const isMany = field === 'languages' || field === 'keywords' || field === 'timestamp_granularities';
    given[field] = isMany ? [...((given[field] as readonly string[] | undefined) ?? []), ...values] : values.at(-1);
  }
  return checked(transcriptionFields, given);
}

/** Fails with 400, naming the first field that is wrong. */
export function checked<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const param = issue?.path.join('.') ?? '';
  throw new ApiFailure(400, 'invalid_value', `${param === '' ? '' : `${param}: `}${issue?.message ?? 'not valid'}`, {
    param: param === '' ? null : param,
  });
}

/** Names that clients send when they mean “the usual one”. */
const usualModels: ReadonlySet<string> = new Set(['', 'default', 'whisper-1']);

/** The options of the job; a model that is not installed gives 404. */
export async function jobOptionsFor(parts: ApiParts, fields: TranscriptionFields): Promise<JobOptions> {
  const usual = parts.jobOptions();
  const asked = fields.model ?? '';
  let { modelId } = usual;
  if (!usualModels.has(asked)) {
    const found = (await parts.models.list()).find(({ id, fileName }) => id === asked || fileName === asked);
    if (found === undefined) {
      throw new ApiFailure(
        404,
        'model_not_found',
        `The model “${asked}” is not installed. GET /v1/models lists those that are.`,
        {
          param: 'model',
        },
      );
    }
    modelId = found.id;
  }
  await parts.models.resolve(modelId);
  const words = [fields.prompt ?? usual.prompt, ...(fields.keywords ?? [])].filter((text) => text !== '');
  const languages = fields.languages?.map((code) => languageCode(code, 'languages'));
  const [only, ...more] = languages ?? [];
  const language = fields.language === undefined ? undefined : languageCode(fields.language, 'language');
  // What a caller names is what it gets.
  const isChosen = fields.preset !== undefined || fields.prompt !== undefined || !usualModels.has(asked);
  return {
    ...(isChosen ? asChosen(usual) : usual),
    modelId,
    prompt: words.join(', ').slice(0, 2000),
    language:
      language ?? (only !== undefined && more.length === 0 ? only : languages === undefined ? usual.language : 'auto'),
    ...(languages !== undefined && { languages }),
    ...(fields.translate !== undefined && { translate: fields.translate }),
    ...(fields.preset !== undefined && { preset: fields.preset }),
    ...(fields.stream === true && { isReadAlong: true }),
  };
}

const namesInEnglish = new Intl.DisplayNames('en', { type: 'language' });

/** As OpenAI's verbose answers name it. */
export function languageName(code: string | null): string {
  return code === null ? 'unknown' : (namesInEnglish.of(code) ?? code).toLowerCase();
}

function languageCode(given: string, param: string): string {
  const text = given.trim().toLowerCase();
  if (text === '' || text === 'auto') return 'auto';
  const code = text.split(/[-_]/)[0] ?? '';
  const found = languageCodes.find((known) => known === code || languageName(known) === text);
  if (found === undefined) {
    throw new ApiFailure(400, 'language_unknown', `The language “${given}” is not one that Whisper knows.`, { param });
  }
  return found;
}
