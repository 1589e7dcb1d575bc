import { badRequest } from '#shared/text/bad-request.ts';
import { localDate } from '#shared/text/local-time.ts';
import { wholeNumber } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

/** `retention`, `keep`, `hold`, `release`, `forget`, `due`, `delete`: what is kept for how long, and what would go now. */
export async function retention(session: CliSession): Promise<number> {
  const { args, running, terminal } = session;
  const { services } = running;
  const [verb = 'list', what = '', ...more] = args.words;
  switch (verb) {
    case 'list':
      return await list(session);
    case 'keep': {
      const { kind, key } = await subjectOf(session, what);
      if (kind === 'recording')
        throw badRequest('needs-verb', { command: 'retention', verbs: 'keep tag:… | collection:… DAYS' });
      const keepDays = wholeNumber(more[0], 'keep', [0, 36_525]) ?? 0;
      await services['retention.setRule']({ kind, key, keepDays, from: 'added' });
      return await list(session);
    }
    case 'hold':
      await services['retention.addHold']({ ...(await subjectOf(session, what)), reason: more.join(' ') });
      return await list(session);
    case 'release':
      await services['retention.removeHold']({ holdId: Number(what) });
      return await list(session);
    case 'forget':
      await services['retention.removeRule']({ ruleId: Number(what) });
      return await list(session);
    case 'due':
      return await due(session);
    case 'delete':
      return await deleteDue(session);
    default:
      terminal.say('');
      throw badRequest('needs-verb', {
        command: 'retention',
        verbs: 'list | keep | hold | release | forget | due | delete',
      });
  }
}

async function list({ args, running, terminal }: CliSession): Promise<number> {
  const rules = await running.services['retention.rules']({});
  const holds = await running.services['retention.holds']({});
  if (args.values.json === true) {
    terminal.json({ rules, holds });
    return 0;
  }
  for (const { id, kind, name, keepDays } of rules)
    terminal.row(`${String(id).padStart(4)}  keep  ${keepDays} d  ${kind}:${name}`);
  for (const { id, kind, name, reason } of holds)
    terminal.row(`${String(id).padStart(4)}  hold  ${kind}:${name}  ${reason}`);
  return 0;
}

async function due({ args, running, terminal }: CliSession): Promise<number> {
  const { rows } = await running.services['retention.due']({ offset: 0, limit: 200 });
  if (args.values.json === true) terminal.json(rows);
  else
    for (const row of rows)
      terminal.row(`${String(row.recordingId).padStart(5)}  ${localDate(row.dueSinceMs)}  ${row.name}`);
  return 0;
}

/** Without `--yes` only said what would go. */
async function deleteDue({ args, running, terminal }: CliSession): Promise<number> {
  const { services } = running;
  const { deletion } = cliTexts(terminal.language);
  const { rows } = await services['retention.due']({ offset: 0, limit: 200 });
  if (rows.length === 0) return 0;
  const recordingIds = rows.map((row) => row.recordingId);
  const plan = await services['retention.plan']({ recordingIds });
  terminal.say(`${deletion.goes}\n`);
  for (const { id, name } of plan.recordings) terminal.row(`${String(id).padStart(5)}  ${name}`);
  terminal.say(`${deletion.parts(plan)}\n`);
  if (plan.copies.length > 0) {
    terminal.say(`${deletion.held}\n`);
    for (const copy of plan.copies) terminal.row(copy.name);
  }
  terminal.say(`${deletion.beyond}\n`);
  if (args.values.yes !== true) {
    terminal.say(`${deletion.nothingYet}\n`);
    return 0;
  }
  const done = await services['retention.apply']({ recordingIds, withCopies: args.values['with-backups'] === true });
  terminal.say(`${deletion.gone(done.recordingIds.length)}\n`);
  return 0;
}

async function subjectOf({ running }: CliSession, text: string) {
  const [, kind, name = ''] = /^(tag|collection):(.+)$/.exec(text) ?? [];
  if (kind === 'tag') return { kind, key: name } as const;
  if (kind === 'collection') {
    const found = (await running.services['collections.list']({})).find((one) => one.name === name);
    if (found === undefined) throw badRequest('needs-verb', { command: 'retention', verbs: 'collection:NAME' });
    return { kind, key: String(found.id) } as const;
  }
  return { kind: 'recording', key: String(running.library.recordings.get(Number(text)).id) } as const;
}
