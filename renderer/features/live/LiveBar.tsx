import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { registerCommands } from '#renderer/commands/command-handlers.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { noteLive, useLive } from '#renderer/state/live.ts';
import { openTranscript, useRoute } from '#renderer/state/route.ts';
import { announce } from '#renderer/state/ui.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import styles from './Live.module.css';
import { askToRecord } from './live-dialog.ts';
import { markLive, pauseLive, recordedMs, stopLive, takePeaks, useLiveSession } from './live-session.ts';

/** On every page while something is recorded: how loud it is, how long, and what can be done. */
export function LiveBar() {
  const { t } = useWords();
  const live = useLive((state) => state.live);
  const session = useLiveSession((state) => state.session);
  const isStopping = useLiveSession((state) => state.isStopping);
  const report = useReport();
  const shownId = useRoute(({ route }) => (route.view === 'transcript' ? route.recordingId : null));
  useLiveAtStart();
  useLiveCommands();
  if (live === null) return null;
  const isOwn = session?.recordingId === live.recordingId;
  const isPaused = isOwn ? session.isPaused : live.isPaused;
  const stop = () => (isOwn ? stopLive() : api['live.stop']({ recordingId: live.recordingId })).catch(report);
  return (
    <section className={styles.bar} aria-label={t.live.bar} data-paused={isPaused}>
      <span className={styles.dot} aria-hidden="true" />
      <strong className={styles.state}>{isPaused ? t.live.paused : isOwn ? t.live.recording : t.live.elsewhere}</strong>
      {isOwn ? <Elapsed /> : null}
      {isOwn ? <Level isPaused={isPaused} channelCount={session.channelCount} /> : null}
      {shownId === live.recordingId ? (
        <span className={styles.room} />
      ) : (
        <button type="button" className={styles.name} dir="auto" onClick={() => openTranscript(live.recordingId)}>
          {live.name}
        </button>
      )}
      {isOwn ? (
        <>
          <IconButton
            icon="bookmark"
            label={t.live.mark}
            data-key-of="live-mark"
            disabled={isStopping}
            onClick={() => void mark(t, report)}
          />
          <IconButton
            icon={isPaused ? 'play' : 'pause'}
            label={isPaused ? t.live.goOn : t.live.pause}
            data-key-of="live-pause"
            disabled={isStopping}
            onClick={() => void pauseLive(!isPaused).catch(report)}
          />
        </>
      ) : null}
      <Button size="s" icon="stop" disabled={isStopping} onClick={() => void stop()}>
        {t.live.stop}
      </Button>
    </section>
  );
}

type Words = ReturnType<typeof useWords>;

async function mark(t: Words['t'], report: (error: unknown) => void): Promise<void> {
  try {
    if ((await markLive()) !== null) announce(t.live.marked);
  } catch (error) {
    report(error);
  }
}

function useLiveCommands(): void {
  const { t } = useWords();
  const report = useReport();
  const session = useLiveSession((state) => state.session);
  const isLive = useLive((state) => state.live !== null);
  useEffect(() => {
    if (session === null) return isLive ? undefined : registerCommands({ 'live-record': askToRecord });
    return registerCommands({
      'live-mark': () => void mark(t, report),
      'live-pause': () => void pauseLive(!session.isPaused).catch(report),
    });
  }, [session, isLive, t, report]);
}

/** Another page may be recording, or this one was reloaded. */
function useLiveAtStart(): void {
  useQuery({
    queryKey: ['live at start'],
    queryFn: async () => {
      const live = await api['live.state']({});
      noteLive(live);
      return live?.recordingId ?? null;
    },
  });
}

/** Ticks alone: nothing else is rendered for it. */
function Elapsed() {
  const { format } = useWords();
  const shown = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const tick = () => {
      if (shown.current !== null) shown.current.textContent = format.clock(Math.floor(recordedMs() / 1000) * 1000);
    };
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [format]);
  return <span ref={shown} className={styles.elapsed} role="timer" />;
}

/** A line for each voice; 60 dB from left to right. */
function Level({ isPaused, channelCount }: { readonly isPaused: boolean; readonly channelCount: number }) {
  const { t } = useWords();
  const bars = useRef<(HTMLSpanElement | null)[]>([]);
  useEffect(() => {
    const levels = bars.current.map(() => 0);
    let frame = 0;
    const draw = () => {
      const peaks = isPaused ? [] : takePeaks();
      for (const [channel, bar] of bars.current.entries()) {
        const db = 20 * Math.log10(Math.max(1e-4, peaks[channel] ?? 0));
        const level = Math.max(0, Math.min(1, (db + 60) / 60));
        // Up at once, down slowly, as meters do.
        levels[channel] = Math.max(level, (levels[channel] ?? 0) - 0.025);
        if (bar === null) continue;
        bar.style.transform = `scaleX(${levels[channel]})`;
        bar.dataset['loud'] = String((levels[channel] ?? 0) > 0.98);
      }
      frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [isPaused]);
  const names = channelCount === 2 ? [t.live.me, t.live.others] : [t.live.microphone];
  return (
    <div className={styles.meters} role="img" aria-label={t.live.level}>
      {names.map((name, channel) => (
        <span key={name} className={styles.meter} title={name}>
          <span
            ref={(bar) => {
              bars.current[channel] = bar;
            }}
            className={styles.fill}
          />
        </span>
      ))}
    </div>
  );
}
