import type { AuditCheck, AuditEntry } from '#shared/sharing/audit.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { writeFileWhole } from '#services/text-files/write-file.ts';
import { recordingId, wholeNumber } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { outputOf } from '../../terminal/outputs.ts';
import { auditTexts } from '../../texts/audit-texts.ts';

/** The chain does not hold, or does not have the hash. */
const broken = 5;

/** `audit [list [ID]]`, `audit check [HASH]`, `audit export [ID] [-o FILE.csv]`. */
export async function audit(session: CliSession): Promise<number> {
  const [verb = 'list', ...rest] = session.args.words;
  if (verb === 'list') return await list(session, filterOf(session, rest));
  if (verb === 'export') return await save(session, filterOf(session, rest));
  if (verb === 'check' && rest.length < 2) return await check(session, rest[0]?.toLowerCase() ?? null);
  throw badRequest('needs-verb', { command: 'audit', verbs: 'list [ID] | check [HASH] | export' });
}

type Filter = { readonly text: string; readonly recordingId: number | null };

function filterOf({ args }: CliSession, words: readonly string[]): Filter {
  return { text: args.values.filter ?? '', recordingId: words.length === 0 ? null : recordingId(words) };
}

async function list({ args, running, terminal }: CliSession, filter: Filter): Promise<number> {
  const limit = wholeNumber(args.values.limit, 'limit', [1, 200]) ?? 50;
  const { rows } = await running.services['audit.list']({ ...filter, offset: 0, limit });
  if (args.values.json === true) terminal.json(rows);
  else for (const row of rows) terminal.row(lineOf(row));
  return 0;
}

function lineOf({ id, atMs, who, action, subjectId, name, detail, hash }: AuditEntry): string {
  const about = name ?? (subjectId === null ? '' : `#${subjectId}`);
  const facts = Object.entries(detail).map(([key, value]) => `${key}=${String(value)}`);
  const at = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
  return [String(id).padStart(6), at, who, action, about, facts.join(' '), hash.slice(0, 12)].join('  ');
}

async function check({ args, running, terminal }: CliSession, hash: string | null): Promise<number> {
  if (hash !== null && !/^[0-9a-f]{64}$/.test(hash)) throw badRequest('needs-hash');
  const found = await running.services['audit.check']({ hash });
  if (args.values.json === true) terminal.json(found);
  else terminal.row(sentence(found, auditTexts(terminal.language)));
  return found.firstBreak === null && found.isHashKnown !== false ? 0 : broken;
}

function sentence({ count, lastHash, firstBreak, isHashKnown }: AuditCheck, texts: ReturnType<typeof auditTexts>) {
  if (firstBreak !== null) return texts.broken[firstBreak.kind](firstBreak.id);
  if (isHashKnown === false) return texts.unknownHash;
  return `${texts.holds(count)} ${isHashKnown === true ? texts.knownHash : ''} ${lastHash}`
    .replaceAll('  ', ' ')
    .trim();
}

async function save({ args, running, terminal }: CliSession, filter: Filter): Promise<number> {
  const { text } = await running.services['audit.export']({ ...filter, path: null, overwrite: false });
  const output = outputOf(args.values.output);
  if (output === '-') terminal.out(text ?? '');
  else await writeFileWhole(output, text ?? '', { overwrite: args.values.overwrite === true });
  return 0;
}
