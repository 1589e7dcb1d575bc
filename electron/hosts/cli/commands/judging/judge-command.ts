import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { harmlessJson } from '#shared/text/harmless.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { decodeText } from '#shared/text/decode-text.ts';
import type { Figure } from '#shared/judging/judging.ts';
import { checkTarget } from '#services/text-files/find-target.ts';
import { outputOf, targetOf } from '../../terminal/outputs.ts';
import type { CliSession } from '../../session.ts';

const formats = ['csv', 'xlsx', 'json'] as const;

/** `judge`, `judge agreement`, `judge export`, `judge merge FILE…`, `judge scores [ID]`. */
export async function judge(session: CliSession): Promise<number> {
  const [verb = 'agreement', ...files] = session.args.words;
  if (verb === 'agreement') return await agreement(session);
  if (verb === 'export') return await exportVerdicts(session);
  if (verb === 'merge' && files.length > 0) return await merge(session, files);
  if (verb === 'scores') return await scores(session, files[0]);
  throw badRequest('needs-verb', { command: 'judge', verbs: 'agreement | export | merge FILE | scores [ID]' });
}

/** As lines, or in a format. */
async function agreement({ args, running, terminal }: CliSession): Promise<number> {
  const { format: asked, output, overwrite = false, json = false } = args.values;
  if (asked !== undefined || output !== undefined) {
    const format = formats.find((known) => known === (asked ?? 'csv'));
    if (format === undefined) throw badRequest('one-of', { option: 'format', values: formats.join(', ') });
    const place = await targetOf(outputOf(output), `agreement.${format}`);
    const target = place === '-' ? null : path.resolve(place);
    if (target !== null) await checkTarget(target, { overwrite });
    const { text } = await running.services['judging.exportAgreement']({ format, path: target, overwrite });
    if (text === null) terminal.note(target ?? '');
    else terminal.out(format === 'json' ? harmlessJson(text) : text);
    return 0;
  }
  const found = await running.services['judging.agreement']({});
  if (json) {
    terminal.json(found);
    return 0;
  }
  for (const { rule, ruleName, count, raw, kappa, ac1, alpha, precision } of found.rows) {
    const figures = [
      `n ${count}`,
      `raw ${shown(raw)}`,
      `kappa ${shown(kappa)}`,
      `AC1 ${shown(ac1)}`,
      `alpha ${shown(alpha)}`,
    ];
    terminal.row(
      `${rule === null ? '*' : ruleName}: ${figures.join('  ')}  precision ${shown(precision)} (${precision.confirmed}/${precision.judged})`,
    );
  }
  const { recall } = found;
  if (recall !== null)
    terminal.row(
      `recall ${shown({ value: recall.recall, interval: recall.interval })} (${recall.missed}/${recall.sampled})`,
    );
  terminal.say(`${found.disagreementCount}, ${found.conflicts.length}\n`);
  return 0;
}

/** The scorecards, or the scores of one as a table. */
async function scores({ args, running, terminal }: CliSession, id: string | undefined): Promise<number> {
  const cards = await running.services['judging.scorecards']({});
  const card = cards.find((one) => String(one.id) === id);
  if (id === undefined || card === undefined) {
    if (args.values.json === true) terminal.json(cards);
    else for (const { id: number, name, questions } of cards) terminal.row(`${number}  ${questions.length}  ${name}`);
    return 0;
  }
  const format = formats.find((known) => known === (args.values.format ?? 'csv'));
  if (format === undefined) throw badRequest('one-of', { option: 'format', values: formats.join(', ') });
  const place = await targetOf(outputOf(args.values.output), `scores.${format}`);
  const target = place === '-' ? null : path.resolve(place);
  const overwrite = args.values.overwrite === true;
  if (target !== null) await checkTarget(target, { overwrite });
  const request = { scorecardId: card.id, format, path: target, overwrite };
  const { text } = await running.services['judging.exportScores'](request);
  if (text === null) terminal.note(target ?? '');
  else terminal.out(format === 'json' ? harmlessJson(text) : text);
  return 0;
}

function shown({ value, interval }: Figure): string {
  if (value === null) return '–';
  return interval === null
    ? value.toFixed(3)
    : `${value.toFixed(3)} [${interval.low.toFixed(3)}, ${interval.high.toFixed(3)}]`;
}

async function exportVerdicts({ args, running, terminal }: CliSession): Promise<number> {
  const place = await targetOf(outputOf(args.values.output), 'verdicts.json');
  const target = place === '-' ? null : path.resolve(place);
  const overwrite = args.values.overwrite === true;
  if (target !== null) await checkTarget(target, { overwrite });
  const { text } = await running.services['judging.exportVerdicts']({ path: target, overwrite });
  if (text === null) terminal.note(target ?? '');
  else terminal.out(harmlessJson(text));
  return 0;
}

async function merge({ running, terminal }: CliSession, files: readonly string[]): Promise<number> {
  let refused = 0;
  for (const file of files) {
    const { text: json } = decodeText(await readFile(file));
    const { addedCount, knownCount, refusedCount } = await running.services['judging.importVerdicts']({ json });
    terminal.note(`${file}: +${addedCount}, =${knownCount}, !${refusedCount}`);
    refused += refusedCount;
  }
  return refused === 0 ? 0 : 1;
}
