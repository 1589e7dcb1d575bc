import { hash } from 'node:crypto';
import { shotKind } from '#shared/analyses/shots.ts';
import type { Analyzer } from '../analyzer.ts';

const version = 1;

/** Where one shot of a film ends and the next begins: hard cuts, by how far a frame differs from the one before. */
export const shotsAnalyzer: Analyzer = {
  name: 'shots',
  version,
  model: { name: 'built-in', hash: hash('sha256', `shots ${version}`) },
  reads: 'picture',
  secondsPerHour: 180,
  defaults: { threshold: 10, minShotMs: 200 },
  refuse({ threshold, minShotMs }) {
    if (typeof threshold !== 'number' || threshold <= 0 || threshold > 100) return 'threshold is 0…100';
    return typeof minShotMs !== 'number' || minShotMs < 0 ? 'minShotMs is at least 0' : null;
  },
  analyse(stretch, { threshold, minShotMs }) {
    if (stretch.reads !== 'picture') return { annotations: [] };
    const cuts: { atMs: number; score: number }[] = [];
    for (const change of stretch.changes) {
      if (change.score < Number(threshold)) continue;
      const last = cuts.at(-1);
      // A flash is two changes within a few frames: the larger one stands for both.
      if (last === undefined || change.atMs - last.atMs >= Number(minShotMs)) cuts.push({ ...change });
      else if (change.score > last.score) Object.assign(last, change);
    }
    return {
      annotations: cuts.map(({ atMs, score }) => ({
        startMs: atMs,
        endMs: atMs,
        kind: shotKind,
        value: 'cut',
        score: Math.min(1, score / 100),
      })),
    };
  },
  conclude: ({ annotations }) => ({ annotations: null, summary: { cuts: annotations.length } }),
};
