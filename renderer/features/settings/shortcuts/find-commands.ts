import type { CommandId } from '#renderer/commands/commands.ts';

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/**
 * Commands whose name holds the beginning of each typed word, in any order; those that can run now come first, and
 * among them those that begin with the text.
 */
export function findCommands(
  text: string,
  ids: readonly CommandId[],
  names: Readonly<Record<CommandId, string>>,
  canRun: (id: CommandId) => boolean,
): readonly CommandId[] {
  const wanted = plain(text).split(/\s+/).filter(Boolean);
  const fits = (id: CommandId) => {
    const words = plain(names[id]).split(/[\s:()«»“”,]+/);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  };
  const rank = (id: CommandId) => (canRun(id) ? 0 : 2) + (plain(names[id]).startsWith(plain(text).trim()) ? 0 : 1);
  return ids.filter(fits).toSorted((one, other) => rank(one) - rank(other));
}
