import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { harmlessJson } from '#shared/text/harmless.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { decodeText } from '#shared/text/decode-text.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { WorkbenchPlace, WorkbenchResult } from '#shared/rules/stored-rule.ts';
import { checkTarget } from '#services/text-files/find-target.ts';
import { outputOf, targetOf } from '../../terminal/outputs.ts';
import type { CliSession } from '../../session.ts';

/** `rules`, `rules list`, `rules run`, `rules test TEXT`, `rules import FILE…`, `rules export`. */
export async function rules(session: CliSession): Promise<number> {
  const [verb = 'list', ...rest] = session.args.words;
  if (verb === 'list') return await list(session);
  if (verb === 'run') return await run(session);
  if (verb === 'test' && rest.length > 0) return await test(session, rest.join(' '));
  if (verb === 'import' && rest.length > 0) return await importFiles(session, rest);
  if (verb === 'export') return await exportFile(session);
  throw badRequest('needs-verb', { command: 'rules', verbs: 'list | run | test TEXT | import FILE | export' });
}

async function list({ args, running, terminal }: CliSession): Promise<number> {
  const { rules } = await running.services['rules.list']({});
  if (args.values.json === true) terminal.json(rules);
  else
    for (const { id, isOn, severity, newCount, findingCount, name, text } of rules)
      terminal.row(
        `${String(id).padStart(5)}  ${isOn ? '+' : '-'}  ${severity.padEnd(6)}  ${newCount}/${findingCount}  ${name}: ${text}`,
      );
  return 0;
}

/** Over the whole library, all rules, and what is due. */
async function run({ running, terminal, signal }: CliSession): Promise<number> {
  const { runs } = running.library.rules;
  const cancel = () => runs.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await runs.settleDue();
    const { foundCount } = await runs.run({ all: true });
    terminal.say(`+${foundCount}, ${running.library.watch.findings.counts().new}\n`);
    return 0;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/** What a rule would find, or with the number of a rule before it, what that one would gain and lose. */
async function test({ args, running, terminal, signal }: CliSession, words: string): Promise<number> {
  const [, id, text = words] = /^(\d+)\s+(.+)$/s.exec(words) ?? [];
  const request = { ruleId: id === undefined ? null : Number(id), text };
  const gained: WorkbenchPlace[] = [];
  const lost: WorkbenchPlace[] = [];
  let sum: WorkbenchResult | null = null;
  for (let cursor: string | null = null; ;) {
    signal.throwIfAborted();
    const part: WorkbenchResult = await running.services['rules.try']({ ...request, cursor });
    gained.push(...part.gained);
    lost.push(...part.lost);
    sum =
      sum === null
        ? part
        : {
            ...part,
            count: sum.count + part.count,
            gainedCount: sum.gainedCount + part.gainedCount,
            lostCount: sum.lostCount + part.lostCount,
          };
    ({ cursor } = part);
    if (cursor === null) break;
  }
  if (args.values.json === true) terminal.json({ ...sum, gained, lost });
  else {
    for (const place of gained) terminal.row(`+ ${lineOf(place)}`);
    for (const place of lost) terminal.row(`- ${lineOf(place)}`);
  }
  terminal.say(`${sum.count}: +${sum.gainedCount} -${sum.lostCount}\n`);
  return 0;
}

function lineOf({ recordingId, startMs, isCertain, before, matched, after }: WorkbenchPlace): string {
  const place = `${String(recordingId).padStart(5)}  ${formatClock(startMs).padStart(8)}${isCertain ? ' ' : '?'}`;
  return `${place}  ${before.slice(-40)}[${matched}]${after.slice(0, 40)}`;
}

async function importFiles({ running, terminal }: CliSession, files: readonly string[]): Promise<number> {
  for (const file of files) {
    const { text: json } = decodeText(await readFile(file));
    const { addedCount, changedCount } = await running.services['rules.import']({ json });
    terminal.note(`${file}: +${addedCount}, ~${changedCount}`);
  }
  await running.library.rules.runs.run();
  return 0;
}

async function exportFile({ args, running, terminal }: CliSession): Promise<number> {
  const output = await targetOf(outputOf(args.values.output), 'rules.json');
  const target = output === '-' ? null : path.resolve(output);
  const overwrite = args.values.overwrite === true;
  if (target !== null) await checkTarget(target, { overwrite });
  const { text } = await running.services['rules.export']({ ruleIds: [], path: target, overwrite });
  if (text === null) terminal.note(target ?? '');
  else terminal.out(harmlessJson(text));
  return 0;
}
