import { expect, test } from 'vitest';
import { localApi as en } from '#renderer/locales/en/local-api.ts';
import { localApi as ru } from '#renderer/locales/ru/local-api.ts';
import { webhookReason } from './webhook-reason.ts';

test.each([
  ['getaddrinfo ENOTFOUND example.org', en.reasons.notFound],
  ['connect ECONNREFUSED 127.0.0.1:9', en.reasons.refused],
  ['connect ETIMEDOUT 10.0.0.1:443', en.reasons.late],
  ['self-signed certificate in certificate chain', en.reasons.certificate],
  ['offline', en.reasons.offline],
  ['HTTP 503', en.answered('503')],
  ['something else', 'something else'],
])('a webhook that failed with “%s” says what happened', (reported, said) => {
  expect(webhookReason(reported, en)).toBe(said);
});

test('the reason is said in Russian too', () => {
  expect(webhookReason('getaddrinfo ENOTFOUND пример.рф', ru)).toBe(ru.reasons.notFound);
  expect(webhookReason('HTTP 404', ru)).toContain('404');
});
