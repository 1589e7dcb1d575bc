import type { Dictionary } from '#renderer/locales/en/words.ts';

type Reason = keyof Dictionary['localApi']['reasons'];

const known: readonly (readonly [RegExp, Reason])[] = [
  [/ENOTFOUND|EAI_AGAIN/, 'notFound'],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ECONNRESET/, 'refused'],
  [/ETIMEDOUT|stall|timed? ?out/i, 'late'],
  [/certificate|CERT_|SELF_SIGNED/i, 'certificate'],
  [/^offline$/, 'offline'],
];

/** What a delivery failed of, in the language of the page; what no one foresaw stays as it was reported. */
export function webhookReason(reported: string, { reasons, answered }: Dictionary['localApi']): string {
  const [, status] = /^HTTP (\d{3})$/.exec(reported) ?? [];
  if (status !== undefined) return answered(status);
  const found = known.find(([pattern]) => pattern.test(reported));
  return found === undefined ? reported : reasons[found[1]];
}
