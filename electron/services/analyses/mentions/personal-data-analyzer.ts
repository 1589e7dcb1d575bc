import { hash } from 'node:crypto';
import { personalDataKind, personalDataValues } from '#shared/analyses/mentions.ts';
import { findPersonalData } from '#services/text-analysis/personal-data/find-personal-data.ts';
import type { Analyzer } from '../analyzer.ts';
import { annotateMentions } from './annotate-mentions.ts';
import { countMentions } from './count-mentions.ts';

const version = 1;

/** Cards, telephone numbers, addresses and the like, written or said, by rules: nothing is downloaded. */
export const personalDataAnalyzer: Analyzer = {
  name: 'personal-data',
  version,
  model: { name: 'built-in rules', hash: hash('sha256', `personal-data rules ${version}`) },
  reads: 'text',
  secondsPerHour: 0.5,
  defaults: {},
  analyse(stretch) {
    if (stretch.reads !== 'text') return { annotations: [] };
    return { annotations: annotateMentions(stretch.segments, personalDataKind, findPersonalData) };
  },
  conclude: ({ annotations }) => ({ annotations: null, summary: countMentions(annotations, personalDataValues) }),
};
