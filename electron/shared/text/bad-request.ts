import { AppFailure, type Failure } from '../failure.ts';
import type { Reason } from './failure-text/reasons.ts';

/** What was asked for makes no sense, and why; `params` fill the reason's sentence. */
export function badRequest(reason: Reason, params: Failure['params'] = {}): AppFailure {
  return new AppFailure('bad-request', { reason, ...params });
}
