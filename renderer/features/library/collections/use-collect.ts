import { useMemo } from 'react';
import { api } from '#renderer/api/api.ts';
import { useFiling } from '#renderer/data/catalogue/use-filing.ts';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useWords } from '#renderer/locales/use-words.ts';

interface NamedCollection {
  readonly id: number;
  readonly name: string;
}

/** Puts recordings into a collection and takes them out. */
export function useCollect() {
  const { t } = useWords();
  const { file } = useFiling();
  return useMemo(
    () => ({
      put: ({ recordings, count }: Chosen, { id, name }: NamedCollection) =>
        file({
          during: t.catalogue.moving(count),
          call: () => api['collections.put']({ recordings, intoId: id }),
          after: (done) => t.catalogue.putInto(done.count, name),
        }),
      takeOut: ({ recordings, count }: Chosen, { id, name }: NamedCollection) =>
        file({
          during: t.catalogue.moving(count),
          call: () => api['collections.put']({ recordings, intoId: null, outOfId: id }),
          after: (done) => t.catalogue.takenOut(done.count, name),
        }),
    }),
    [file, t],
  );
}
