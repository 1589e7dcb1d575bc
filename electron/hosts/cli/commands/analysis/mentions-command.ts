import type { MentionGroup, MentionPlace } from '#shared/analyses/mention-lists.ts';
import { AppFailure } from '#shared/failure.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { recordingId } from '../../arguments/read-values.ts';
import type { CliSession } from '../../session.ts';

const pageSize = 200;

/** `mentions ID`: what a text mentions, by value and name; `--all` every place of it; `--kind person,card` some values. */
export async function mentions({ args, running, terminal }: CliSession): Promise<number> {
  const id = recordingId(args.words);
  const { services } = running;
  const wanted = args.values.kind?.split(',') ?? [];
  const isWanted = ({ value, kind }: { readonly value: string; readonly kind: string }) =>
    wanted.length === 0 || wanted.includes(value) || wanted.includes(kind);
  if (
    running.library.annotations.runs
      .list(id)
      .every(({ analyzer }) => analyzer !== 'entities' && analyzer !== 'personal-data')
  ) {
    throw new AppFailure('bad-request', {
      detail: `nothing was looked for yet: “analyse run entities ${id}” and “analyse run personal-data ${id}”`,
    });
  }
  if (args.values.all === true) {
    const places = await all((offset) =>
      services['mentions.places']({ recordingId: id, value: null, names: [], offset, limit: pageSize }),
    );
    const shown = places.filter(isWanted);
    if (args.values.json === true) terminal.json(shown);
    else for (const place of shown) terminal.row(placeLine(place));
    return 0;
  }
  const groups = await all((offset) => services['mentions.groups']({ recordingId: id, offset, limit: pageSize }));
  const shown = groups.filter(isWanted);
  if (args.values.json === true) terminal.json(shown);
  else for (const group of shown) terminal.row(groupLine(group));
  return 0;
}

async function all<T>(ask: (offset: number) => Promise<{ readonly rows: readonly T[]; readonly total: number }>) {
  const rows: T[] = [];
  for (;;) {
    const page = await ask(rows.length);
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

function groupLine({ value, name, count, firstMs, names }: MentionGroup): string {
  const others = names.map((one) => one.name).filter((one) => one !== name);
  const also = others.length === 0 ? '' : `  (${others.join(', ')})`;
  return `${value.padEnd(12)}  ${String(count).padStart(4)}  ${formatClock(firstMs).padStart(8)}  ${name}${also}`;
}

function placeLine({ value, startMs, endMs, score, name, before, after, words }: MentionPlace): string {
  const times = `${formatClock(startMs).padStart(8)} – ${formatClock(endMs).padStart(8)}`;
  const text = `${before}[${words?.matched ?? ''}]${after}`.replaceAll(/\s+/g, ' ');
  return `${times}  ${value.padEnd(12)}  ${score?.toFixed(2) ?? '    '}  ${name ?? ''}  ${text}`;
}
