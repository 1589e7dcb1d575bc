import { useEffect } from 'react';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { forgetTyping, noteTyping, watchPlayback } from '#renderer/playback/playback-rules.ts';
import { pause, play, setRate, skip, stepRate, togglePlay, usePlayer } from '#renderer/playback/player.ts';
import { announce } from '#renderer/state/ui.ts';

const skipMs = 5000;

/** What keys do with the sound. Apart from the player itself, so that they work before it has been drawn. */
export function PlayerCommands(): null {
  const { t, format } = useWords();
  const whileTyping = useSettings()?.whileTyping ?? 'off';
  useEffect(watchPlayback, []);
  useEffect(() => watchTyping(() => noteTyping(whileTyping)), [whileTyping]);
  useEffect(() => {
    const sayRate = () => announce(t.listening.rateIs(format.number(usePlayer.getState().rate)));
    return registerCommands({
      'play-toggle': () => {
        forgetTyping();
        togglePlay();
      },
      'play-held': () => {
        forgetTyping();
        play();
        return pause;
      },
      'skip-back': () => skip(-skipMs),
      'skip-forward': () => skip(skipMs),
      slower: () => {
        stepRate(-1);
        sayRate();
      },
      faster: () => {
        stepRate(1);
        sayRate();
      },
      'rate-normal': () => {
        setRate(1);
        sayRate();
      },
      'skip-silence': () => {
        const isSilenceSkipped = !usePlayer.getState().isSilenceSkipped;
        usePlayer.setState({ isSilenceSkipped });
        announce(isSilenceSkipped ? t.listening.silenceOn : t.listening.silenceOff);
      },
    });
  }, [t, format]);
  return null;
}

/** Whatever is typed while listening: text, notes, names. Looking something up is not. */
function watchTyping(onTyped: () => void): () => void {
  const onInput = ({ target }: Event) => {
    if (!(target instanceof Element) || target.closest('[role=search], [role=dialog]')) return;
    if (target.matches('textarea, input[type=text], input:not([type])')) onTyped();
  };
  document.addEventListener('input', onInput);
  return () => document.removeEventListener('input', onInput);
}
