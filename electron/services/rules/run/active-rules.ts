import type { ActiveRule } from '../stored/rule-store.ts';
import { compileRules, type RuleSet } from '../evaluate/compile-rules.ts';
import { readableRule } from '../stored/readable-rule.ts';
import { reachOf } from './rule-reach.ts';

/** Rules that are run together. */
export interface RunnableRules {
  readonly set: RuleSet;
  readonly versions: ReadonlyMap<number, number>;
  /** Those that a part of a text is enough for. */
  readonly local: ReadonlySet<number>;
  /** How far before a change they look. */
  readonly reachMs: number;
}

/** Null for none. A rule that this version of the app cannot read is left out. */
export function runnableRules(rules: readonly ActiveRule[]): RunnableRules | null {
  const readable = rules.flatMap(({ id, version, text }) => {
    try {
      return [{ id, version, node: readableRule(text) }];
    } catch {
      return [];
    }
  });
  if (readable.length === 0) return null;
  const reaches = readable.map(({ id, node }) => ({ id, reachMs: reachOf(node) }));
  return {
    set: compileRules(readable),
    versions: new Map(readable.map(({ id, version }) => [id, version])),
    local: new Set(reaches.flatMap(({ id, reachMs }) => (reachMs === null ? [] : [id]))),
    reachMs: Math.max(0, ...reaches.map(({ reachMs }) => reachMs ?? 0)),
  };
}
