import type { AnalysisParameters, AnalysisRun, Annotation } from '#shared/analyses/analysis.ts';
import { AppFailure } from '#shared/failure.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { analyzers } from '#services/analyses/analyzers.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { oneOf, recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { outputOf } from '../../terminal/outputs.ts';

/** `analyse list`, `analyse list ID`, `analyse [run] NAME ID…|--missing`, `analyse show ID`. */
export async function analyse(session: CliSession): Promise<number> {
  const [verb = 'list', ...words] = session.args.words;
  if (verb === 'list') return await (words.length === 0 ? listAnalyzers(session) : listRuns(session, words));
  if (verb === 'run' && words.length > 0) return await run(session, words);
  if (verb === 'show' && words.length > 0) return await show(session, words);
  // The name of an analysis is short for running it.
  if (analyzers.some(({ name }) => name === verb)) return await run(session, [verb, ...words]);
  throw new AppFailure('bad-request', { detail: '“analyse” takes list, run NAME ID… or show ID' });
}

async function listAnalyzers({ args, running, terminal }: CliSession): Promise<number> {
  const analyzers = await running.services['analyses.analyzers']({});
  if (args.values.json === true) terminal.json(analyzers);
  else
    for (const { name, version, model, parameters, secondsPerHour } of analyzers) {
      const options = Object.entries(parameters).map(([key, value]) => `${key}=${String(value)}`);
      terminal.row([name.padEnd(10), `v${version}`, model, `~${secondsPerHour} s/h`, ...options].join('  '));
    }
  return 0;
}

async function listRuns({ args, running, terminal }: CliSession, words: readonly string[]): Promise<number> {
  const runs = await running.services['analyses.list']({ recordingId: recordingId(words) });
  if (args.values.json === true) terminal.json(runs);
  else for (const one of runs) terminal.row(runLine(one));
  return 0;
}

/** What has a run already is run again where it is named; with `--missing` only what has none, newest first. */
async function run(session: CliSession, words: readonly string[]): Promise<number> {
  const { args, running, terminal, signal } = session;
  const [name = '', ...rest] = words;
  const parameters = parametersOf(rest.filter((word) => word.includes('=')));
  const numbers = rest.filter((word) => !word.includes('='));
  const { runs } = running.library.annotations;
  const runIds =
    args.values.missing === true
      ? missing(session, name, parameters)
      : (
          await running.services['analyses.start']({
            recordings: { recordingIds: numbers.map((word) => recordingId([word])) },
            analyzer: name,
            parameters,
            isFromKept: args.values.kept === true,
          })
        ).runIds;
  const off = running.events.on((event) => {
    if (event.name !== 'analysis.progressed' || !terminal.isInteractive) return;
    const { doneMs, totalMs } = event.data.progress;
    terminal.say(`\r\u001B[2K${formatClock(doneMs)} / ${formatClock(totalMs ?? doneMs)}`);
  });
  let code = 0;
  for (const id of runIds) {
    const stop = () => void running.analyses.pause(id);
    signal.addEventListener('abort', stop, { once: true });
    const ended = await running.analyses.runOne(id);
    signal.removeEventListener('abort', stop);
    if (terminal.isInteractive) terminal.say('\r\u001B[2K');
    terminal.row(runLine(ended));
    if (ended.failure !== null) terminal.note(`${ended.failure.code} ${JSON.stringify(ended.failure.params)}`);
    if (ended.state === 'failed') code = 1;
    if (signal.aborted) throw new AppFailure('aborted');
    runs.get(id);
  }
  off();
  return code;
}

function missing({ running }: CliSession, name: string, parameters: AnalysisParameters): readonly number[] {
  running.analyses.addMissing(name, parameters);
  return running.library.annotations.runs
    .waiting()
    .filter(({ analyzer }) => analyzer === name)
    .map(({ id }) => id);
}

/** `voices=2 isExact=true` */
function parametersOf(words: readonly string[]): AnalysisParameters {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      const text = word.slice(at + 1);
      const value =
        text === 'true'
          ? true
          : text === 'false'
            ? false
            : text !== '' && !Number.isNaN(Number(text))
              ? Number(text)
              : text;
      return [word.slice(0, at), value];
    }),
  );
}

async function show({ args, running, terminal }: CliSession, words: readonly string[]): Promise<number> {
  const id = recordingId(words);
  const kinds = args.values.kind?.split(',') ?? [];
  const format = oneOf(args.values.format, 'format', ['labels', 'csv', 'json'] as const);
  if (format !== undefined) {
    const saved = await running.services['analyses.export']({
      recordingId: id,
      kinds,
      format,
      path: null,
      overwrite: false,
    });
    const output = outputOf(args.values.output);
    if (output === '-') terminal.out(saved.text ?? '');
    else await writeFileWhole(output, saved.text ?? '', { overwrite: args.values.overwrite === true });
    return 0;
  }
  const page = { recordingId: id, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, kinds, limit: 200 };
  const all: Annotation[] = [];
  for (let total = 1; all.length < total;) {
    const { rows, total: known } = await running.services['analyses.annotations']({ ...page, offset: all.length });
    if (rows.length === 0) break;
    all.push(...rows);
    total = known;
  }
  if (args.values.json === true) terminal.json(all);
  else for (const one of all) terminal.row(annotationLine(one));
  return 0;
}

function runLine({ id, analyzer, state, isCurrent, summary, parameters }: AnalysisRun): string {
  const facts = Object.entries({ ...parameters, ...summary }).filter(([, value]) => value !== null && value !== '');
  const line = facts.map(([key, value]) => `${key}=${String(value).replaceAll('\n', ',')}`).join(' ');
  return `${isCurrent ? '*' : ' '}${String(id).padStart(5)}  ${analyzer.padEnd(10)}  ${state.padEnd(9)}  ${line}`.trimEnd();
}

function annotationLine({ startMs, endMs, kind, value, score, reason, name }: Annotation): string {
  const times = `${formatClock(startMs).padStart(8)} – ${formatClock(endMs).padStart(8)}`;
  const shown = score === null ? '    ' : score.toFixed(2);
  return `${times}  ${kind.padEnd(8)}  ${shown}  ${[value, name].filter((part) => part !== null).join(' ')}${reason === null ? '' : `  (${reason})`}`;
}
