import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { Failure } from '#shared/failure.ts';
import { failureText } from '#shared/text/failure-text.ts';

/** What a client is answered where something is wrong, in the form that clients of OpenAI's API read. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly param: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    status: number,
    code: string,
    message: string,
    { param = null, retryAfterSeconds = null }: { param?: string | null; retryAfterSeconds?: number | null } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const statuses: Partial<Record<Failure['code'], number>> = {
  'not-found': 404,
  'file-missing': 404,
  'model-missing': 404,
  'model-unknown': 404,
  'library-locked': 503,
  'library-readonly': 503,
  'disk-full': 507,
  'model-wanted': 503,
  internal: 500,
  aborted: 499,
};

/** The same for a failure of the services: its sentence in plain words, its code as the app knows it. */
export function asApiFailure(failure: Failure, language: InterfaceLanguage): ApiFailure {
  const { what, next } = failureText(failure, language);
  const status = statuses[failure.code] ?? 400;
  return new ApiFailure(status, failure.code.replaceAll('-', '_'), `${what} ${next}`.trim());
}

export function failureAnswer(failure: ApiFailure): Response {
  const { status, code, param, message, retryAfterSeconds } = failure;
  const type = status === 429 ? 'rate_limit_error' : status >= 500 ? 'server_error' : 'invalid_request_error';
  return jsonAnswer({ error: { message, type, param, code } }, status, {
    ...(retryAfterSeconds !== null && { 'retry-after': String(retryAfterSeconds) }),
  });
}

export const safeHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export function jsonAnswer(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    headers: { ...safeHeaders, 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}

export function textAnswer(text: string | Uint8Array, type: string): Response {
  return new Response(text as ConstructorParameters<typeof Response>[0], {
    headers: { ...safeHeaders, 'content-type': type },
  });
}
