import type { ScorecardList } from '@service-readiness/backstage-plugin-readiness-common';
import { screen, within } from '@testing-library/react';
import {
  expectAccessible,
  renderReadiness,
} from '../../testing/renderReadiness';
import { ProblemList } from './ProblemList';

type Lists = Pick<ScorecardList, 'problems' | 'problemFiles'>;

const render = ({ problems, problemFiles }: Lists) =>
  renderReadiness(
    <ProblemList problems={problems} problemFiles={problemFiles} />,
  );
const problem = (source: string, change = {}) => ({
  source,
  message: `Something is wrong in ${source}`,
  ...change,
});
const textOf = (source: string) =>
  screen.getByRole('heading', { level: 3, name: source }).parentElement;

describe('ProblemList', () => {
  it('is not there without problems', async () => {
    await render({ problems: [], problemFiles: [] });
    expect(screen.queryByRole('region')).not.toBeInTheDocument();
  });

  it('says that and since when the last good version of a file is in force', async () => {
    await render({
      problems: [problem('a.yaml')],
      problemFiles: [
        {
          source: 'a.yaml',
          inForce: 'earlierVersion',
          since: '2026-11-20T08:12:30.000Z',
        },
      ],
    });
    expect(textOf('a.yaml')).toHaveTextContent(
      'Its last good version, from 20 Nov 2026, 08:12 UTC, stays in force until this is mended.',
    );
  });

  it.each([
    [
      'goodParts' as const,
      'It has no good version to fall back on: what is good of it is in force, the rest is not.',
    ],
    ['nothing' as const, 'Nothing of it is in force.'],
  ])(
    'promises no last good version where there is none: %s',
    async (inForce, words) => {
      await render({
        problems: [problem('a.yaml')],
        problemFiles: [{ source: 'a.yaml', inForce }],
      });
      expect(textOf('a.yaml')).toHaveTextContent(words);
      expect(textOf('a.yaml')).not.toHaveTextContent('stays in force');
    },
  );

  it('says nothing about files where there is no file', async () => {
    await render({
      problems: [problem("collector 'rota'")],
      problemFiles: [],
    });
    expect(textOf("collector 'rota'")).not.toHaveTextContent('in force');
  });

  it('groups problems by file, each with its state, in the order in which they come', async () => {
    const { container } = await render({
      problems: [
        problem('b.yaml', { line: 2 }),
        problem('a.yaml', { line: 1 }),
        problem('b.yaml', { line: 7 }),
      ],
      problemFiles: [
        { source: 'a.yaml', inForce: 'nothing' },
        { source: 'b.yaml', inForce: 'goodParts' },
      ],
    });
    expect(
      screen.getByRole('heading', {
        name: '3 problems to mend in definitions',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual(['b.yaml', 'a.yaml']);
    const inB = screen.getByRole('list', { name: 'Problems in b.yaml' });
    expect(
      within(inB)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'Something is wrong in b.yamlLine 2',
      'Something is wrong in b.yamlLine 7',
    ]);
    expect(textOf('a.yaml')).toHaveTextContent('Nothing of it is in force.');
    await expectAccessible(container);
  });

  it('shows message, mend and place each on a line of its own', async () => {
    await render({
      problems: [
        problem('a.yaml', {
          line: 12,
          path: 'levels[1].checks[0]',
          message: "there is no check 'has-runbok'",
          mend: "did you mean 'has-runbook'?",
        }),
        problem('a.yaml', { path: 'rule', message: 'second' }),
      ],
      problemFiles: [],
    });
    const lines = screen
      .getAllByRole('listitem')
      .map(item => [...item.children].map(line => line.textContent));
    expect(lines).toEqual([
      [
        "there is no check 'has-runbok'",
        "→ did you mean 'has-runbook'?",
        'Line 12, levels[1].checks[0]',
      ],
      ['second', 'rule'],
    ]);
  });

  it('shows HTML as text, and links only to web addresses', async () => {
    const html = '<img src=x onerror=alert(1)>';
    const source = 'https://example.com/rules.yaml';
    await render({
      problems: [
        problem(source, { message: html, mend: html, path: html }),
        // eslint-disable-next-line no-script-url -- that it does not become a link is what is tested
        problem('javascript:alert(1)'),
      ],
      problemFiles: [],
    });
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(screen.getByRole('link')).toHaveAttribute('href', source);
  });
});
