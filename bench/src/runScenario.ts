import { fork } from 'node:child_process';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { MeasurementGroup } from './report/Measurement';
import type { Scenario } from './scenarios/Scenario';

type Message = { type?: string; group?: MeasurementGroup };

/** Measures a scenario in a process of its own. */
export function runScenario(scenario: Scenario): Promise<MeasurementGroup> {
  const child = fork(resolvePackagePath('bench', 'src', 'scenario.ts'), [
    JSON.stringify(scenario),
  ]);
  return new Promise((resolve, reject) => {
    let measured: MeasurementGroup | undefined;
    child.on('message', (message: Message) => {
      // The loader of TypeScript tells of every file that it reads.
      if (message.type === 'measured') measured = message.group;
    });
    child.once('error', reject);
    child.once('exit', code => {
      if (measured) resolve(measured);
      else reject(new Error(`Scenario '${scenario.kind}' ended with ${code}`));
    });
  });
}
