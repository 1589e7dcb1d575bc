import { createHash, createHmac } from 'node:crypto';

export interface StoreAccess {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
}

/** Headers of a request without a body, signed as S3-compatible stores want it (AWS Signature Version 4). */
export function signedHeaders(
  { accessKey, secretKey, region }: StoreAccess,
  { url, method, now, bodySha256 = emptySha256 }: { url: URL; method: string; now: Date; bodySha256?: string },
): Record<string, string> {
  const at = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const day = at.slice(0, 8);
  const headers = { host: url.host, 'x-amz-content-sha256': bodySha256, 'x-amz-date': at };
  const names = Object.keys(headers).toSorted();
  const canonical = [
    method,
    url.pathname.split('/').map(encoded).join('/'),
    [...url.searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .toSorted()
      .join('&'),
    ...names.map((name) => `${name}:${headers[name as keyof typeof headers]}`),
    '',
    names.join(';'),
    bodySha256,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secretKey}`);
  const signature = hmac(key, text).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...headers, authorization };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const emptySha256 = sha256('');

function encoded(text: string): string {
  return encodeURIComponent(decodeURIComponent(text)).replaceAll(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
