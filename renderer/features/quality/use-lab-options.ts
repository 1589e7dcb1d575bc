import { useState } from 'react';
import type { LabOptions } from '#shared/quality/lab.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';

/** Options of a run; they begin as those of new recordings are. */
export function useLabOptions(): readonly [LabOptions, (change: Partial<LabOptions>) => void] {
  const settings = useSettings();
  const [changes, setChanges] = useState<Partial<LabOptions>>({});
  const options: LabOptions = {
    modelId: settings?.modelId ?? 'demo',
    language: settings?.recognitionLanguage ?? 'auto',
    prompt: settings?.prompt ?? '',
    preset: settings?.preset ?? 'balanced',
    detector: settings?.speechDetector ?? 'auto',
    thresholdPercent: settings?.speechThresholdPercent ?? 50,
    paddingMs: settings?.speechPaddingMs ?? 500,
    beamSize: settings?.beamSize ?? null,
    temperatures: settings?.temperatures ?? 'preset',
    ...changes,
  };
  return [options, (change) => setChanges((before) => ({ ...before, ...change }))];
}
