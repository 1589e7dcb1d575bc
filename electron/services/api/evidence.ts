import path from 'node:path';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { checkBag } from '#services/evidence/check-bag.ts';
import { makeEvidence } from '#services/evidence/make-evidence.ts';
import type { Parts } from './parts.ts';

type EvidenceParts = Pick<Parts, 'library' | 'models' | 'options' | 'signal' | 'findFfmpeg'>;

export function evidenceServices({ options, ...parts }: EvidenceParts): ServicesOf<'evidence'> {
  return {
    'evidence.make': async (request) =>
      await makeEvidence(
        { ...parts, appVersion: options.version },
        { ...request, folder: path.resolve(request.folder) },
      ),
    'evidence.check': async ({ folder }) => await checkBag(folder),
  };
}
