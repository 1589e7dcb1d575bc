import { useRef, useState } from 'react';
import { failureOf } from '#shared/failure.ts';
import type { Speaker } from '#shared/speaker.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';

/**
 * The name of a speaker while it is typed. Where another window gives another one meanwhile, what was typed stays in
 * the field, with the failure, until one of the two is chosen.
 */
export function useRename({ id, name }: Speaker) {
  const report = useReport();
  const [draft, setDraft] = useState(name);
  const [error, setError] = useState<unknown>(null);
  /** The name that is being changed. */
  const [base, setBase] = useState(name);
  const [seen, setSeen] = useState(name);
  const isSending = useRef(false);
  const begin = (from: string) => {
    setBase(from);
    setDraft(from);
  };
  if (name !== seen) {
    setSeen(name);
    if (draft === base) begin(name);
  }
  const send = async (next: string, onto: string | undefined) => {
    isSending.current = true;
    try {
      await api['speakers.rename']({ speakerId: id, name: next, onto });
      begin(next);
      setError(null);
    } catch (thrown) {
      if (failureOf(thrown).code === 'speaker-renamed') setError(thrown);
      else report(thrown);
    } finally {
      isSending.current = false;
    }
  };
  const takeTheirs = () => {
    begin(name);
    setError(null);
  };
  return {
    draft,
    setDraft,
    error,
    takeTheirs,
    keepMine: () => void send(draft.trim(), undefined),
    rename: () => {
      const next = draft.trim();
      if (isSending.current || error !== null) return;
      if (next === '' || next === base) takeTheirs();
      else void send(next, base);
    },
  };
}
