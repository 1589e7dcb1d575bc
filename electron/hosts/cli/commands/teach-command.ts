import { AppFailure } from '#shared/failure.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import type { TextClass } from '#shared/quality/classes.ts';
import { recordingId } from '../arguments/read-values.ts';
import type { CliSession } from '../session.ts';

/** `quality scope ID 0:10-0:25 …|all|none`: where the text in use is right, or all of it, or that it is no reference. */
export async function setScope(session: CliSession, [word, ...spans]: readonly string[]): Promise<number> {
  const { running, terminal } = session;
  const transcriptId = textOf(session, word);
  const known = (await running.services['quality.references']({})).find((one) => one.transcriptId === transcriptId);
  const [first] = spans;
  if (first === undefined) {
    for (const { low, high } of known?.scope ?? []) terminal.row(`${low} ${high}`);
    return 0;
  }
  if (first === 'none') {
    if (known !== undefined) await running.services['quality.unmarkReference']({ referenceId: known.id });
    return 0;
  }
  const scope = first === 'all' ? null : spans.map(spanOf);
  await running.services['quality.markReference']({ transcriptId, scope });
  return 0;
}

/** `quality teach CLASS yes|no ID TIME…`: passages at these times are examples for or against a class, made where it is new. */
export async function teach(session: CliSession, words: readonly string[]): Promise<number> {
  const [name = '', answer, word, ...times] = words;
  if ((answer !== 'yes' && answer !== 'no') || times.length === 0)
    throw badRequest('needs-verb', { command: 'quality', verbs: 'teach CLASS yes|no ID TIME…' });
  const { services } = session.running;
  const transcriptId = textOf(session, word);
  const known = await classNamed(session, name);
  const { id: classId } =
    known ?? (await services['classes.save']({ name, costs: { miss: 1, falseAlarm: 1 }, listIds: [] }));
  for (const time of times) {
    const offset = await services['segments.indexAt']({ transcriptId, atMs: msOf(time) });
    const [segment] = (await services['segments.list']({ transcriptId, offset, limit: 1 })).rows;
    if (segment === undefined) throw new AppFailure('not-found');
    await services['classes.label']({ classId, segmentId: segment.id, isTrue: answer === 'yes' });
    session.terminal.row(`${answer}  ${segment.text}`);
  }
  return 0;
}

/** `quality classes`, `quality learn CLASS`: what was taught, and learning from it. */
export async function classes(session: CliSession, [name]: readonly string[]): Promise<number> {
  const { args, running, terminal } = session;
  const { services } = running;
  let all = await services['classes.list']({});
  if (name !== undefined) {
    const found = all.find((one) => one.name === keyOf(name));
    if (found === undefined) throw new AppFailure('not-found');
    all = [await services['classes.train']({ classId: found.id })];
  }
  if (args.values.json === true) terminal.json(all);
  else
    for (const { name: own, exampleCount, trueCount, figures } of all)
      terminal.row(
        `${own}  ${trueCount}/${exampleCount}  ${figures === null ? '–' : `AP ${figures.averagePrecision.toFixed(3)}`}`,
      );
  return 0;
}

async function classNamed({ running }: CliSession, name: string): Promise<TextClass | undefined> {
  return (await running.services['classes.list']({})).find((one) => one.name === keyOf(name));
}

/** As names of classes are kept. */
function keyOf(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

function textOf({ running }: CliSession, word: string | undefined): number {
  const { transcriptId } = running.library.recordings.get(recordingId(word === undefined ? [] : [word]));
  if (transcriptId === null) throw new AppFailure('not-found');
  return transcriptId;
}

function spanOf(text: string): { low: number; high: number } {
  const [low = '', high = '', ...more] = text.split(/[-–]/);
  const span = { low: msOf(low), high: msOf(high) };
  if (more.length > 0 || span.high <= span.low) throw badRequest('span-empty');
  return span;
}

/** `12`, `1:05`, `1:02:03.5`: seconds, minutes and hours. */
function msOf(text: string): number {
  if (!/^(?:\d+:){0,2}\d+(?:[.,]\d+)?$/.test(text))
    throw badRequest('one-of', { option: 'time', values: '12, 1:05, 1:02:03.5' });
  const seconds = text
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);
  return Math.round(seconds * 1000);
}
