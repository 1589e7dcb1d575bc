import type { z } from 'zod';
import type { Reply } from '#shared/contract/contract.ts';
import { desktopContract, type DesktopMethod, type DesktopOutput } from '#shared/wire/desktop.ts';
import { failureOf, type Failure } from '#shared/failure.ts';
import type { Reason } from '#shared/text/failure-text/reasons.ts';

/** What main implements of the desktop contract; input has been checked. */
export type DesktopCalls = {
  readonly [M in DesktopMethod]: (input: z.output<(typeof desktopContract)[M]>) => Promise<DesktopOutput[M]>;
};

/** The door for shell calls: name → schema → call → reply. Never rejects. */
export async function openDesktopDoor(calls: DesktopCalls, name: unknown, input: unknown): Promise<Reply<unknown>> {
  if (!isDesktopMethod(name)) return refused({ reason: 'method-unknown' satisfies Reason });
  const checked = desktopContract[name].safeParse(input);
  if (!checked.success) return refused({ detail: `${name}: ${checked.error.issues[0]?.message ?? ''}` });
  try {
    // The schema of `name` was applied to `input`, which the compiler cannot follow through the union of names.
    const call = calls[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await call(checked.data) };
  } catch (thrown) {
    return { ok: false, failure: failureOf(thrown) };
  }
}

function isDesktopMethod(name: unknown): name is DesktopMethod {
  return typeof name === 'string' && Object.hasOwn(desktopContract, name);
}

function refused(params: Failure['params']): Reply<never> {
  return { ok: false, failure: { code: 'bad-request', params } };
}
