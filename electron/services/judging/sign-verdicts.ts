import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { VerdictBody, VerdictRecord } from '#shared/judging/verdict-record.ts';
import { canonicalJson, idOf } from './merge-verdicts.ts';

/** Of one reviewer on one machine; PEM. */
export interface ReviewerKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

export function createReviewerKey(): ReviewerKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })),
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/** Who a key belongs to: SHA-256 of its bytes. */
export function reviewerOf(publicKey: string): string {
  return createHash('sha256')
    .update(createPublicKey(publicKey).export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

export function signVerdict(body: VerdictBody, { privateKey }: ReviewerKey): VerdictRecord {
  const signature = sign(null, Buffer.from(canonicalJson(body)), createPrivateKey(privateKey)).toString('base64');
  return { id: idOf(body), body, signature };
}

/** Whether nothing of a record was changed since its reviewer signed it. */
export function isGenuine({ id, body, signature }: VerdictRecord, publicKey: string): boolean {
  try {
    return (
      id === idOf(body) &&
      reviewerOf(publicKey) === body.reviewer &&
      verify(null, Buffer.from(canonicalJson(body)), createPublicKey(publicKey), Buffer.from(signature, 'base64'))
    );
  } catch {
    return false;
  }
}
