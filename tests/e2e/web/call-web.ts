import type { Input, MethodName, Output, Reply } from '../../../electron/shared/contract/contract.ts';

/** A call of the services behind a web host, as its own page makes it; `url` carries the token. */
export async function callWeb<N extends MethodName>(url: string, name: N, input: Input<N>): Promise<Output<N>> {
  const { origin, hash } = new URL(url);
  const response = await fetch(`${origin}/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${hash.replace(/^#token=/, '')}`, origin },
    body: JSON.stringify(input),
  });
  const reply = (await response.json()) as Reply<Output<N>>;
  if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
  return reply.value;
}
