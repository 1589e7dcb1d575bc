import type { ServicesOf } from '#shared/contract/contract.ts';
import type { RecordingChoice } from '#shared/contract/recording-choice.ts';
import { readyMadeContent } from '#shared/rules/ready-made.ts';
import { inParts } from '#services/queue/many-recordings.ts';
import { checkRule } from '#services/rules/stored/readable-rule.ts';
import { writeRuleFile } from '#services/rules/stored/rule-file.ts';
import { saveText } from '#services/text-files/save-text.ts';
import type { Parts } from './parts.ts';

/** Leaves the second that an answer may take to the rest. */
const tryMs = 500;

/** One transaction: some milliseconds, or the longest recording. */
const lookedAtOnce = 5;

export function rulesServices(parts: Pick<Parts, 'library' | 'log' | 'events'>): ServicesOf<'rules'> {
  const { audit } = parts.library;
  const { rules, runs, tryRule, readFile } = parts.library.rules;
  const thenRun = <T>(result: T): T => {
    runBack(parts, false);
    return result;
  };
  return {
    'rules.list': async () => ({ rules: rules.list(), progress: runs.progress() }),
    'rules.get': async ({ ruleId }) => rules.get(ruleId),
    'rules.save': async ({ ruleId, ...content }) => thenRun(rules.save(ruleId, content)),
    'rules.setOn': async ({ ruleId, isOn }) => {
      const done = rules.setOn(ruleId, isOn);
      audit.add({ action: isOn ? 'rule.on' : 'rule.off', subject: 'rule', subjectId: ruleId });
      return thenRun(done);
    },
    'rules.remove': async ({ ruleId }) => {
      rules.remove(ruleId);
      audit.add({ action: 'rule.remove', subject: 'rule', subjectId: ruleId });
      return null;
    },
    'rules.versions': async ({ ruleId }) => rules.versions(ruleId),
    'rules.check': async ({ text }) => ({ mistake: checkRule(text).mistake }),
    'rules.try': async (request) => tryRule({ ...request, budgetMs: tryMs }),
    'rules.addReadyMade': async ({ name, language }) =>
      thenRun(rules.save(null, readyMadeContent(name, language), { preset: name })),
    'rules.export': async ({ ruleIds, path: target, overwrite }) =>
      await saveText({ text: writeRuleFile(rules, ruleIds), suggestedName: 'rules.json' }, target, overwrite),
    'rules.import': async ({ json }) => thenRun(readFile(json)),
    'rules.run': async ({ all }) => {
      runBack(parts, all);
      return null;
    },
    'rules.runOn': async ({ recordings }) => await runOn(parts, recordings),
    'rules.cancelRun': async () => {
      runs.cancel();
      return null;
    },
  };
}

async function runOn(
  parts: Pick<Parts, 'library' | 'events'>,
  recordings: RecordingChoice,
): Promise<{ readonly count: number; readonly foundCount: number; readonly ruleCount: number }> {
  const { library } = parts;
  const ruleCount = library.rules.rules.active({ isPending: false }).length;
  let [count, foundCount] = [0, 0];
  if (ruleCount === 0) return { count, foundCount, ruleCount };
  const work = (part: readonly number[]) => {
    foundCount += library.rules.runs.runOn(part);
    count += part.length;
  };
  await inParts(parts, library.recordings.idsOf(recordings), work, lookedAtOnce);
  return { count, foundCount, ruleCount };
}

/** Continues what the end of the app broke off. */
export function resumeRules({ library, log }: Pick<Parts, 'library' | 'log'>): void {
  library.rules.runs
    .settleDue()
    .catch((thrown: unknown) => log.error('the rules could not be run over a recording', thrown));
  if (library.rules.rules.active({ isPending: true }).length > 0) runBack({ library, log }, false);
}

/** In the background; a run that another one took the place of, or that was cancelled, is no failure. */
function runBack({ library, log }: Pick<Parts, 'library' | 'log'>, all: boolean): void {
  library.rules.runs.run({ all }).catch((thrown: unknown) => {
    if (!(thrown instanceof Error && thrown.name === 'AbortError'))
      log.error('the rules could not be run over the library', thrown);
  });
}
