import path from 'node:path';
import type { BundleCheck, BundleProblem } from '#shared/sharing/evidence.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { checkBag } from '#services/evidence/check-bag.ts';
import type { CliArguments } from '../../arguments/read-arguments.ts';
import { recordingId, wholeNumber } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { evidenceTexts } from '../../texts/evidence-texts.ts';
import { spanOf } from './redact-command.ts';

/** A file of the bundle is not what was written. */
const changed = 5;

/** `evidence ID [FROM-TO] [--finding N] [--margin SECONDS] -o FOLDER` */
export async function evidence({ args, running, terminal }: CliSession): Promise<number> {
  const { values, words } = args;
  const [, span, ...more] = words;
  if (more.length > 0) throw badRequest('redact-span');
  const marginSeconds = wholeNumber(values.margin, 'margin', [0, 600]) ?? 5;
  const made = await running.services['evidence.make']({
    recordingId: recordingId(words.slice(0, 1)),
    span: span === undefined ? null : spanOf(span),
    findingId: wholeNumber(values.finding, 'finding', [1, Number.MAX_SAFE_INTEGER]),
    marginMs: marginSeconds * 1000,
    folder: path.resolve(values.output ?? '.'),
  });
  if (values.json === true) terminal.json(made);
  else {
    terminal.row(made.folder);
    terminal.note(evidenceTexts(terminal.language).made(made.fileCount, made.seal));
  }
  return 0;
}

/** Needs no library: it is for those who received a bundle. */
export async function verifyBundle(args: CliArguments, terminal: Terminal): Promise<number> {
  const [folder, ...more] = args.words;
  if (folder === undefined || more.length > 0) throw badRequest('needs-bundle');
  const check = await checkBag(folder);
  if (args.values.json === true) terminal.json(check);
  else say(check, terminal);
  return check.problems.length === 0 ? 0 : changed;
}

function say({ problems, fileCount, seal }: BundleCheck, terminal: Terminal): void {
  const texts = evidenceTexts(terminal.language);
  for (const problem of problems) terminal.row(lineOf(problem, texts));
  terminal.note(problems.length === 0 ? texts.whole(fileCount, seal ?? '') : texts.changed(problems.length));
}

function lineOf({ kind, file, list }: BundleProblem, texts: ReturnType<typeof evidenceTexts>): string {
  return `${texts.kinds[kind]}: ${file}${file === list ? '' : `  (${list})`}`;
}
