import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- tests run where their sources are
const bin = resolve(__dirname, '../../bin/readiness');

/** Runs the command line as a process of its own, as a pipeline does. */
export function runCli(
  args: readonly string[],
  options: { env?: Record<string, string>; input?: string } = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { READINESS_URL, READINESS_TOKEN, NODE_OPTIONS, ...env } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...env, ...options.env },
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  child.stdin.end(options.input ?? '');
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', code => done({ code, ...output }));
  });
}
