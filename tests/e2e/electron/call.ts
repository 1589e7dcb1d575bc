import type { Page } from '@playwright/test';
import type { DesktopMethod, DesktopOutput } from '../../../electron/shared/wire/desktop.ts';
import type { Input, MethodName, Output, Reply } from '../../../electron/shared/contract/contract.ts';

/** A call as the page itself makes it, with the whole reply; `name` may be anything, to try what is refused. */
export function rawCall(
  page: Page,
  channel: 'invoke' | 'shell',
  name: unknown,
  input: unknown,
): Promise<Reply<unknown>> {
  return page.evaluate(([channel, name, input]) => window.desktop![channel](name as never, input), [
    channel,
    name,
    input,
  ] as const);
}

export async function call<N extends MethodName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  return valueOf(await rawCall(page, 'invoke', name, input)) as Output<N>;
}

export async function shell<N extends DesktopMethod>(page: Page, name: N, input: unknown): Promise<DesktopOutput[N]> {
  return valueOf(await rawCall(page, 'shell', name, input)) as DesktopOutput[N];
}

function valueOf(reply: Reply<unknown>): unknown {
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
}
