import { failureOf } from '#shared/failure.ts';
import { refusalStatus } from '#serving/loopback-guard.ts';
import { ApiFailure, asApiFailure, failureAnswer, jsonAnswer } from './api-failure.ts';
import type { ApiParts } from './api-parts.ts';
import { openApiDocument } from './open-api.ts';
import { routes, type Route } from './routes.ts';
import { checked } from './transcription-request.ts';

export interface ApiDoor {
  readonly parts: ApiParts;
  readonly port: number;
  readonly token: string;
  readonly ownToken: string;
}

/** Never rejects: what is wrong is an answer. */
export async function handleApiRequest(request: Request, door: ApiDoor): Promise<Response> {
  try {
    return await answer(request, door);
  } catch (thrown) {
    if (thrown instanceof ApiFailure) return failureAnswer(thrown);
    const failure = failureOf(thrown);
    if (failure.code === 'internal') door.parts.log.error('a request of the local API failed', thrown);
    return failureAnswer(asApiFailure(failure, door.parts.language()));
  }
}

async function answer(request: Request, door: ApiDoor): Promise<Response> {
  const url = new URL(request.url);
  const { pathname, tokenInPath } = withoutToken(url.pathname);
  const found = findRoute(request.method, pathname);
  const isDocument = pathname === '/v1/openapi.json' && request.method === 'GET';
  const given = request.headers.get('authorization') ?? (tokenInPath === null ? null : `Bearer ${tokenInPath}`);
  const refusal = refusalOf(request, given, door, typeof found !== 'object' || found.route.needsToken !== false);
  if (refusal !== null) throw refusal;
  if (isDocument) return jsonAnswer(openApiDocument(routes, door.parts.version, `http://127.0.0.1:${door.port}`));
  if (found === 'path') throw new ApiFailure(404, 'unknown_url', `There is no ${pathname}. See GET /v1/openapi.json.`);
  if (found === 'method')
    throw new ApiFailure(405, 'method_not_allowed', `${pathname} does not take ${request.method}.`);
  const { route, id } = found;
  const query = route.query === undefined ? {} : checked(route.query, Object.fromEntries(url.searchParams));
  const isOwn = given === `Bearer ${door.ownToken}`;
  return await route.answer({ request, parts: door.parts, isOwn, id }, query as never);
}

/** Clients that cannot send a token are given an address with it: `/key/TOKEN/inference`. */
function withoutToken(pathname: string): { readonly pathname: string; readonly tokenInPath: string | null } {
  const [, token, rest] = /^\/key\/([\w-]{20,200})(\/.*)$/.exec(pathname) ?? [];
  if (token === undefined || rest === undefined) return { pathname, tokenInPath: null };
  return { pathname: rest, tokenInPath: token };
}

function refusalOf(request: Request, given: string | null, door: ApiDoor, needsToken: boolean): ApiFailure | null {
  const { headers } = request;
  const caller = { host: headers.get('host'), origin: headers.get('origin'), authorization: given };
  const statuses = [door.token, door.ownToken].map((token) =>
    refusalStatus(caller, { port: door.port, token }, needsToken),
  );
  if (statuses.includes(null)) return null;
  const [status] = statuses;
  if (status === 421)
    return new ApiFailure(421, 'wrong_host', 'The local API answers at 127.0.0.1 and localhost only.');
  if (status === 403) return new ApiFailure(403, 'wrong_origin', 'Pages of other sites may not use the local API.');
  return new ApiFailure(401, 'invalid_api_key', 'The token is missing or wrong. Copy it from Settings → Local API.');
}

function findRoute(
  method: string,
  pathname: string,
): { readonly route: Route; readonly id: string } | 'path' | 'method' {
  let isKnown = false;
  for (const route of routes) {
    const id = matched(route.path, pathname);
    if (id === null) continue;
    if (route.method === method) return { route, id };
    isKnown = true;
  }
  return isKnown ? 'method' : 'path';
}

/** The part at `:id`, empty for a path without one; null where the path is another one. */
function matched(pattern: string, pathname: string): string | null {
  const [wanted, given] = [pattern.split('/'), pathname.split('/')];
  if (wanted.length !== given.length) return null;
  let id = '';
  for (const [nth, part] of wanted.entries()) {
    const one = given[nth] ?? '';
    if (part === ':id' && one !== '') id = decoded(one);
    else if (part !== one) return null;
  }
  return id;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
