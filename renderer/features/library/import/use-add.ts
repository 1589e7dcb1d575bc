import type { InterfaceLanguage } from '#shared/text/language.ts';
import { useMemo } from 'react';
import type { NamedRecording } from '#shared/contract/imports.ts';
import type { AddResult } from '#shared/contract/recordings.ts';
import { failureOf, type Failure } from '#shared/failure.ts';
import { isModelWanted } from '#shared/model.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { api, host } from '#renderer/api/api.ts';
import type { Picked } from '#renderer/api/host.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { addPicked } from './add-picked.ts';
import { useRefused } from './refused.ts';

export interface Add {
  readonly choose: (kind: 'recordings' | 'folder') => void;
  /**
   * `refused`: what could not be read before; it is reported with the rest. Returns the recordings that are there now.
   */
  readonly add: (picked: readonly Picked[], refused?: AddResult['refused']) => Promise<readonly NamedRecording[]>;
  /** Adds it, unless it is there, and opens it. */
  readonly addSample: (language: InterfaceLanguage) => void;
}

/** Ways to bring recordings in; says what was refused and what was there already, a success shows by itself. */
export function useAdd(): Add {
  const { t, language } = useWords();
  const report = useReport();
  return useMemo(() => {
    const notifyResult = (result: AddResult) => {
      notifyRefused(result.refused, (failure) => failureSentences(failure, language));
      const moved = result.copies.filter(({ isMoved }) => isMoved);
      const copy = moved[0] ?? result.copies[0];
      if (copy && (result.copies.length === 1 || moved.length > 0)) {
        const others = result.copies.length - 1;
        const fileName = copy.path.split(/[/\\]/).at(-1) ?? copy.path;
        const text = copy.isMoved ? t.add.isMoved(fileName, copy.name) : t.add.isCopy(fileName, copy.name);
        notify({
          text: others > 0 ? t.add.andOthers(text, others) : text,
          action: { label: t.add.show, onClick: () => openTranscript(copy.recordingId) },
        });
        return;
      }
      const [first] = result.alreadyThere;
      if (!first) return;
      const count = result.alreadyThere.length;
      notify({
        text: count === 1 ? t.add.alreadyThere(first.name) : t.add.alreadyThereMany(count),
        action: { label: t.add.show, onClick: () => openTranscript(first.id) },
      });
    };
    const add = async (picked: readonly Picked[], refused: AddResult['refused'] = []) => {
      if (picked.length === 0 && refused.length === 0) return [];
      const result = await addPicked(picked, await isHeld());
      notifyResult({ ...result, refused: [...refused, ...result.refused] });
      return recordingsOf(result);
    };
    const choose = async (kind: 'recordings' | 'folder') => {
      await add(await host.choose(kind));
    };
    const addSample = async (spoken: InterfaceLanguage) => {
      const { added, alreadyThere } = await api['recordings.addSample']({ language: spoken });
      const sample = added[0] ?? alreadyThere[0];
      if (sample) openTranscript(sample.id);
    };
    return {
      choose: (kind) => void choose(kind).catch(report),
      add,
      addSample: (spoken) => void addSample(spoken).catch(report),
    };
  }, [t, language, report]);
}

async function isHeld(): Promise<boolean> {
  const [settings, models] = await Promise.all([api['settings.get']({}), api['models.list']({})]);
  return isModelWanted(settings, models);
}

function notifyRefused(
  refused: AddResult['refused'],
  textOf: (failure: Failure) => { readonly what: string; readonly next: string },
): void {
  const [only] = refused;
  if (refused.length > 1) useRefused.setState({ refused });
  else if (only) {
    const { what, next } = textOf(failureOf(only.failure));
    notify({ text: what, detail: next });
  }
}

/** By the names of their files, so that other files of these names find them. */
function recordingsOf({ added, alreadyThere, copies }: AddResult): readonly NamedRecording[] {
  const known = [...added, ...alreadyThere].map(({ id, name }) => ({ recordingId: id, name }));
  return known.concat(
    copies.map(({ recordingId, path, name }) => ({ recordingId, name: path.split(/[/\\]/).at(-1) ?? name })),
  );
}
