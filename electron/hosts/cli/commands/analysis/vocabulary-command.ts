import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import { badRequest } from '#shared/text/bad-request.ts';
import { decodeText } from '#shared/text/decode-text.ts';
import type { VocabularyScope } from '#shared/recognition/vocabulary.ts';
import { recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';
import { outputOf, targetOf } from '../../terminal/outputs.ts';

/** `vocabulary list`, `add TERM [TAKEN FOR…]`, `remove TERM`, `take speakers|LIST`, `import FILE…`, `export`, all of a recording with `--into ID`. */
export async function vocabulary(session: CliSession): Promise<number> {
  const { args, running, terminal } = session;
  const { services } = running;
  const [verb = 'list', first = '', ...rest] = args.words;
  const into = args.values.into;
  const scope: VocabularyScope = {
    collectionId: null,
    recordingId: into === undefined ? null : recordingId([into]),
  };
  switch (verb) {
    case 'list': {
      const terms = await services['vocabulary.list'](scope);
      if (args.values.json === true) terminal.json(terms);
      else for (const { term, takenFor } of terms) terminal.row([term, ...takenFor].join('  ← '));
      return 0;
    }
    case 'add':
      await services['vocabulary.save']({ termId: null, ...scope, term: first, soundsLike: [], takenFor: rest });
      return 0;
    case 'remove':
      return await remove(session, scope, first);
    case 'import': {
      for (const file of [first, ...rest]) {
        if (!(await stat(file).catch(() => null))?.isFile()) throw new AppFailure('file-missing', { name: file });
        const { text: csv } = decodeText(await readFile(file));
        const { addedCount, mergedCount } = await services['vocabulary.import']({ ...scope, csv });
        terminal.note(`+${addedCount}, ${mergedCount}`);
      }
      return 0;
    }
    case 'take':
      return await take(session, scope, first);
    case 'export': {
      const output = await targetOf(outputOf(args.values.output), 'vocabulary.csv');
      const target = output === '-' ? null : path.resolve(output);
      const overwrite = args.values.overwrite === true;
      const saved = await services['vocabulary.export']({ ...scope, path: target, overwrite });
      if (saved.text === null) terminal.note(target ?? '');
      else terminal.out(saved.text);
      return 0;
    }
    default:
      throw badRequest('needs-verb', {
        command: 'vocabulary',
        verbs: 'list | add | remove | take | import FILE | export',
      });
  }
}

/** Names of speakers, or the terms of a watch list by its name. */
async function take({ running, terminal }: CliSession, scope: VocabularyScope, source: string): Promise<number> {
  const { services } = running;
  const { lists } = await services['watchLists.list']({});
  const list = lists.find(({ name }) => name === source);
  if (source !== 'speakers' && list === undefined) throw new AppFailure('not-found', { what: 'watch list' });
  const from = source === 'speakers' ? 'speakers' : 'watchList';
  const { addedCount, mergedCount } = await services['vocabulary.take']({ ...scope, from, listId: list?.id ?? null });
  terminal.note(`+${addedCount}, ${mergedCount}`);
  return 0;
}

async function remove({ running }: CliSession, scope: VocabularyScope, term: string): Promise<number> {
  const { services } = running;
  const known = (await services['vocabulary.list'](scope)).find((one) => one.term === term);
  if (known === undefined) throw new AppFailure('not-found', { what: 'term' });
  await services['vocabulary.remove']({ termId: known.id });
  return 0;
}
