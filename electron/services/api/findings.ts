import type { ServicesOf } from '#shared/contract/contract.ts';
import { saveText } from '#services/text-files/save-text.ts';
import { findingRows, renderFindings } from '#services/watch/findings-export.ts';
import type { Parts } from './parts.ts';
import { saveTable } from './save-table.ts';

export function findingsServices({ library }: Pick<Parts, 'library'>): ServicesOf<'findings'> {
  const { findings } = library.watch;
  return {
    'findings.list': async (request) => findings.list(request),
    'findings.counts': async () => findings.counts(),
    'findings.decide': async ({ findingIds, onto, ...decision }) => findings.decide(findingIds, decision, onto),
    'findings.decideAlike': async ({ findingId, scope, ...decision }) =>
      findings.decideAlike(findingId, scope, decision),
    'findings.countAlike': async ({ findingId }) => findings.countAlike(findingId),
    'findings.setRemark': async ({ findingId, remark }) => findings.setRemark(findingId, remark),
    'findings.setLabels': async ({ findingIds, ...change }) => findings.setLabels(findingIds, change),
    'findings.labels': async () => findings.labels(),
    'findings.undo': async () => findings.undo(),
    'findings.export': async ({ filter, format, path: target, overwrite }) => {
      if (format === 'xlsx') {
        const table = { name: 'findings', rows: findingRows(findings.iterate(filter)), value: null };
        return await saveTable(table, format, { path: target, overwrite });
      }
      const text = renderFindings(findings.iterate(filter), format);
      return await saveText({ text, suggestedName: `findings.${format}` }, target, overwrite);
    },
  };
}
