import { recognitionFlags } from '#shared/recognition/recognition-options.ts';

/** Every option of the terminal, as `node:util` reads them. */
export const options = {
  ...recognitionFlags,
  table: { type: 'string' },
  input: { type: 'string' },
  speed: { type: 'string' },
  track: { type: 'string' },
  channels: { type: 'string' },
  again: { type: 'boolean' },
  format: { type: 'string' },
  all: { type: 'boolean' },
  query: { type: 'string' },
  template: { type: 'string' },
  variant: { type: 'string' },
  as: { type: 'string' },
  rules: { type: 'string' },
  numbers: { type: 'string' },
  'no-hesitations': { type: 'boolean' },
  'word-times': { type: 'boolean' },
  into: { type: 'string' },
  'no-align': { type: 'boolean' },
  times: { type: 'boolean' },
  notes: { type: 'boolean' },
  'no-speakers': { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  overwrite: { type: 'boolean' },
  'json-progress': { type: 'boolean' },
  limit: { type: 'string' },
  order: { type: 'string' },
  bin: { type: 'boolean' },
  filter: { type: 'string' },
  sort: { type: 'string' },
  'for-good': { type: 'boolean' },
  'with-backups': { type: 'boolean' },
  hours: { type: 'string' },
  'batch-priority': { type: 'string' },
  'on-battery': { type: 'boolean' },
  yes: { type: 'boolean' },
  reference: { type: 'boolean' },
  accept: { type: 'boolean' },
  from: { type: 'string' },
  port: { type: 'string' },
  part: { type: 'string' },
  'held-out': { type: 'string' },
  folds: { type: 'string' },
  minutes: { type: 'string' },
  note: { type: 'string' },
  queue: { type: 'string' },
  key: { type: 'string' },
  share: { type: 'string' },
  store: { type: 'string' },
  'models-from': { type: 'string' },
  'plain-network': { type: 'boolean' },
  once: { type: 'boolean' },
  follow: { type: 'boolean' },
  missing: { type: 'boolean' },
  kept: { type: 'boolean' },
  kind: { type: 'string' },
  finding: { type: 'string' },
  label: { type: 'string' },
  margin: { type: 'string' },
  mask: { type: 'string' },
  sound: { type: 'string' },
  voices: { type: 'string' },
  picture: { type: 'string' },
  guard: { type: 'string' },
  'keep-names': { type: 'boolean' },
  'text-only': { type: 'boolean' },
  force: { type: 'boolean' },
  json: { type: 'boolean' },
  library: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies Readonly<Record<string, { type: 'string' | 'boolean'; short?: string }>>;

export type OptionName = keyof typeof options;

/** What was given of each option. */
export type OptionValues = {
  readonly [Name in OptionName]?: (typeof options)[Name]['type'] extends 'string' ? string : boolean;
};

/** Options that every command takes. */
export const commonOptions = ['library', 'help'] as const satisfies readonly OptionName[];

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
