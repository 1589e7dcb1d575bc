import { useEffect, useLayoutEffect, useRef } from 'react';
import { api } from '#renderer/api/api.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useExportChoice } from './export-choice.ts';
import { howOf } from './how-of.ts';
import { useExport } from './use-export.ts';

/** The last export again, without the dialog: the same format with the same options, of this text. */
export function ExportCommands({ transcriptId }: { readonly transcriptId: number }): null {
  const report = useReport();
  const { kind, options } = useExportChoice();
  const how = howOf(kind, options[kind]);
  const { save } = useExport(transcriptId, how, () => {});
  const again = useRef(() => {});
  useLayoutEffect(() => {
    again.current = () => {
      void api['exports.render']({ transcriptId, ...how }).then(save, report);
    };
  });
  useEffect(() => registerCommands({ 'export-again': () => again.current() }), []);
  return null;
}
