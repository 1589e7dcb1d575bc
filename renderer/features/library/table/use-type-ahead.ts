import { useRef } from 'react';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import type { RecordingsSource } from '../recordings-source.ts';

/** Letters that follow each other so quickly belong to one name. */
const pauseMs = 900;

/** Typing the first letters of a name leads to it, as in every list of files. Returns whether the key was one. */
export function useTypeAhead(
  { isBin, filter, sort }: RecordingsSource,
  onFound: (index: number) => void,
): (key: string, cursor: number) => boolean {
  const report = useReport();
  const typed = useRef({ text: '', atMs: 0, number: 0 });
  return (key, cursor) => {
    const isLetter = /^[\p{L}\p{N}]$/u.test(key) || (key === ' ' && typed.current.text !== '');
    if (!isLetter) return false;
    const now = performance.now();
    const isMore = now - typed.current.atMs < pauseMs;
    const text = isMore ? typed.current.text + key : key;
    const number = typed.current.number + 1;
    typed.current = { text, atMs: now, number };
    // The first letter moves to the next such name, the following ones stay where they are as long as it fits.
    const from = Math.max(0, isMore ? cursor : cursor + 1);
    void api['recordings.indexOfName']({ bin: isBin, filter, sort, beginning: text, from })
      .then((index) => {
        if (index !== null && typed.current.number === number) onFound(index);
      })
      .catch(report);
    return true;
  };
}
