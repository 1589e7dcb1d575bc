import { badRequest } from '#shared/text/bad-request.ts';
import { AppFailure } from '#shared/failure.ts';
import { harmless } from '#shared/text/harmless.ts';
import type { HitReason, SearchHit, SearchOrder } from '#shared/search.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { recordingId, wholeNumber } from '../arguments/read-values.ts';
import type { CliSession } from '../session.ts';
import { cliTexts } from '../texts/cli-texts.ts';

export async function search(session: CliSession): Promise<number> {
  const { args, running, terminal } = session;
  const text = args.words.join(' ');
  if (text.trim() === '') throw badRequest('needs-query');
  const limit = wholeNumber(args.values.limit, 'limit', [1, 200]) ?? 20;
  const reply = await running.services['search.query']({ text, offset: 0, limit, order: orderOf(args.values.order) });
  if (args.values.json === true) {
    terminal.json(reply);
    return 0;
  }
  if (reply.indexing !== null) terminal.note(cliTexts(terminal.language).search.behind);
  for (const note of reply.notes) terminal.note(cliTexts(terminal.language).search.note(note.text));
  for (const hit of reply.hits) terminal.out(`${hitLine(hit, terminal.isColoured)}\n`);
  const { total, isExact } = reply.isTotalExact
    ? { total: reply.total, isExact: true }
    : await running.services['search.count']({ text });
  terminal.say(`${isExact ? '' : '~'}${total}\n`);
  return 0;
}

function orderOf(text: string | undefined): SearchOrder {
  if (text === undefined || text === 'newest' || text === 'relevance') return text ?? 'newest';
  throw badRequest('one-of', { option: 'order', values: 'newest, relevance' });
}

/** Rebuilds the index, in this process, with its progress. */
export async function reindex({ running, terminal, signal }: CliSession): Promise<number> {
  const { catchUp } = running.library.index;
  catchUp.startOver();
  while (!catchUp.isDone()) {
    const progress = catchUp.progress();
    // What is done stays done: the next start resumes there.
    if (signal.aborted) throw new AppFailure('aborted');
    if (terminal.isInteractive && progress !== null) terminal.say(`\r\u001B[2K${progress.done} / ${progress.total}`);
    catchUp.work(200);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  if (terminal.isInteractive) terminal.say('\r\u001B[2K');
  return 0;
}

/** `tag 12 +urgent -old`; without tags it lists them. */
export async function tag({ args, running, terminal }: CliSession): Promise<number> {
  const [number = '', ...changes] = args.words;
  const id = recordingId([number]);
  const wrong = changes.find((change) => !/^[+-]./.test(change));
  if (wrong !== undefined) throw badRequest('needs-sign', { word: wrong });
  running.library.recordings.get(id);
  await running.services['tags.change']({
    recordings: { recordingIds: [id] },
    add: changes.filter((change) => change.startsWith('+')).map((change) => change.slice(1)),
    remove: changes.filter((change) => change.startsWith('-')).map((change) => change.slice(1)),
  });
  for (const { name } of running.library.catalogue.tags.of([id])) terminal.row(name);
  return 0;
}

function hitLine(hit: SearchHit, isColoured: boolean): string {
  let text = '';
  let at = 0;
  for (const [start, end] of hit.marks) {
    const found = harmless(hit.text.slice(start, end));
    text += harmless(hit.text.slice(at, start)) + (isColoured ? `\u001B[1;33m${found}\u001B[0m` : found);
    at = end;
  }
  const reasons = hit.reasons.map(reasonText).join(' ');
  const why = reasons === '' ? '' : `  ${isColoured ? `\u001B[2m${reasons}\u001B[0m` : reasons}`;
  return `${String(hit.recordingId).padStart(5)}  ${formatClock(hit.startMs).padStart(8)}  ${harmless(hit.recordingName)}  ${text}${harmless(hit.text.slice(at))}${why}`;
}

/** `[class threat 87 %: call, code]`. */
function reasonText({ field, value, score, detail }: HitReason): string {
  const sure = score === null ? '' : ` ${Math.floor(score * 100)} %`;
  return `[${field} ${harmless(value)}${sure}${detail === null || detail === '' ? '' : `: ${harmless(detail)}`}]`;
}
