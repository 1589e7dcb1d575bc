import type { Parts } from '#services/api/parts.ts';
import { createRedactionExports, type RedactionExports } from '#services/redaction/redaction-exports.ts';
import { jobOptionsOf } from '#services/store/recordings/job-options.ts';

/** Exports of copies without what was removed, with the library's settings. */
export function openRedactions({
  options,
  ...parts
}: Pick<Parts, 'library' | 'events' | 'log' | 'models' | 'options' | 'findFfmpeg'>): RedactionExports {
  const { library } = parts;
  return createRedactionExports({
    ...parts,
    spawnEngineWorker: options.spawnEngineWorker,
    appVersion: options.version,
    jobOptions: () => jobOptionsOf(library.settings.get()),
    who: () => library.who(),
    auditHash: () => library.audit.lastHash(),
    onSaved: (recordingId, { outcome, removedCount, leaks }) =>
      library.audit.add({
        action: 'redaction.export',
        subject: 'recording',
        subjectId: recordingId,
        detail: { outcome, removedCount, leakCount: leaks.length },
      }),
  });
}
