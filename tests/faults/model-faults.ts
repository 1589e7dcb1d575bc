import type { FailureCode } from '#shared/failure.ts';
import { serve, type Answer, type ServeOptions } from './model-server.ts';

/**
 * `whole`: the download stands it by itself. Else it ends with this failure, and resumes when the server works again.
 */
export type FaultOutcome = 'whole' | FailureCode;

export interface ModelFault {
  readonly name: string;
  readonly answer: Answer;
  readonly outcome: FaultOutcome;
}

/** The fault in the first answer, or in every second one; then well. */
const first = (bad: Answer, good: Answer = serve()): Answer => {
  return (call) => (call.request === 0 ? bad(call) : good(call));
};
const cutAt = (share: number): Answer => first(serve({ cutAfter: (length) => Math.floor(length * share) }));
const afterCut = (then: ServeOptions): Answer => {
  return first(serve({ cutAfter: (length) => Math.floor(length / 2) }), serve(then));
};
const status = (code: number, headers: Record<string, string> = {}, body = ''): Answer => {
  return ({ reply }) => void reply.writeHead(code, headers).end(body);
};
const wrongBytes = (file: Buffer): Buffer => {
  const wrong = Buffer.from(file);
  wrong[Math.floor(file.length / 3)] = (wrong[Math.floor(file.length / 3)] ?? 0) ^ 1;
  return wrong;
};
const html = { 'content-type': 'text/html; charset=utf-8' };

/** What servers, proxies and hotel networks do to a download. */
export const modelFaults: readonly ModelFault[] = [
  { name: 'cut before the first byte', answer: cutAt(0), outcome: 'whole' },
  { name: 'cut at 1 %', answer: cutAt(0.01), outcome: 'whole' },
  { name: 'cut at 50 %', answer: cutAt(0.5), outcome: 'whole' },
  { name: 'cut at 99.9 %', answer: cutAt(0.999), outcome: 'whole' },
  { name: 'no answer at all', answer: first(() => {}), outcome: 'whole' },
  { name: 'never an answer', answer: () => {}, outcome: 'download-stalled' },
  { name: 'silence in the middle', answer: first(serve({ stallAfter: 1_500_000 })), outcome: 'whole' },
  {
    name: 'connection closed without a word',
    answer: first(({ reply }) => void reply.socket?.destroy()),
    outcome: 'whole',
  },
  {
    name: '416 to a range',
    answer: (call) =>
      call.asked.headers.range === undefined && call.request > 0
        ? serve()(call)
        : first(serve({ cutAfter: () => 2_000_000 }), status(416))(call),
    outcome: 'whole',
  },
  { name: '200 to a range', answer: afterCut({ ignoresRange: true }), outcome: 'whole' },
  { name: 'another ETag, If-Range honoured', answer: afterCut({ etag: '"v2"' }), outcome: 'whole' },
  {
    name: 'another ETag, If-Range ignored',
    answer: (call) =>
      (call.request === 0 ? serve({ cutAfter: () => 2_000_000 }) : serve({ etag: '"v2"', ignoresIfRange: true }))(call),
    outcome: 'whole',
  },
  {
    name: 'a weak ETag',
    answer: first(serve({ etag: 'W/"v1"', cutAfter: () => 2_000_000 }), serve({ etag: 'W/"v1"' })),
    outcome: 'whole',
  },
  {
    name: 'no ETag',
    answer: first(serve({ etag: null, cutAfter: () => 2_000_000 }), serve({ etag: null })),
    outcome: 'whole',
  },
  {
    name: 'gzip that was not asked for',
    answer: serve({ headers: { 'content-encoding': 'gzip' } }),
    outcome: 'download-wrong-answer',
  },
  {
    name: 'redirect to an unprotected host',
    answer: status(302, { location: 'http://localhost:1/model.bin' }),
    outcome: 'download-insecure',
  },
  {
    name: 'redirect in a loop',
    answer: ({ asked, reply }) => void reply.writeHead(302, { location: asked.url ?? '/' }).end(),
    outcome: 'download-wrong-answer',
  },
  {
    name: 'a login page with 200',
    answer: status(200, html, '<html>Sign in to the hotel'),
    outcome: 'download-wrong-answer',
  },
  {
    name: 'wrong bytes once',
    answer: (call) => first(serve({ bytes: wrongBytes(call.server.file) }))(call),
    outcome: 'whole',
  },
  {
    name: 'wrong bytes always',
    answer: (call) => serve({ bytes: wrongBytes(call.server.file) })(call),
    outcome: 'download-wrong-hash',
  },
  {
    name: 'a shorter file',
    answer: (call) => serve({ bytes: call.server.file.subarray(0, -1) })(call),
    outcome: 'download-wrong-answer',
  },
  {
    name: 'a body without end',
    answer: (call) => serve({ bytes: Buffer.concat([call.server.file, call.server.file]), isChunked: true })(call),
    outcome: 'download-wrong-answer',
  },
  {
    name: 'another part than asked for',
    answer: first(serve({ cutAfter: () => 2_000_000 }), serve({ headers: { 'content-range': 'bytes 0-9/10' } })),
    outcome: 'download-wrong-answer',
  },
  { name: '503 for a while', answer: (call) => (call.request < 3 ? status(503) : serve())(call), outcome: 'whole' },
  { name: '404', answer: status(404), outcome: 'download-wrong-answer' },
];
