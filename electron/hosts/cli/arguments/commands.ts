import { recognitionFlags, type RecognitionFlags } from '#shared/recognition-options.ts';
import type { OptionName } from './options.ts';

/** Every command, in the order of the help, with the options it takes beside the common ones. */
export const commands = {
  transcribe: [
    ...(Object.keys(recognitionFlags) as (keyof RecognitionFlags)[]),
    'track',
    'channels',
    'again',
    'format',
    'times',
    'output',
    'overwrite',
    'json-progress',
  ],
  profile: ['filter', 'table', 'format', 'output', 'overwrite', 'json'],
  record: ['input', 'speed', 'format', 'times', 'output', 'overwrite', 'json-progress'],
  list: ['filter', 'sort', 'bin', 'json'],
  rename: [],
  collection: ['filter', 'json'],
  undo: [],
  show: ['json'],
  export: [
    'format',
    'as',
    'variant',
    'rules',
    'times',
    'word-times',
    'numbers',
    'no-hesitations',
    'notes',
    'no-speakers',
    'output',
    'overwrite',
    'all',
    'query',
    'template',
  ],
  import: ['into', 'no-align', 'json'],
  versions: ['json'],
  tag: [],
  locate: [],
  delete: ['for-good', 'yes', 'with-backups', 'json'],
  search: ['order', 'limit', 'json'],
  reindex: [],
  watch: ['model', 'language', 'preset', 'format', 'output', 'json'],
  vocabulary: ['into', 'output', 'overwrite', 'json'],
  analyse: ['missing', 'kept', 'kind', 'format', 'output', 'overwrite', 'json'],
  redact: [
    'mask',
    'sound',
    'voices',
    'picture',
    'guard',
    'keep-names',
    'text-only',
    'force',
    'format',
    'output',
    'json',
  ],
  findings: ['format', 'output', 'overwrite', 'limit', 'json'],
  models: ['from', 'reference', 'accept', 'json'],
  serve: ['port'],
  doctor: ['json'],
  verify: ['json'],
  backup: ['output'],
  restore: [],
  help: [],
} as const satisfies Readonly<Record<string, readonly OptionName[]>>;

export type CommandName = keyof typeof commands;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
