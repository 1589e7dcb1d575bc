import { useEffect } from 'react';
import { useSettings } from '../components/use-settings.ts';
import { useKeys } from '../state/keys.ts';
import { setRewindOnResume } from '../state/player.ts';

/** Settings that code outside React goes by. */
export function useKeptKeys(): void {
  const settings = useSettings();
  useEffect(() => {
    if (!settings) return;
    useKeys.setState({ changed: settings.keys });
    setRewindOnResume(settings.rewindOnResumeMs);
  }, [settings]);
}
