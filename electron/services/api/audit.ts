import type { ServicesOf } from '#shared/contract/contract.ts';
import { auditCsv } from '#services/audit/audit-csv.ts';
import { saveText } from '#services/text-files/save-text.ts';
import type { Parts } from './parts.ts';

export function auditServices({ library }: Pick<Parts, 'library'>): ServicesOf<'audit'> {
  const { audit } = library;
  return {
    'audit.list': async ({ text, recordingId, ...page }) => audit.list({ text, recordingId }, page),
    'audit.check': async ({ hash }) => audit.check(hash),
    'audit.export': async ({ text, recordingId, path: target, overwrite }) => {
      const csv = auditCsv(audit.iterate({ text, recordingId }));
      return await saveText({ text: csv, suggestedName: 'log-of-changes.csv' }, target, overwrite);
    },
  };
}
