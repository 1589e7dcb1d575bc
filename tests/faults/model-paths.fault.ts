/** 40 hostile paths for models, library, recordings and exports: each works or gives one plain sentence. */
import { failureText } from '#shared/text/failure-text.ts';
import { isFailure } from '#shared/failure.ts';
import { runFault } from './fault.ts';
import { hostileNames } from './hostile-names.ts';
import { walkHostilePath } from './walk-hostile-path.ts';

await runFault(hostileNames.length, async (fault) => {
  for (const name of hostileNames.slice(0, fault.count)) {
    fault.injected(JSON.stringify(name.slice(0, 60)));
    try {
      const wrong = await walkHostilePath(fault.dir, name);
      if (wrong !== null) fault.failed(`${JSON.stringify(name)}: ${wrong}`);
    } catch (error) {
      // One plain sentence is an answer too; anything unexpected is not.
      if (!isFailure(error) || error.code === 'internal') throw error;
      process.stdout.write(`      ${failureText(error, 'en').what}\n`);
    }
  }
});
