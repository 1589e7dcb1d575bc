import type { Collection } from '#shared/catalogue/listed-recording.ts';

/** How many collections it is within. */
export function depthOf(all: readonly Collection[], { parentId }: Pick<Collection, 'parentId'>): number {
  const parent = all.find(({ id }) => id === parentId);
  return parent === undefined ? 0 : depthOf(all, parent) + 1;
}
