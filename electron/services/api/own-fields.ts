import type { ServicesOf } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import { importTable, tableOf } from '#services/catalogue/field-table.ts';
import { fieldValue } from '#services/catalogue/own-fields.ts';
import { fileAndEmit } from '#services/queue/many-recordings.ts';
import { saveText } from '#services/text-files/save-text.ts';
import type { Parts } from './parts.ts';

export function ownFieldsServices(parts: Pick<Parts, 'library' | 'events'>): ServicesOf<'ownFields'> {
  const { library, events } = parts;
  const { fields, list } = library.catalogue;
  const changed = (stepId: number | null) => {
    events.emit('catalogue.changed', {});
    return { stepId, count: 0 };
  };
  return {
    'ownFields.list': async () => fields.list(),
    'ownFields.add': async (content) => {
      const added = fields.add(content);
      changed(null);
      return added;
    },
    'ownFields.change': async ({ fieldId, ...content }) => changed(fields.change(fieldId, content)),
    'ownFields.remove': async ({ fieldId }) => changed(fields.remove(fieldId)),
    'ownFields.set': async ({ recordings, fieldId, value }) => {
      const field = fields.list().find(({ id }) => id === fieldId);
      if (field === undefined) throw new AppFailure('not-found', { what: 'field' });
      const after = fieldValue(field, value);
      return await fileAndEmit(parts, 'values', recordings, (recordingId) => [
        { subject: 'value', recordingId, key: String(fieldId), after },
      ]);
    },
    'ownFields.export': async ({ path, overwrite, ...request }) =>
      await saveText({ text: tableOf(list, fields, request), suggestedName: 'recordings.csv' }, path, overwrite),
    'ownFields.import': async ({ csv }) => {
      const { recordingIds, ...result } = importTable(library.catalogue, csv);
      if (recordingIds.length > 0) events.emit('recordings.changed', { recordingIds });
      changed(null);
      return { ...result, changedCount: recordingIds.length };
    },
  };
}
