import { useEffect, useLayoutEffect, useRef } from 'react';
import { registerCommands, type CommandHandlers } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';

type ListCommand = Extract<CommandId, `list-${string}`>;

/** What keys do with the rows, for as long as the list is on the page; those that are undefined belong to no one. */
export function useListCommands(actions: Readonly<Record<ListCommand, (() => void) | undefined>>): void {
  const now = useRef(actions);
  useLayoutEffect(() => {
    now.current = actions;
  });
  const able = Object.entries(actions)
    .flatMap(([id, act]) => (act === undefined ? [] : [id]))
    .join(' ');
  useEffect(() => {
    const ids = able.split(' ') as ListCommand[];
    const handlers: CommandHandlers = Object.fromEntries(ids.map((id) => [id, () => now.current[id]?.()]));
    return registerCommands(handlers);
  }, [able]);
}
