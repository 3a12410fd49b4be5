/**
 * Holds what the documents say against the product: links, examples, configuration, code and generated tables.
 *
 * After a wanted change: `UPDATE_DOCS=1 yarn unit plugins/readiness-backend/src/docs.test.ts`, then
 * `yarn prettier --write docs`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  assumeFacts,
  bandedFigures,
  bandLimits,
  bands,
  bandTables,
  compileCheck,
  createFactCatalog,
  createSubject,
  defaultDoraPolicy,
  describeFormula,
  evaluateCheck,
  loadDefinitions,
  operations,
  pushDeploymentBodySchema,
  pushEventsBodySchema,
  pushEventsResultSchema,
  pushFactsBodySchema,
  pushIncidentBodySchema,
  readPushedEvents,
  wellKnownFacts,
  type BandedFigure,
  type BandTable,
  type CompiledCheck,
  type DeliveryFigureId,
  type FactValue,
  type Outcome,
  type RungCheck,
} from '@service-readiness/backstage-plugin-readiness-common';
import { Duration } from 'luxon';
import { parse, parseAllDocuments } from 'yaml';
import type { z } from 'zod';
import { rotaCollector } from './__examples__/rotaCollector';
import { readReadinessConfig } from './readinessConfig';
import { catalogCollector } from './services/catalog/catalogCollector';
import { compileRuleSet } from './services/definitions/RuleSet';

const root = resolve(__dirname, '../../..');
const library = yamlFilesBelow(join(root, 'plugins/readiness-backend/library'));
const pages = ['README.md', ...filesBelow('docs')]
  .filter(path => path.endsWith('.md') && existsSync(join(root, path)))
  .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), {
    recursive: true,
    encoding: 'utf8',
  })
    .sort()
    .map(name => join(folder, name));
}

function yamlFilesBelow(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => ({
      source: name,
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}

interface Block {
  language: string;
  text: string;
  /** Of the first line within its page. */
  line: number;
  /** What an HTML comment right before the block says. */
  comment?: string;
}

function blocksOf(text: string): Block[] {
  const found = text.matchAll(
    /(?:<!-- (.+?) -->\n+)?^( *)```(\w+)\n([\s\S]*?)^\2```$/gm,
  );
  return [...found].map(
    ({ 0: all, 1: comment, 3: language = '', 4: body = '' }) => {
      const at = text.indexOf(all) + all.indexOf('```');
      const line = text.slice(0, at).split('\n').length + 1;
      return { language, text: body, line, comment };
    },
  );
}

/** Pages without their code, in which brackets mean other things. */
const prose = (text: string) =>
  text.replace(/^( *)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors that GitHub and TechDocs give the headings of a page. */
function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  return [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

const allBlocks = pages.flatMap(page =>
  blocksOf(page.text).map(block => ({
    ...block,
    page: page.path,
    name: `${page.path}:${block.line}`,
  })),
);

describe.each(pages.map(page => [page.path, page.text] as const))(
  '%s',
  (path, text) => {
    it('links to what exists', () => {
      const dead: string[] = [];
      for (const [, target = ''] of prose(text).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        const [file = '', anchor] = target.split('#');
        const found = file
          ? resolve(root, dirname(path), file)
          : join(root, path);
        const isThere =
          existsSync(found) &&
          (anchor === undefined ||
            anchorsOf(readFileSync(found, 'utf8')).includes(anchor));
        if (!isThere) dead.push(target);
      }
      expect(dead).toEqual([]);
    });

    it('has a title, and one only', () => {
      expect(prose(text).match(/^# .+$/gm)).toHaveLength(1);
    });
  },
);

describe('examples of definitions', () => {
  const isDefinition = ({ language, text }: Block) =>
    language === 'yaml' && /^(rule|levels):/m.test(text);
  const pagesWith = [
    ...new Set(allBlocks.filter(isDefinition).map(({ page }) => page)),
  ];

  it.each(pagesWith)('%s: load, and their examples come out', page => {
    const texts = allBlocks
      .filter(block => block.page === page && isDefinition(block))
      .map(({ name, text }) => ({ source: name, text }));
    const { problems } = compileRuleSet({
      texts: [...library, ...texts],
      collectors: [rotaCollector({ baseUrl: 'http://localhost', token: '' })],
    });
    expect(problems).toEqual([]);
    expect(texts.length).toBeGreaterThan(0);
  });
});

describe('examples of configuration', () => {
  const isConfig = ({ language, text }: Block) =>
    language === 'yaml' && /^readiness:/m.test(text);

  it.each(
    allBlocks.filter(isConfig).map(block => [block.name, block] as const),
  )('%s is accepted', (_, { text }) => {
    expect(() =>
      readReadinessConfig(new ConfigReader(parse(text))),
    ).not.toThrow();
  });

  it.each(
    allBlocks
      .filter(({ language }) => language === 'yaml')
      .map(block => [block.name, block.text] as const),
  )('%s is YAML', (_, text) => {
    const documents = parseAllDocuments(text);
    expect([documents].flat().flatMap(({ errors }) => errors)).toEqual([]);
  });
});

describe('the table of configuration keys', () => {
  const text = pages.find(({ path }) => path === 'docs/install.md')?.text ?? '';
  const rows = [
    ...text.matchAll(/^\| `readiness\.([\w.]+)` +\| (`([^`]*)`|none) +\|/gm),
  ].map(([, key = '', , value]) => [key, value] as const);

  it('has every key of config.d.ts', () => {
    const declared = readFileSync(
      join(root, 'plugins/readiness-backend/config.d.ts'),
      'utf8',
    );
    const path: string[] = [];
    const keys: string[] = [];
    for (const line of declared.split('\n')) {
      const [, indent = '', key, rest = ''] =
        /^( +)(\w+)\??: (.*)$/.exec(line) ?? [];
      if (!key) continue;
      path.length = indent.length / 2 - 1;
      path.push(key);
      if (rest !== '{') keys.push(path.slice(1).join('.'));
    }
    const described = keys.filter(
      key =>
        !/^(definitions|pushedFacts|delivery\.(sources|mapping))\./.test(key),
    );
    expect(rows.map(([key]) => key).sort()).toEqual(described.sort());
  });

  it.each(rows)('says the default of readiness.%s: %s', (key, written) => {
    const config: unknown = readReadinessConfig(new ConfigReader({}));
    const at = (path: string) =>
      path
        .split('.')
        .reduce<unknown>(
          (value, part) => (value as Record<string, unknown>)?.[part],
          config,
        );
    const value: unknown = written === undefined ? undefined : parse(written);
    const isDuration = key.startsWith('retention.');
    expect(at(isDuration ? `${key}Ms` : key)).toEqual(
      isDuration ? Duration.fromObject(value as object).toMillis() : value,
    );
  });
});

describe('code in the documents', () => {
  const isCode = ({ language }: Block) => ['ts', 'tsx'].includes(language);
  const linesOf = (text: string) =>
    text
      .split('\n')
      // Prettier ends what it takes for a statement.
      .map(line => line.trim().replace(/[;,]$/, ''))
      .filter(line => line !== '' && !line.startsWith('// eslint-'));

  it.each(allBlocks.filter(isCode).map(block => [block.name, block] as const))(
    '%s stands in the file that its comment names',
    (_, { comment = '', text }) => {
      const [, file = ''] = /^from (\S+)$/.exec(comment) ?? [];
      const source = linesOf(readFileSync(join(root, file), 'utf8')).join('\n');
      // A line with nothing but an ellipsis stands for lines that are left out.
      const parts = linesOf(text)
        .join('\n')
        .split(/^(?:\/\/ )?…$/m);
      let from = 0;
      for (const part of parts) {
        const at = source.indexOf(part.trim(), from);
        expect(at < 0 ? part : 'found').toBe('found');
        from = at + part.trim().length;
      }
    },
  );
});

const strict = { 'slo.strictestTarget': 0.999 };

/** Rules that are refused, each for another reason. */
const refusedRules = [
  'facts.oncall.escalationLevel >= 2',
  'entity.spec.lifecicle == "production"',
  'facts.oncall.escalationLevels >= "2"',
  'facts.oncall.escalationLevels',
  'facts.oncall',
  'facts.slo.definedCount > 0 &&',
  'has(facts.docs.ageDays)',
  'facts.catalog.lifecycle.matches("prod.*")',
  'facts.catalog.lifecycle.matchesRe2("(?=prod)")',
  'facts.catalog.lifecycle.startWith("prod")',
  'timestamp("2027-01-01T00:00:00Z") > now',
  'facts.catalog.lifecycle != null',
];

function refusedTable(): string {
  const { catalog } = createFactCatalog(wellKnownFacts, []);
  const [anyCheck] = [...loaded().checks.values()] as [CompiledCheck];
  const rows = refusedRules.map(rule => {
    const result = compileCheck({ ...anyCheck.definition, rule }, catalog);
    const [problem] = 'problems' in result ? result.problems : [];
    return [code(rule), problem?.message ?? 'nothing', problem?.mend ?? ''];
  });
  return table(['Rule', 'Mistake', 'Mend'], rows);
}

function loaded() {
  return loadDefinitions(
    library,
    createFactCatalog(wellKnownFacts, []).catalog,
  );
}

function checkList(): string {
  const byName = new Map(wellKnownFacts.map(fact => [fact.name, fact]));
  const { scorecards, checks } = loaded();
  const [scorecard] = scorecards;
  const asked = new Set(scorecard?.checks.map(({ check }) => check.id));
  const others = [...checks.values()].filter(({ id }) => !asked.has(id));
  const parts = (scorecard?.rungs ?? []).flatMap(
    ({ level, name, checks: ofRung }) => {
      if (ofRung.length === 0) return [];
      const rows = ofRung.map((entry: RungCheck) => {
        const { definition, factNames } = entry.check;
        return [
          `**${definition.title}**<br>${code(definition.id)}`,
          definition.outcome,
          `${definition.category}, ${definition.capability}`,
          definition.effort,
          entry.from ?? 'every stage',
          entry.tiers?.join(', ') ?? 'all',
          definition.attestation
            ? `${definition.attestation.validDays} days`
            : 'no',
          factNames.map(code).join('<br>'),
        ];
      });
      return [
        `## Level ${level}: ${name}`,
        table(
          [
            'Check',
            'Outcome',
            'Category, capability',
            'Effort',
            'From',
            'Tiers',
            'Attested',
            'Facts',
          ],
          rows,
        ),
      ];
    },
  );
  const own = table(
    ['Check', 'Outcome', 'Category, capability', 'Effort', 'Facts'],
    others.map(({ definition, factNames }) => [
      `**${definition.title}**<br>${code(definition.id)}`,
      definition.outcome,
      `${definition.category}, ${definition.capability}`,
      definition.effort,
      factNames.map(code).join('<br>'),
    ]),
  );
  parts.push(
    '## For scorecards of your own',
    'These stand on no rung of _Production readiness_: a figure that is asked of everybody is worked at instead of what it measures. Name one in a scorecard of yours where a team wants it.',
    own,
  );
  const read = new Set([...checks.values()].flatMap(c => c.factNames));
  const facts = [...read].sort().map(name => {
    const fact = byName.get(name) as (typeof wellKnownFacts)[number];
    const unit = fact.unit ? `, ${fact.unit}` : '';
    return [
      code(name),
      `${fact.type}${unit}`,
      fact.description,
      fact.answeredBy,
    ];
  });
  return [
    ...parts,
    '## Facts that they read',
    table(['Fact', 'Type', 'Meaning', 'Answered by'], facts),
  ].join('\n\n');
}

const figurePages: Record<DeliveryFigureId, string> = {
  deploymentFrequency: 'deployment-frequency',
  leadTime: 'change-lead-time',
  recovery: 'failed-deployment-recovery-time',
  changeFailure: 'change-failure-rate',
  rework: 'deployment-rework-rate',
  batchSize: 'batch-size',
};

function figureParts(): Array<[string, string, () => string]> {
  return Object.entries(figurePages).flatMap(([name, page]) => {
    const id = name as DeliveryFigureId;
    const path = `docs/delivery/figures/${page}.md`;
    const banded = bandedFigures.find(each => each === id);
    return [
      [path, 'formula', () => describeFormula(id, defaultDoraPolicy)],
      ...(banded
        ? [
            [path, 'bands', () => bandsOf(banded)] as [
              string,
              string,
              () => string,
            ],
          ]
        : []),
    ];
  });
}

const bandCells = (shipped: BandTable, figure: BandedFigure) => {
  const limits = bandLimits(shipped, figure);
  return bands.map(
    name => limits.find(({ band }) => band === name)?.label ?? '–',
  );
};

function bandsOf(figure: BandedFigure): string {
  return table([...bands], [bandCells(defaultDoraPolicy.bands, figure)]);
}

function shippedBands(): string {
  return bandedFigures
    .flatMap(figure => [
      `**[${figurePages[figure]}](figures/${figurePages[figure]}.md)**`,
      table(
        ['Table', ...bands],
        bandTables.map(shipped => [
          code(shipped.id),
          ...bandCells(shipped, figure),
        ]),
      ),
    ])
    .join('\n\n');
}

function productionPatterns(): string {
  const { production, notProduction } = defaultDoraPolicy;
  return table(
    ['Key', 'Patterns'],
    Object.entries({ production, notProduction }).map(([key, patterns]) => [
      code(key),
      patterns.map(code).join(', '),
    ]),
  );
}

function deliveryFacts(): string {
  const rows = wellKnownFacts
    .filter(({ name }) => name.startsWith('delivery.'))
    .map(({ name, type, unit, description, answeredBy }) => [
      code(name),
      unit ? `${type}, ${unit}` : type,
      description,
      answeredBy,
    ]);
  return table(['Fact', 'Type', 'Meaning', 'Answered by'], rows);
}

function operationsTable(): string {
  const rows = Object.entries(operations).map(([name, operation]) => {
    const query =
      'query' in operation ? Object.keys(operation.query.shape) : [];
    return [
      code(`${operation.method.toUpperCase()} ${operation.path}`),
      `${operation.summary} (${code(name)})`,
      query.map(code).join(', '),
    ];
  });
  return table(['Request', 'Answer', 'Query parameters'], rows);
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/** Prettier pads tables. */
const squeezed = (text: string) =>
  text.replace(/ +/g, ' ').replace(/-{2,}/g, '--').replace(/\n+/g, '\n').trim();

describe('generated parts', () => {
  it.each([
    ['docs/write-a-check.md', 'refused', refusedTable],
    ['docs/checks.md', 'checks', checkList],
    ['docs/api.md', 'operations', operationsTable],
    ['docs/delivery/policy.md', 'bands', shippedBands],
    ['docs/delivery/policy.md', 'production', productionPatterns],
    ['docs/delivery/policy.md', 'facts', deliveryFacts],
    ...figureParts(),
  ] satisfies Array<[string, string, () => string]>)(
    '%s is up to date (%s)',
    (path, name, generate) => {
      const file = join(root, path);
      const text = readFileSync(file, 'utf8');
      const part = new RegExp(
        `(<!-- generated: ${name} -->\n)([\\s\\S]*?)(<!-- /generated -->)`,
      );
      const expected = generate();
      if (process.env.UPDATE_DOCS) {
        const write = (_: string, open: string, __: string, close: string) =>
          `${open}\n${expected}\n\n${close}`;
        writeFileSync(file, text.replace(part, write));
      }
      const [, , written = 'no such part'] =
        part.exec(readFileSync(file, 'utf8')) ?? [];
      expect(squeezed(written)).toBe(squeezed(expected));
    },
  );
});

describe('what docs/write-a-check.md says of rules', () => {
  const { catalog } = createFactCatalog(wellKnownFacts, []);
  const [anyCheck] = [...loaded().checks.values()] as [CompiledCheck];

  it.each<[string, Record<string, FactValue>, Outcome]>([
    ['facts.slo.strictestTarget * 100 >= 99', strict, 'pass'],
    ['facts.slo.strictestTarget > 0', strict, 'pass'],
    ['7 / 2 == 3', {}, 'pass'],
    ['facts.slo.definedCount / 0 == 1', { 'slo.definedCount': 1 }, 'unknown'],
    ['false && facts.docs.hasReference', {}, 'fail'],
    ['facts.docs.hasReference && false', {}, 'fail'],
    ['facts.docs.hasReference || true', {}, 'pass'],
    ['facts.docs.hasReference', {}, 'unknown'],
    ['entity.spec.system == "shop"', {}, 'unknown'],
    ['has(entity.spec.system)', {}, 'fail'],
    ['size(entity.metadata.tags) == 0', {}, 'pass'],
    ['"example.com/x" in entity.metadata.annotations', {}, 'fail'],
    ['entity.metadata.annotations["example.com/x"] == "1"', {}, 'unknown'],
    ['"ab-v12".matchesRe2("v[0-9]+")', {}, 'pass'],
    // The condition says itself what an absent fact means.
    ['has(facts.docs.ageDays) ? true : false', {}, 'fail'],
    ['has(facts.docs.ageDays) && facts.docs.ageDays < 9', {}, 'pass'],
  ])('%s, with %j, is %s', (rule, facts, outcome) => {
    const whenMissing = rule.includes('has(facts') ? 'pass' : undefined;
    const { appliesTo: _, ...definition } = anyCheck.definition;
    const result = compileCheck({ ...definition, rule, whenMissing }, catalog);
    const check = ('check' in result ? result.check : undefined)!;
    const subject = createSubject({
      entity: {
        apiVersion: 'a/v1',
        kind: 'Component',
        metadata: { name: 'a' },
      },
      readings: assumeFacts(catalog, facts),
    });
    expect(evaluateCheck(check, subject).outcome).toBe(outcome);
  });

  it('names every function', () => {
    const text = readFileSync(join(root, 'docs/write-a-check.md'), 'utf8');
    const [, all = ''] = /there are: (.*?) \|/.exec(refusedTable()) ?? [];
    const [, listed = ''] = /^Functions: (.*)$/m.exec(text) ?? [];
    const names = listed.match(/`\w+`/g)?.map(name => name.slice(1, -1)) ?? [];
    expect(names.sort()).toEqual(all.split(', ').sort());
  });
});

it('names the catalog as the source of exactly what its collector reports', () => {
  const { facts } = catalogCollector({
    ...{ readModel: undefined as never, absences: undefined as never },
    services: { kind: 'Component' },
    schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
  });
  const named = wellKnownFacts.filter(({ answeredBy }) =>
    answeredBy.startsWith('the catalog collector'),
  );
  expect(facts.map(({ name }) => name).sort()).toEqual(
    named.map(({ name }) => name).sort(),
  );
});

describe('the Node.js that a machine needs', () => {
  const { engines } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  ) as { engines: { node: string } };
  const oldest = /^>=(\d+)$/.exec(engines.node)?.[1];

  it.each(['README.md', 'docs/development.md'])(
    '%s says what package.json says',
    path => {
      const { text = '' } = pages.find(page => page.path === path) ?? {};
      const said = [...text.matchAll(/needs Node\.js (\d+) or later/g)];
      expect(said.map(([, version]) => version)).toEqual([oldest]);
    },
  );
});

it('shows a push that the API takes', () => {
  const [example] = allBlocks.filter(
    ({ page, language }) =>
      page === 'docs/push-facts.md' && language === 'json',
  );
  const body: unknown = JSON.parse(example?.text ?? '{}');
  expect(pushFactsBodySchema.safeParse(body).error).toBeUndefined();
});

describe('events that the pages on delivery push', () => {
  const page = 'docs/delivery/send-events.md';
  const pushes = allBlocks
    .filter(block => block.page === page && block.language === 'sh')
    .flatMap(({ name, text }) => {
      const [, body] = /-d '(.*?)'/s.exec(text) ?? [];
      const [, path = ''] = /api\/readiness(\/\S+)/.exec(text) ?? [];
      return body === undefined ? [] : [{ name, path, body }];
    });
  const schemas: Record<string, z.ZodType> = {
    '/delivery/deployments': pushDeploymentBodySchema,
    '/delivery/incidents': pushIncidentBodySchema,
    '/delivery/events': pushEventsBodySchema,
  };

  it.each(pushes.map(push => [push.name, push] as const))(
    '%s is a body that its route takes',
    (_, { path, body }) => {
      const schema = schemas[path] as z.ZodType;
      expect(schema.safeParse(JSON.parse(body)).error).toBeUndefined();
    },
  );

  it('are there, one for each route; of the batch the second is refused', () => {
    expect(pushes.map(({ path }) => path).sort()).toEqual(
      Object.keys(schemas).sort(),
    );
    const batch = pushes.find(({ path }) => path === '/delivery/events');
    const { deployments, refused } = readPushedEvents(
      JSON.parse(batch?.body ?? '{}'),
    );
    expect(deployments.map(({ index }) => index)).toEqual([0]);
    expect(refused.map(({ index }) => index)).toEqual([1]);
  });

  it('are answered as the page says', () => {
    const [answer] = allBlocks.filter(
      block => block.page === page && block.language === 'json',
    );
    const { error } = pushEventsResultSchema.safeParse(
      JSON.parse(answer?.text ?? '{}'),
    );
    expect(error).toBeUndefined();
  });
});

it('says how many checks come along', () => {
  const { text = '' } = pages.find(({ path }) => path === 'README.md') ?? {};
  const [, count] = /(\d+) of them come along/.exec(text) ?? [];
  expect(Number(count)).toBe(loaded().checks.size);
});

it('finds pages and examples at all', () => {
  expect(pages.length).toBeGreaterThan(10);
  expect(allBlocks.length).toBeGreaterThan(10);
});
