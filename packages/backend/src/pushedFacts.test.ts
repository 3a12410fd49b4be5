import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices, type TestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import readinessPlugin from '@service-readiness/backstage-plugin-readiness-backend';
import { startClosingBackend } from './__testUtils__/startClosingBackend';

jest.setTimeout(120_000);

const cli = resolve(__dirname, '../../readiness-cli/bin/readiness');
const ciToken = 'planted-secret-of-ci';
const readerToken = 'planted-secret-of-reader';
const refunds = 'component:default/refunds';
const everySecond = { frequency: { seconds: 1 }, timeout: { seconds: 30 } };

const definitions = `
id: code-is-tested
title: Code is tested
owner: group:default/platform
category: Reliability
capability: velocity
effort: medium
outcome: A change that breaks something is noticed before it is shipped.
why: What no test runs through is tried by customers.
fix: Write tests, and push the coverage.
rule: facts.quality.testCoverage >= 80.0
examples:
  - { facts: { quality: { testCoverage: 81.5 } }, outcome: pass }
  - { facts: { quality: { testCoverage: 12 } }, outcome: fail }
---
id: code-quality
title: Code quality
owner: group:default/platform
appliesTo: { kind: Component }
levels:
  - { level: 1, name: Untested }
  - { level: 2, name: Tested, checks: [code-is-tested] }
`;

const catalog = ['refunds', 'ledger']
  .map(
    name => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ${name} }
spec: { type: service, lifecycle: production, owner: platform }
`,
  )
  .join('---\n');

/** Backstage's own authentication and permissions, and a pipeline outside. */
describe('facts that are pushed from outside', () => {
  let directory: string;
  let backend: TestBackend;
  let url: string;
  const logged: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pushed-'));
    await writeFile(join(directory, 'catalog.yaml'), catalog);
    await writeFile(join(directory, 'rules.yaml'), definitions);
    const log = (...words: unknown[]) => {
      logged.push(
        JSON.stringify(words.map(w => (w instanceof Error ? w.stack : w))),
      );
    };
    const logger: LoggerService = {
      ...{ error: log, warn: log, info: log, debug: log },
      child: () => logger,
    };
    const access = (token: string, subject: string, permission?: string) => ({
      type: 'static',
      options: { token, subject },
      accessRestrictions: [{ plugin: 'readiness', permission }],
    });
    backend = await startClosingBackend({
      features: [
        ...[authServiceFactory, httpAuthServiceFactory],
        ...[permissionsServiceFactory, schedulerServiceFactory],
        ...[catalogPlugin, readinessPlugin],
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        mockServices.rootConfig.factory({
          data: {
            backend: {
              baseUrl: 'http://localhost',
              auth: {
                externalAccess: [
                  access(ciToken, 'external:ci', 'readiness.facts.push'),
                  access(readerToken, 'external:reader'),
                ],
              },
            },
            readiness: {
              library: false,
              definitions: [
                { type: 'file', target: join(directory, 'rules.yaml') },
              ],
              definitionsSchedule: everySecond,
              catalog: { schedule: everySecond },
              pushedFacts: [
                {
                  ...{ id: 'coverage', title: 'Test coverage' },
                  facts: [
                    { name: 'quality.testCoverage', validity: { days: 30 } },
                  ],
                  subjects: ['external:ci'],
                  entities: { 'metadata.name': 'refunds' },
                },
              ],
            },
            catalog: {
              processingInterval: { seconds: 2 },
              locations: [
                { type: 'file', target: join(directory, 'catalog.yaml') },
              ],
            },
          },
        }),
      ],
    });
    url = `http://localhost:${backend.server.port()}`;
    await untilLevelled();
  });
  afterAll(async () => {
    await backend.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function request(path: string, token: string, body?: object) {
    const response = await fetch(`${url}/api/readiness${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    expect(text).not.toContain('planted-secret');
    return { status: response.status, body: JSON.parse(text) };
  }

  async function untilLevelled() {
    for (;;) {
      const { body } = await request('/services', readerToken);
      const levels = body.items?.map((item: { level?: object }) => item.level);
      if (levels?.length === 2 && levels.every(Boolean)) return;
      await sleep(200);
    }
  }

  function push(token: string, ...args: string[]) {
    const { READINESS_URL: _, ...env } = process.env;
    const child = spawn(process.execPath, [cli, 'push', ...args], {
      env: { ...env, READINESS_TOKEN: token },
    });
    let output = '';
    child.stdout.on('data', text => (output += text));
    child.stderr.on('data', text => (output += text));
    return new Promise<{ code: number | null; output: string }>(done =>
      child.once('close', code => {
        expect(output).not.toContain('planted-secret');
        done({ code, output });
      }),
    );
  }

  it('moves the level in the answer to a pipeline', async () => {
    const answer = await push(
      ciToken,
      ...['--url', url, '--entity', refunds, 'quality.testCoverage=81.5'],
    );
    expect(answer).toEqual({
      code: 0,
      output: [
        'coverage: 1 accepted, 0 refused',
        '  component:default/refunds: code-quality 2 Tested (was 1)\n',
      ].join('\n'),
    });
    const { body } = await request(
      '/services/component/default/refunds',
      readerToken,
    );
    expect(body.scorecards[0].level).toMatchObject({
      level: 2,
      name: 'Tested',
    });
  });

  it('keeps the good half of a batch', async () => {
    const file = join(directory, 'push.json');
    const facts = { 'quality.testCoverage': 90 };
    await writeFile(
      file,
      JSON.stringify([
        { entityRef: refunds, facts },
        { entityRef: 'component:default/ledger', facts },
        { entityRef: 'component:default/refund', facts },
        { entityRef: refunds, facts: { 'quality.coverage': 1 } },
        {
          entityRef: refunds,
          facts: { 'quality.testCoverage': 'planted-secret' },
        },
      ]),
    );
    const { code, output } = await push(ciToken, '--url', url, file);
    expect({ code, output }).toEqual({
      code: 1,
      output: [
        'coverage: 1 accepted, 4 refused',
        '  component:default/refunds: code-quality 2 Tested',
        "  refused, item 1, component:default/ledger: No 'component:default/ledger' that 'coverage' may report on",
        "  refused, item 2, component:default/refund: No 'component:default/refund' that 'coverage' may report on; did you mean 'component:default/refunds'?",
        "  refused, item 3, component:default/refunds: fact 'quality.coverage' is not declared; did you mean 'quality.testCoverage'?",
        "  refused, item 4, component:default/refunds: fact 'quality.testCoverage' must be a double (a finite number), got a string\n",
      ].join('\n'),
    });
  });

  it.each([
    ['no token of the backend', 'planted-secret-of-nobody', 401],
    ['a token that no source names', readerToken, 403],
  ])('refuses %s', async (_, token, status) => {
    const items = [{ entityRef: refunds, facts: {} }];
    expect(await request('/facts', token, { items })).toMatchObject({ status });
    const { code, output } = await push(
      token,
      ...['--url', url, '--entity', refunds, 'quality.testCoverage=1'],
    );
    expect(code).toBe(2);
    expect(output).toContain(`The backend refused (${status})`);
  });

  it('lets a token that may only push see nothing', async () => {
    const list = await request('/services', ciToken);
    expect(list.body).toMatchObject({ items: [], total: 0 });
    const card = '/services/component/default/refunds';
    expect(await request(card, ciToken)).toMatchObject({ status: 404 });
    expect(await request('/collectors', ciToken)).toMatchObject({
      status: 403,
    });
  });

  it('shows operators the source with its last push', async () => {
    const { body } = await request('/collectors', readerToken);
    expect(body.items).toContainEqual(
      expect.objectContaining({
        ...{ id: 'coverage', kind: 'push' },
        lastRun: expect.objectContaining({ by: 'external:ci' }),
      }),
    );
  });

  // The last, after all that was done above.
  it('leaves no secret in the log, debug and all', () => {
    expect(logged.length).toBeGreaterThan(10);
    expect(logged.join('\n')).not.toContain('planted-secret');
  });
});
