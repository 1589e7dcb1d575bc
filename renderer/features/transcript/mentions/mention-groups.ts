import type { MentionGroup, MentionPlace } from '#shared/analyses/mention-lists.ts';

export const groupKey = ({ kind, value, name }: Pick<MentionGroup, 'kind' | 'value' | 'name'>): string =>
  `${kind} ${value} ${name}`;

/** Where one of its names is mentioned, but for what only continues from the segment before. */
export function placesOf(places: readonly MentionPlace[], group: MentionGroup): readonly MentionPlace[] {
  const names = new Set(group.names.map(({ name }) => name));
  return places.filter(
    ({ kind, value, name, reason }) =>
      kind === group.kind && value === group.value && names.has(name ?? '') && !(reason ?? '').endsWith('continued'),
  );
}
