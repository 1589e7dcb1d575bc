import path from 'node:path';
import { sourceRules, type SourceRules } from '#shared/automation/sources.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { recognitionValues } from '../../arguments/recognition-values.ts';
import { exportFormat } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

/** `watch FOLDER…`: transcribes what arrives in them until Ctrl+C, one line for each that has ended. */
export async function watchFolders({ args, running, terminal, signal }: CliSession): Promise<number> {
  const { services, events, library } = running;
  const rules = rulesOf(args.values);
  for (const word of args.words) {
    const folder = path.resolve(word);
    const known = (await services['sources.list']({})).find((source) => path.resolve(source.folder) === folder);
    if (known === undefined) await services['sources.add']({ folder, rules });
    else await services['sources.change']({ sourceId: known.id, isOn: true });
  }
  const said = new Set<string>();
  const say = () => {
    const { rows } = library.automation.arrivals.list({ offset: 0, limit: 200, sourceId: null, state: null });
    for (const arrival of rows.toReversed()) {
      const { id, path: name, state, endedAtMs, failure, recordingId } = arrival;
      const key = `${id} ${state} ${endedAtMs}`;
      if (endedAtMs === null || said.has(key)) continue;
      said.add(key);
      if (args.values.json === true) terminal.out(`${JSON.stringify(arrival)}\n`);
      else terminal.row(`${String(recordingId ?? '').padStart(6)}  ${state.padEnd(7)}  ${name ?? ''}`);
      if (failure !== null) terminal.note(failureText(failure, terminal.language).what);
    }
  };
  // What ended before this command began is not news.
  for (const { id, state, endedAtMs } of library.automation.arrivals.list({
    offset: 0,
    limit: 200,
    sourceId: null,
    state: null,
  }).rows) {
    said.add(`${id} ${state} ${endedAtMs}`);
  }
  const off = events.on(({ name }) => name === 'sources.changed' && say());
  const ended = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => ended.resolve(), { once: true });
  terminal.say(`${cliTexts(terminal.language).stopWith}\n`);
  running.start();
  running.sources.start();
  if (signal.aborted) ended.resolve();
  // Nothing else would keep the process while the folders rest.
  const alive = setInterval(() => {}, 60_000);
  await ended.promise;
  clearInterval(alive);
  off();
  return 0;
}

function rulesOf(values: CliSession['args']['values']): SourceRules {
  const { preset, language } = recognitionValues(values);
  const exports =
    values.format === undefined ? [] : [{ format: exportFormat(values.format), folder: values.output ?? null }];
  return sourceRules.parse({
    exports,
    ...(values.model !== undefined && { modelId: values.model }),
    ...(preset !== undefined && { preset }),
    ...(language !== undefined && { language }),
  });
}
