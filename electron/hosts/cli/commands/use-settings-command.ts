import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { TunedPlace } from '#shared/quality/tuned-settings.ts';
import { settingsToUse, withoutPlace } from '#shared/quality/use-settings.ts';
import { languageCodes } from '#shared/text/language.ts';
import { recordingId } from '../arguments/read-values.ts';
import type { CliSession } from '../session.ts';

/** `quality use RUN [LANGUAGE|FOLDER]`: new recordings, of a language or a folder where one is named, as the run. */
export async function useSettings({ running }: CliSession, [word, where]: readonly string[]): Promise<number> {
  const { run } = await running.services['quality.run']({ runId: recordingId(word === undefined ? [] : [word]) });
  const used = { options: run.options, setName: run.setName, nowMs: Date.now() };
  const place = where === undefined ? null : placeOf(where);
  await running.services['settings.set'](settingsToUse(used, place, running.library.settings.get().tuned));
  return 0;
}

/** `quality unuse LANGUAGE|FOLDER`. Fails with `not-found`. */
export async function unuseSettings({ running }: CliSession, [where = '']: readonly string[]): Promise<number> {
  const { tuned } = running.library.settings.get();
  const rest = withoutPlace(tuned, placeOf(where));
  if (rest.length === tuned.length) throw new AppFailure('not-found');
  await running.services['settings.set']({ tuned: rest });
  return 0;
}

/** `quality used`: which settings stand for which recordings. */
export function listUsed({ args, running, terminal }: CliSession): number {
  const { tuned } = running.library.settings.get();
  if (args.values.json === true) terminal.json(tuned);
  else
    for (const { place, options, setName } of tuned)
      terminal.row(
        `${'folder' in place ? place.folder : place.language}  ${options.modelId} ${options.preset}  ${setName}`,
      );
  return 0;
}

function placeOf(word: string): TunedPlace {
  const language = languageCodes.find((code) => code === word);
  return language === undefined ? { folder: path.resolve(word) } : { language };
}
