import type { InterfaceLanguage } from '#shared/text/language.ts';
import { openHostLog } from '../host-log.ts';
import type { SpawnWorker } from '#native/lib/types.ts';
import { createServices } from '#services/wiring/services.ts';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import { libraryIsThere } from '#services/store/database/library-is-there.ts';
import { appFolders } from '../app-folders.ts';
import { readArguments, type CliArguments } from './arguments/read-arguments.ts';
import { batch } from './commands/automation/batch-command.ts';
import { retention } from './commands/automation/retention-command.ts';
import { libraryHealthCommands } from './commands/library/maintenance-commands.ts';
import { workerFolder } from './commands/automation/worker-folder.ts';
import { canBeAsked, transcribeByApp } from './commands/automation/transcribe-by-app.ts';
import { readAccess } from '#services/local-api/access-file.ts';
import { deleteRecordings } from './commands/library/delete-command.ts';
import { doctor } from './commands/doctor-command.ts';
import { exitCode } from './exit-code.ts';
import { exportRecordings } from './commands/export-command.ts';
import { importTexts } from './commands/import-command.ts';
import { list, show } from './commands/library/library-commands.ts';
import { locate } from './commands/library/locate-command.ts';
import { models } from './commands/models-commands.ts';
import { OutputEnded, processTerminal } from './terminal/process-terminal.ts';
import { collection, rename, undo } from './commands/library/catalogue-commands.ts';
import { reindex, search, tag } from './commands/search-commands.ts';
import { serve } from './serve-command.ts';
import type { CliSession } from './session.ts';
import { sayFailure, type Terminal } from './terminal/terminal.ts';
import { transcribe } from './commands/transcribe.ts';
import { help } from './texts/help.ts';
import { quality } from './commands/quality-command.ts';
import { analyse } from './commands/analysis/analyse-command.ts';
import { profile } from './commands/analysis/profile.ts';
import { mentions } from './commands/analysis/mentions-command.ts';
import { record } from './commands/record.ts';
import { versions } from './commands/version-commands.ts';
import { redact } from './commands/analysis/redact-command.ts';
import { audit } from './commands/analysis/audit-command.ts';
import { evidence, verifyBundle } from './commands/analysis/evidence-commands.ts';
import { vocabulary } from './commands/analysis/vocabulary-command.ts';
import { findings, watch } from './commands/analysis/watch-commands.ts';
import { judge } from './commands/judging/judge-command.ts';
import { rules } from './commands/judging/rules-command.ts';

export interface CliHost {
  readonly version: string;
  readonly spawnEngineWorker: SpawnWorker;
  /** For `serve`; other commands search in their own process. */
  readonly spawnSearchWorker: SpawnWorker;
  readonly spawnAnalysisWorker: SpawnWorker;
  /** Folder of the built page, for `serve`. */
  readonly pageDir: string;
}

const commands: Readonly<Record<string, (session: CliSession) => Promise<number>>> = {
  transcribe,
  record,
  profile,
  list,
  show,
  delete: deleteRecordings,
  versions,
  search,
  reindex,
  watch,
  vocabulary,
  rules,
  judge,
  findings,
  redact,
  audit,
  evidence,
  analyse,
  quality,
  mentions,
  tag,
  rename,
  collection,
  undo,
  locate,
  export: exportRecordings,
  import: importTexts,
  models,
  batch,
  retention,
  // PostgreSQL is loaded by those who ask for it.
  fleet: async (session) => await (await import('./commands/automation/fleet-commands.ts')).fleet(session),
  work: async (session) => await (await import('./commands/automation/fleet-commands.ts')).work(session),
};

/** What a shell shows for a program whose reader went away: 128 and the number of SIGPIPE. */
const closedPipe = 141;

/** One command line, start to end. Never rejects: returns the exit code, after the failure's sentence went to stderr. */
export async function runCli(argv: readonly string[], host: CliHost): Promise<number> {
  const interrupted = new AbortController();
  const interrupt = () => interrupted.abort();
  const own = processTerminal(systemLanguage(), interrupt);
  const { terminal } = own;
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  let failure: Failure | null = null;
  let code = 0;
  try {
    code = await perform(readArguments(argv, terminal.language), terminal, host, interrupted.signal);
  } catch (error) {
    if (!(error instanceof OutputEnded)) failure = failureOf(error);
    if (failure?.code === 'internal') {
      openHostLog(appFolders().logDir, (line) => sayLines(terminal, line)).log.error('unexpected', error);
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
  const end = await own.ended();
  if (end === 'closed') return closedPipe;
  failure = end ?? failure;
  if (failure === null) return code;
  sayFailure(terminal, failure);
  return exitCode(failure);
}

function sayLines(terminal: Terminal, text: string): void {
  for (const line of text.trimEnd().split('\n')) terminal.note(line);
}

async function perform(args: CliArguments, terminal: Terminal, whole: CliHost, signal: AbortSignal): Promise<number> {
  const { spawnSearchWorker, ...host } = whole;
  if (args.command === 'help') terminal.out(help(terminal.language, args.words[0]));
  if (args.command === 'version') terminal.out(`${host.version}\n`);
  if (args.command === 'help' || args.command === 'version') return 0;
  const folders = appFolders();
  const isDebugging = process.env['STENOGRAM_DEBUG'] !== undefined;
  const options = {
    ...folders,
    libraryDir: args.values.library ?? (args.command === 'work' ? workerFolder() : folders.libraryDir),
    ...host,
    systemLanguage: terminal.language,
    ...openHostLog(folders.logDir, (line) => (isDebugging ? sayLines(terminal, line) : undefined)),
  };
  const health = libraryHealthCommands[args.command];
  if (health !== undefined) return await health(args, terminal, options.libraryDir);
  if (args.command === 'verify-bundle') return await verifyBundle(args, terminal);
  if (args.command === 'doctor') return await doctor(args, terminal, options);
  if (args.command === 'serve') return await serve(args, terminal, { ...options, spawnSearchWorker }, signal);
  const isReading = onlyReads(args);
  if (isReading && args.values.library !== undefined && !libraryIsThere(options.libraryDir)) {
    throw new AppFailure('library-missing', { path: options.libraryDir });
  }
  let running;
  try {
    running = await createServices({ ...options, host: 'cli', mediaBase: '', isReading });
  } catch (error) {
    const access = failureOf(error).code === 'library-locked' ? readAccess(options.libraryDir) : null;
    if (access === null || access.port === null || !canBeAsked(args)) throw error;
    return await transcribeByApp(args, terminal, access, signal);
  }
  try {
    if (!isReading) await running.finishErasures();
    return (await commands[args.command]?.({ args, terminal, running, signal, log: options.log })) ?? 2;
  } finally {
    await running.close();
  }
}

/** Commands that change nothing: they work beside an open app, and make no library. */
function onlyReads(args: CliArguments): boolean {
  const { command, words } = args;
  const [first = 'list', second] = words;
  if (command === 'versions' || command === 'tag') return second === undefined;
  if (command === 'collection') return words.length === 0;
  if (command === 'quality') return first === 'compare' || first === 'report';
  if (command === 'analyse') return first === 'list' || first === 'show';
  if (command === 'redact') return words.length === 1 && args.values.output === undefined;
  if (command === 'watch') return first === 'list';
  if (command === 'vocabulary') return first === 'list' || first === 'export';
  if (command === 'rules') return ['list', 'test', 'export'].includes(first);
  return ['list', 'show', 'search', 'findings', 'audit', 'export', 'profile', 'mentions'].includes(command);
}

/** By the locale of the terminal: Russian where it is set, else English. */
export function systemLanguage(env: NodeJS.ProcessEnv = process.env): InterfaceLanguage {
  const locale = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}
