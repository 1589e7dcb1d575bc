import { z } from 'zod';
import { readyMadeNames, type ReadyMadeName } from '../rules/ready-made.ts';
import { maxRuleText } from '../rules/rule-tree.ts';
import type { RuleMistake } from '../rules/rule-mistake.ts';
import { maxRuleName, type RuleVersion, type StoredRule, type WorkbenchResult } from '../rules/stored-rule.ts';
import { interfaceLanguages } from '../text/language.ts';
import { type SavedText, type WatchProgress, maxNoteLength, severities } from '../watch.ts';
import { id, none, target } from './fields.ts';
import { method } from './method.ts';
import { recordingChoiceSchema } from './recording-choice.ts';

const ruleText = z.string().trim().min(1).max(maxRuleText);

export const rulesMethods = {
  'rules.list': method(none).returns<{ readonly rules: readonly StoredRule[]; readonly progress: WatchProgress }>(),
  'rules.get': method(z.strictObject({ ruleId: id })).returns<StoredRule>(),
  /** A new rule for null. Returns at once; it is then run over the whole library, in the background. */
  'rules.save': method(
    z.strictObject({
      ruleId: id.nullable(),
      name: z.string().trim().min(1).max(maxRuleName),
      text: ruleText,
      severity: z.enum(severities),
      note: z.string().trim().max(maxNoteLength),
    }),
    { survivesPage: true },
  ).returns<StoredRule>(),
  /** One that is off finds nothing; its undecided findings are hidden. */
  'rules.setOn': method(z.strictObject({ ruleId: id, isOn: z.boolean() })).returns<StoredRule>(),
  /** Its undecided findings go with it; decided ones stay. */
  'rules.remove': method(z.strictObject({ ruleId: id })).returns<null>(),
  /** Newest first. */
  'rules.versions': method(z.strictObject({ ruleId: id })).returns<readonly RuleVersion[]>(),
  /** With what the page cannot decide: whether an expression is one. */
  'rules.check': method(z.strictObject({ text: z.string().max(maxRuleText) })).returns<{
    readonly mistake: RuleMistake | null;
  }>(),
  /** What a change would gain and lose; nothing is saved. Answers within a second, and continues from `cursor`. */
  'rules.try': method(
    z.strictObject({ ruleId: id.nullable(), text: ruleText, cursor: z.string().max(20).nullable() }),
  ).returns<WorkbenchResult>(),
  'rules.addReadyMade': method(
    z.strictObject({ name: z.enum(readyMadeNames as [ReadyMadeName]), language: z.enum(interfaceLanguages) }),
  ).returns<StoredRule>(),
  /** JSON of these rules, or of all where none is named. */
  'rules.export': method(z.strictObject({ ruleIds: z.array(id).max(500), ...target })).returns<SavedText>(),
  /** Rules that are known by their uuid are changed, others are added. */
  'rules.import': method(z.strictObject({ json: z.string().max(5_000_000) })).returns<{
    readonly addedCount: number;
    readonly changedCount: number;
  }>(),
  /** Over the whole library: what has not been looked for yet, or `all` again. Returns at once. */
  'rules.run': method(z.strictObject({ all: z.boolean() })).returns<null>(),
  /** All rules that are on, over some recordings; `ruleCount` is 0 where none is on. Stops early at `filing.stop`. */
  'rules.runOn': method(z.strictObject({ recordings: recordingChoiceSchema })).returns<{
    readonly count: number;
    readonly foundCount: number;
    readonly ruleCount: number;
  }>(),
  'rules.cancelRun': method(none).returns<null>(),
} as const;
