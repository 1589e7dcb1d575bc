import { create } from 'zustand';
import { exportKinds, type ExportKind } from './export-kind.ts';

/** What was exported with last is offered next, also after a restart. */
export interface ExportChoice {
  readonly kind: ExportKind;
  readonly withSpeakers: boolean;
  readonly areNotesWanted: boolean;
}

const storeKey = 'stenogram.export';

export const useExportChoice = create<ExportChoice>(readChoice);
useExportChoice.subscribe((choice) => {
  try {
    localStorage.setItem(storeKey, JSON.stringify(choice));
  } catch {
    // A browser may forbid it: then the choice lasts as long as the page.
  }
});

function readChoice(): ExportChoice {
  const nothing: ExportChoice = { kind: 'txt', withSpeakers: true, areNotesWanted: false };
  try {
    const kept = JSON.parse(localStorage.getItem(storeKey) ?? '{}') as Readonly<Record<string, unknown>>;
    return {
      kind: exportKinds.find((known) => known === kept['kind']) ?? nothing.kind,
      withSpeakers: kept['withSpeakers'] !== false,
      areNotesWanted: kept['areNotesWanted'] === true,
    };
  } catch {
    return nothing;
  }
}
