/** A vitest reporter that leaves the counts, and why a test was skipped, in the file that TALLY names. */
import { writeFileSync } from 'node:fs';

export default class Tally {
  onTestRunEnd(modules, unhandled) {
    const tally = { passed: 0, failed: unhandled.length, skipped: [] };
    for (const module of modules) {
      let failed = 0;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === 'passed') tally.passed += 1;
        else if (state === 'failed') failed += 1;
        else
          tally.skipped.push({
            name: `${module.relativeModuleId} > ${test.fullName}`,
            reason: note ?? (test.options.mode === 'todo' ? 'to do' : 'no reason given'),
          });
      }
      // A file that cannot be loaded, or a hook that throws, fails without a failed test.
      tally.failed += failed || (module.state() === 'failed' ? 1 : 0);
    }
    writeFileSync(process.env.TALLY, JSON.stringify(tally));
  }
}
