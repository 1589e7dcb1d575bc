import type { EventBus } from '#shared/wire/event-bus.ts';
import type { SpeakerRole, WorkbenchResult } from '#shared/rules/stored-rule.ts';
import type { Log } from '#services/log.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { runnableRules, type RunnableRules } from './run/active-rules.ts';
import { followCommits, type RuleFollower } from './run/follow-commits.ts';
import { createRuleTextReader, type RuleTextReader } from './run/read-rule-text.ts';
import { createRuleRuns, type RuleRuns } from './run/rule-runs.ts';
import { createFindingSettler } from './run/settle-findings.ts';
import { createRuleTrial, type TryRequest } from './run/try-rule.ts';
import { readRuleFile } from './stored/rule-file.ts';
import { createRuleStore, type RuleStore } from './stored/rule-store.ts';

/** The rules of a library: stored, run on each new text and back over all of it, and tried before they are saved. */
export interface RuleLibrary {
  readonly rules: RuleStore;
  readonly runs: RuleRuns;
  readonly reader: RuleTextReader;
  /** For the library's writer. */
  readonly follower: RuleFollower;
  /** What a change would gain and lose. Throws `rule-text`. */
  readonly tryRule: (request: TryRequest) => WorkbenchResult;
  /** Adds and changes rules from a file of rules. Throws `rule-file` or `rule-text`, nothing changed. */
  readonly readFile: (json: string) => { readonly addedCount: number; readonly changedCount: number };
}

export interface RuleLibraryParts extends StoreParts {
  readonly who: () => string;
  readonly log: Log;
  /** Given `rules.changed` soon after rules, their findings or the progress of a run changed. */
  readonly events: EventBus;
  readonly roles: () => readonly SpeakerRole[];
  /** Findings changed. */
  readonly onFound: () => void;
}

/** A text that someone edits changes many times a minute. */
const dueMs = 300;

export function createRuleLibrary(parts: RuleLibraryParts): RuleLibrary {
  const { database, log, events, onFound } = parts;
  let active: RunnableRules | null | undefined;
  const rules = () => (active === undefined ? (active = runnableRules(store.active({ isPending: false }))) : active);
  const soon = (work: () => void, afterMs: number) => {
    let timer: NodeJS.Timeout | null = null;
    return () => {
      timer ??= setTimeout(() => {
        timer = null;
        if (database.open) work();
      }, afterMs).unref();
    };
  };
  const notify = soon(() => events.emit('rules.changed', { progress: runs.progress() }), 200);
  const changed = () => {
    active = undefined;
    notify();
    onFound();
  };
  const store = createRuleStore({ ...parts, onChanged: changed });
  const reader = createRuleTextReader(database, parts.roles);
  const settler = createFindingSettler(parts);
  const found = () => {
    notify();
    onFound();
  };
  const runs = createRuleRuns({ ...parts, store, rules, reader, settler, onProgress: found });
  const settle = soon(() => {
    runs.settleDue().catch((thrown: unknown) => log.error('the rules could not be run over a recording', thrown));
  }, dueMs);
  const follower = followCommits({ database, rules, reader, settler, log, onChanged: found, onDue: settle });
  return {
    rules: store,
    runs,
    reader,
    follower,
    tryRule: createRuleTrial({ database, reader }),
    readFile: (json) => readRuleFile(store, json, (change) => parts.writer.write(change)),
  };
}
