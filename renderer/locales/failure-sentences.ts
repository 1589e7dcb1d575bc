import type { InterfaceLanguage } from '#shared/text/language.ts';
import type { Failure } from '#shared/failure.ts';
import { failureText, type FailureText } from '#shared/text/failure-text.ts';
import { isolate } from './isolate.ts';

/** What the page says of a failure; names in it keep their own direction. */
export function failureSentences({ code, params }: Failure, language: InterfaceLanguage): FailureText {
  const isolated = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'string' ? isolate(value) : value,
  ]);
  return failureText({ code, params: Object.fromEntries(isolated) as Failure['params'] }, language);
}
