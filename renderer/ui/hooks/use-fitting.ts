import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface Fitting {
  /** The row that has the room. */
  readonly row: RefObject<HTMLDivElement | null>;
  /** The same elements, drawn where no one sees them, as wide as they want to be. */
  readonly measure: RefObject<HTMLDivElement | null>;
  /** How many of them fit, from the first on, with room for `restPx` more where not all do. */
  readonly count: number;
}

/** Follows the width of a row and of what it holds. */
export function useFitting(total: number, restPx: number): Fitting {
  const row = useRef<HTMLDivElement>(null);
  const measure = useRef<HTMLDivElement>(null);
  const [count, setCount] = useState(total);
  useLayoutEffect(() => {
    const look = () => {
      const room = row.current?.clientWidth ?? 0;
      const ends = [...(measure.current?.children ?? [])].map((child) => {
        const { offsetLeft, offsetWidth } = child as HTMLElement;
        return offsetLeft + offsetWidth;
      });
      const all = ends.at(-1) ?? 0;
      setCount(all <= room ? ends.length : ends.filter((end) => end + restPx <= room).length);
    };
    look();
    const observer = new ResizeObserver(look);
    if (row.current) observer.observe(row.current);
    if (measure.current) observer.observe(measure.current);
    return () => observer.disconnect();
  }, [restPx]);
  return { row, measure, count };
}
