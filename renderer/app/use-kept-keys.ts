import { useEffect } from 'react';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { useKeys } from '#renderer/commands/keys.ts';
import { setRewindOnResume } from '#renderer/playback/player.ts';

/** Settings that code outside React goes by. */
export function useKeptKeys(): void {
  const settings = useSettings();
  useEffect(() => {
    if (!settings) return;
    useKeys.setState({ changed: settings.keys });
    setRewindOnResume(settings.rewindOnResumeMs);
  }, [settings]);
}
