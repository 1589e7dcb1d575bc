import { expect, test } from 'vitest';
import { filingNames } from '#shared/catalogue/listed-recording.ts';
import { stepNames } from '#shared/edits/step.ts';
import { findingStates } from '#shared/watch.ts';
import { redactionStates } from '#shared/sharing/redaction.ts';
import { audit as en } from './en/audit.ts';
import { audit as ru } from './ru/audit.ts';

/** Of redactions `proposed` is a state that is never written: taking a decision back clears it. */
const actions = [
  ...stepNames.map((name) => `text.${name}`),
  ...filingNames.map((name) => `library.${name}`),
  ...findingStates.map((name) => `finding.${name}`),
  ...redactionStates.filter((name) => name !== 'proposed').map((name) => `redaction.${name}`),
  'redaction.cleared',
  'redaction.export',
  'evidence.make',
  'export.save',
  'recording.erase',
];

test.each(actions)('the log of changes has words of both languages for %s', (action) => {
  expect(en.actions[action]).toMatch(/^[A-Z]/);
  expect(ru.actions[action]).toMatch(/^[А-Я]/);
});
