import { contract, isMethodName, type Reply, type Services } from '#shared/contract/contract.ts';
import type { Reason } from '#shared/text/failure-text/reasons.ts';
import { failureOf, type Failure } from '#shared/failure.ts';
import type { Log } from '#services/log.ts';

/** The one door: name → schema → call → reply. Never rejects; what was not expected is logged with its cause. */
export async function dispatch(services: Services, name: unknown, input: unknown, log: Log): Promise<Reply<unknown>> {
  if (!isMethodName(name))
    return refused({ code: 'bad-request', params: { reason: 'method-unknown' satisfies Reason } });
  const checked = contract[name].input.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const detail = `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim();
    return refused({ code: 'bad-request', params: { detail } });
  }
  try {
    // The schema of `name` was applied to `input`, which the compiler cannot follow through the union of names.
    const call = services[name] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await call(checked.data) };
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (failure.code === 'internal') log.error(`${name} failed`, thrown);
    return refused(failure);
  }
}

function refused(failure: Failure): Reply<never> {
  return { ok: false, failure };
}
