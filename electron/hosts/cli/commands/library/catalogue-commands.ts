import type { Collection } from '#shared/catalogue/listed-recording.ts';
import { AppFailure } from '#shared/failure.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { cliTexts } from '../../texts/cli-texts.ts';

/** `rename 12 NAME`: the file keeps its own. */
export async function rename({ args, running }: CliSession): Promise<number> {
  const [number = '', ...words] = args.words;
  const name = words.join(' ').trim();
  const id = recordingId([number]);
  if (name === '') throw badRequest('needs-name');
  await running.services['recordings.rename']({ recordingId: id, name });
  return 0;
}

/** Takes back the newest change of the library. */
export async function undo({ running, terminal }: CliSession): Promise<number> {
  const done = await running.services['filing.undo']({});
  const said = cliTexts(terminal.language).library;
  terminal.note(done === null ? said.nothingToUndo : said.undone(done.count));
  return 0;
}

/** `collection`, `collection add NAME`, `put NAME ID…`, `out NAME ID…`, `remove NAME`. */
export async function collection(session: CliSession): Promise<number> {
  const { args, running, terminal } = session;
  const { services } = running;
  const [verb = 'list', name = '', ...numbers] = args.words;
  switch (verb) {
    case 'list': {
      const all = await services['collections.list']({});
      if (args.values.json === true) terminal.json(all);
      else for (const one of all) terminal.row(`${String(one.count).padStart(7)}  ${pathOf(all, one)}`);
      return 0;
    }
    case 'add': {
      if (name.trim() === '') throw badRequest('needs-name');
      await services['collections.add']({ name, parentId: null, filter: args.values.filter ?? null });
      return 0;
    }
    case 'put':
    case 'out': {
      const { id } = await find(session, name);
      if (numbers.length === 0) throw badRequest('needs-recording');
      const recordings = { recordingIds: numbers.map((number) => recordingId([number])) };
      const place = verb === 'put' ? { intoId: id, outOfId: null } : { intoId: null, outOfId: id };
      await services['collections.put']({ recordings, ...place });
      return 0;
    }
    case 'remove': {
      const { id } = await find(session, name);
      await services['collections.remove']({ collectionId: id });
      return 0;
    }
    default:
      throw badRequest('needs-verb', { command: 'collection', verbs: 'list | add | put | out | remove' });
  }
}

async function find({ running }: CliSession, name: string): Promise<Collection> {
  const all = await running.services['collections.list']({});
  const found =
    all.find((one) => one.name === name) ?? all.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new AppFailure('not-found', { what: 'collection' });
  return found;
}

function pathOf(all: readonly Collection[], { parentId, name }: Collection): string {
  const parent = all.find(({ id }) => id === parentId);
  return parent === undefined ? name : `${pathOf(all, parent)} / ${name}`;
}
