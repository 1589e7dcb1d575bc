import { useEffect, useLayoutEffect, useRef } from 'react';
import { registerCommands, type CommandHandlers } from '#renderer/commands/command-handlers.ts';
import type { CommandId } from '#renderer/commands/commands.ts';

type JudgeCommand = Extract<CommandId, `judge-${string}`>;
export type JudgeActions = Partial<Record<JudgeCommand, () => void>>;

/** What the keys of the review do, for as long as the page is open; those that are absent do nothing there. */
export function useJudgeCommands(actions: JudgeActions): void {
  const current = useRef(actions);
  useLayoutEffect(() => {
    current.current = actions;
  });
  const names = Object.keys(actions).join(' ');
  useEffect(() => {
    const handlers: CommandHandlers = {};
    for (const name of names.split(' ') as JudgeCommand[]) handlers[name] = () => current.current[name]?.();
    return registerCommands(handlers);
  }, [names]);
}
