import { badRequest } from '#shared/text/bad-request.ts';
import type { ErasurePlan, ErasureResult, HoldingCopy } from '#shared/maintenance/erasure.ts';
import { localMinute } from '#shared/text/local-time.ts';
import { exitCode } from '../../exit-code.ts';
import type { CliSession } from '../../session.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

/** Into the bin, or for good: then `--yes` is asked for, after a list of what goes. */
export async function deleteRecordings(session: CliSession): Promise<number> {
  const { services } = session.running;
  const { values, words } = session.args;
  const recordingIds = [...new Set(words.map(numberOf))];
  if (recordingIds.length === 0) throw badRequest('needs-recordings');
  for (const recordingId of recordingIds) await services['recordings.get']({ recordingId });
  const isForGood = values['for-good'] === true;
  if (!isForGood || values.yes === true) await services['recordings.remove']({ recordingIds });
  if (!isForGood) {
    session.terminal.note(cliTexts(session.terminal.language).deletion.inBin(recordingIds.length));
    return 0;
  }
  if (values.yes !== true) return await ask(session, recordingIds);
  const erased = await services['recordings.erase']({
    choice: { recordingIds },
    withCopies: values['with-backups'] === true,
  });
  // Who asks here waits to the end.
  const result = { ...erased, isFinished: erased.isFinished || (await session.running.finishErasures()) };
  if (values.json === true) session.terminal.json(result);
  else sayLines(session.terminal, resultLines(session.terminal, result));
  return result.isFinished ? 0 : exitCode({ code: 'disk-full', params: {} });
}

/** Nothing is deleted: the exit code says that the command is not whole. */
async function ask({ args, terminal, running }: CliSession, recordingIds: readonly number[]): Promise<number> {
  const plan = await running.services['recordings.planErasure']({ recordingIds: [...recordingIds] });
  if (args.values.json === true) terminal.json(plan);
  else sayLines(terminal, planLines(terminal, plan));
  return 2;
}

function planLines(terminal: Terminal, plan: ErasurePlan): string {
  const text = cliTexts(terminal.language).deletion;
  // A name is text of strangers: it stays on its line.
  const names = plan.recordings.map(({ id, name }) => `  ${id}  ${name.replaceAll(/\s+/g, ' ')}\n`).join('');
  return `${text.goes}\n${names}${text.parts(plan)}\n${copyLines(text.held, plan.copies)}${text.beyond}\n${text.nothingYet}\n`;
}

function resultLines(terminal: Terminal, { recordingIds, isFinished, copies }: ErasureResult): string {
  const text = cliTexts(terminal.language).deletion;
  return `${text.gone(recordingIds.length)}\n${isFinished ? '' : `${text.unfinished}\n`}${copyLines(text.held, copies)}${text.beyond}\n`;
}

function sayLines(terminal: Terminal, text: string): void {
  for (const line of text.trimEnd().split('\n')) terminal.note(line);
}

function copyLines(title: string, copies: readonly HoldingCopy[]): string {
  if (copies.length === 0) return '';
  const lines = copies.map(({ name, madeAtMs }) => `  ${localMinute(madeAtMs)}  ${name}\n`);
  return `${title}\n${lines.join('')}`;
}

function numberOf(word: string): number {
  const value = Number(word);
  if (Number.isInteger(value) && value > 0) return value;
  throw badRequest('needs-recordings');
}
