import { createHash, createHmac } from 'node:crypto';

export interface StoreAccess {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly region: string;
  /** Of keys that are lent for some hours. */
  readonly sessionToken?: string | undefined;
}

export interface RequestToSign {
  readonly url: URL;
  readonly method: string;
  readonly now: Date;
  /** Of the body; that of no body if absent. */
  readonly bodySha256?: string;
  /** Signed along with the others. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Headers of a request, `headers` included, signed as S3-compatible stores want it (AWS Signature Version 4). */
export function signedHeaders(
  { accessKey, secretKey, region, sessionToken }: StoreAccess,
  { url, method, now, bodySha256 = emptySha256, headers: given = {} }: RequestToSign,
): Record<string, string> {
  const at = now.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');
  const day = at.slice(0, 8);
  const headers: Record<string, string> = {
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value])),
    host: url.host,
    'x-amz-content-sha256': bodySha256,
    'x-amz-date': at,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  };
  const names = Object.keys(headers).toSorted();
  const canonical = [
    method,
    url.pathname.split('/').map(encoded).join('/'),
    [...url.searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .toSorted()
      .join('&'),
    ...names.map((name) => `${name}:${headers[name]?.trim().replaceAll(/ +/g, ' ')}`),
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
