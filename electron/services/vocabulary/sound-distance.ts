/** Manner and place of a consonant, and whether it is voiced; vowels by their place. */
const groups = [
  'bp',
  'dt',
  'gk',
  'vf',
  'zs',
  'ZS',
  'JC',
  'Tf',
  'Ts',
  'Tt',
  'SC',
  'SZ',
  'CJ',
  'mn',
  'lr',
  'wv',
  'wu',
  'yi',
  'hg',
  'hk',
  'sS',
  'td',
  'JZ',
  'wl',
  'rl',
  'bv',
  'pf',
  'tk',
  'pt',
  'pk',
  'bd',
  'dg',
  'bm',
  'dn',
  'hf',
  'Cs',
  'tC',
  'dJ',
  'wr',
  'nl',
  'ln',
];
const near: ReadonlyMap<string, number> = nearness();
const vowels: ReadonlySet<string> = new Set('aeiou');

function nearness(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const firstGroups = 13;
  for (const [nth, group] of groups.entries()) {
    const [a = '', b = ''] = group;
    for (const key of [a + b, b + a]) if (!found.has(key)) found.set(key, nth < firstGroups ? 0.35 : 0.6);
  }
  for (const a of 'aeiou') for (const b of 'aeiou') if (a !== b) found.set(a + b, 0.35);
  return found;
}

function changeCost(a: string, b: string): number {
  if (a === b) return 0;
  return near.get(a + b) ?? (vowels.has(a) || vowels.has(b) ? 1.1 : 1);
}

const skipCost = (sound: string) =>
  vowels.has(sound) ? 0.4 : sound === 'h' || sound === 'w' || sound === 'y' || sound === 'r' ? 0.5 : 0.8;

/** 0 for the same sound, about 1 for two that have nothing in common. */
export function soundDistance(one: string, other: string): number {
  if (one === '' || other === '') return one === other ? 0 : 1;
  let row = [0];
  for (const sound of other) row.push((row.at(-1) ?? 0) + skipCost(sound));
  for (const a of one) {
    const next = [(row[0] ?? 0) + skipCost(a)];
    for (let at = 0; at < other.length; at += 1) {
      const b = other[at] ?? '';
      next.push(
        Math.min((row[at] ?? 0) + changeCost(a, b), (row[at + 1] ?? 0) + skipCost(a), (next[at] ?? 0) + skipCost(b)),
      );
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / Math.max(weightOf(one), weightOf(other));
}

function weightOf(sound: string): number {
  let sum = 0;
  for (const one of sound) sum += skipCost(one);
  return sum;
}
