import { parseArgs } from 'node:util';
import { exportFormats, type ExportFormat } from '#shared/export.ts';
import { AppFailure } from '#shared/failure.ts';
import { isLanguageCode } from '#shared/text/language.ts';

const options = {
  model: { type: 'string' },
  language: { type: 'string' },
  translate: { type: 'boolean' },
  prompt: { type: 'string' },
  languages: { type: 'string' },
  mixed: { type: 'boolean' },
  preset: { type: 'string' },
  vad: { type: 'string' },
  'vad-threshold': { type: 'string' },
  'vad-padding': { type: 'string' },
  track: { type: 'string' },
  channels: { type: 'string' },
  lanes: { type: 'string' },
  'no-length-limit': { type: 'boolean' },
  again: { type: 'boolean' },
  format: { type: 'string' },
  times: { type: 'boolean' },
  notes: { type: 'boolean' },
  'no-speakers': { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  overwrite: { type: 'boolean' },
  library: { type: 'string' },
  threads: { type: 'string' },
  'json-progress': { type: 'boolean' },
  limit: { type: 'string' },
  order: { type: 'string' },
  json: { type: 'boolean' },
  bin: { type: 'boolean' },
  'for-good': { type: 'boolean' },
  'with-backups': { type: 'boolean' },
  yes: { type: 'boolean' },
  reference: { type: 'boolean' },
  accept: { type: 'boolean' },
  from: { type: 'string' },
  port: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type OptionName = keyof typeof options;

/** The options each command takes, beside `--library` and `--help`. */
const commands: Readonly<Record<string, readonly OptionName[]>> = {
  transcribe: [
    'model',
    'language',
    'translate',
    'prompt',
    'languages',
    'mixed',
    'preset',
    'vad',
    'vad-threshold',
    'vad-padding',
    'track',
    'channels',
    'lanes',
    'no-length-limit',
    'again',
    'format',
    'times',
    'output',
    'overwrite',
    'threads',
    'json-progress',
  ],
  list: ['json', 'bin'],
  delete: ['for-good', 'with-backups', 'yes', 'json'],
  show: ['json'],
  versions: ['json'],
  search: ['limit', 'order', 'json'],
  reindex: [],
  watch: ['json'],
  findings: ['format', 'output', 'overwrite', 'limit', 'json'],
  tag: [],
  locate: [],
  export: ['format', 'times', 'notes', 'no-speakers', 'output', 'overwrite'],
  models: ['json', 'reference', 'accept', 'from'],
  serve: ['port'],
  doctor: ['json'],
  verify: ['json'],
  backup: ['output'],
  restore: [],
  help: [],
};

export interface CliArguments {
  readonly command: string;
  readonly words: readonly string[];
  readonly values: {
    readonly model?: string;
    readonly language?: string;
    readonly translate?: boolean;
    readonly prompt?: string;
    readonly languages?: string;
    readonly mixed?: boolean;
    readonly preset?: string;
    readonly vad?: string;
    readonly 'vad-threshold'?: string;
    readonly 'vad-padding'?: string;
    readonly track?: string;
    readonly channels?: string;
    readonly lanes?: string;
    readonly 'no-length-limit'?: boolean;
    readonly again?: boolean;
    readonly format?: string;
    readonly times?: boolean;
    readonly notes?: boolean;
    readonly 'no-speakers'?: boolean;
    readonly output?: string;
    readonly overwrite?: boolean;
    readonly library?: string;
    readonly threads?: string;
    readonly 'json-progress'?: boolean;
    readonly limit?: string;
    readonly order?: string;
    readonly json?: boolean;
    readonly bin?: boolean;
    readonly 'for-good'?: boolean;
    readonly 'with-backups'?: boolean;
    readonly yes?: boolean;
    readonly reference?: boolean;
    readonly accept?: boolean;
    readonly from?: string;
    readonly port?: string;
  };
}

/** Reads the command line; anything not understood fails with `bad-request`, whose detail names it. */
export function readArguments(argv: readonly string[]): CliArguments {
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new AppFailure('bad-request', { detail: detailOf(error) }, error);
  }
  const { values, positionals } = parsed;
  if (values.version === true) return { command: 'version', words: [], values: {} };
  const [command = 'help', ...words] = positionals;
  if (values.help === true) return { command: 'help', words: [], values: {} };
  const allowed = commands[command];
  if (allowed === undefined) throw new AppFailure('bad-request', { detail: `“${command}” is not a command` });
  for (const name of Object.keys(values) as OptionName[]) {
    if (name !== 'library' && !allowed.includes(name)) {
      throw new AppFailure('bad-request', { detail: `“${command}” has no option --${name}` });
    }
  }
  return { command, words, values };
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const isUnknown = 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
  return `${firstSentence(error.message)}${isUnknown ? ' (write -- before names that begin with a hyphen)' : ''}`;
}

function firstSentence(text: string): string {
  return text.split(/\.(?:\s|$)/)[0] ?? text;
}

export function wholeNumber(text: string | undefined, name: string, range: readonly [number, number]): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (!Number.isInteger(value) || value < range[0] || value > range[1]) {
    throw new AppFailure('bad-request', { detail: `--${name} takes a whole number from ${range[0]} to ${range[1]}` });
  }
  return value;
}

export function exportFormat(text: string | undefined): ExportFormat {
  const format = exportFormats.find((known) => known === (text ?? 'txt'));
  if (format === undefined)
    throw new AppFailure('bad-request', { detail: `--format takes ${exportFormats.join(', ')}` });
  return format;
}

/** One of the names a setting has; absent where the option is. */
export function oneOf<N extends string>(text: string | undefined, name: string, known: readonly N[]): N | undefined {
  if (text === undefined) return undefined;
  const found = known.find((one) => one === text);
  if (found === undefined) throw new AppFailure('bad-request', { detail: `--${name} takes ${known.join(', ')}` });
  return found;
}

/** Codes with commas between them. */
export function languageList(text: string): readonly string[] {
  return text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '')
    .map((code) => {
      if (!isLanguageCode(code)) throw new AppFailure('language-unknown', { name: code });
      return code;
    });
}

export function recognitionLanguage(text: string): string {
  if (text !== 'auto' && !isLanguageCode(text)) throw new AppFailure('language-unknown', { name: text });
  return text;
}

/** The number of a recording, as `list` shows it. */
export function recordingId(words: readonly string[]): number {
  const value = Number(words[0]);
  if (words.length !== 1 || !Number.isInteger(value) || value < 1) {
    throw new AppFailure('bad-request', { detail: 'give the number of one recording, as “list” shows it' });
  }
  return value;
}
