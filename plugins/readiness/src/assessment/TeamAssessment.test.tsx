import type {
  Assessments,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EntityDelivery } from '../delivery/EntityDelivery';
import { assessments, noAssessments } from '../testing/assessmentViews';
import { groupDelivery } from '../testing/deliveryViews';
import {
  callsOf,
  expectAccessible,
  pending,
  renderReadiness,
  stubApi,
  team,
} from '../testing/renderReadiness';
import { responseError } from '../testing/responseError';
import { TeamAssessment } from './TeamAssessment';

const groupRef = 'group:default/checkout';

const render = (
  answer: Assessments | (() => Promise<Assessments>) = assessments,
  options: {
    assess?: jest.Mock;
    delivery?: { value?: DeliveryView; error?: Error };
  } = {},
) => {
  const { assess, delivery = { value: groupDelivery } } = options;
  return renderReadiness(<TeamAssessment {...{ groupRef, delivery }} />, {
    api: stubApi({
      getAssessments: jest.fn(
        typeof answer === 'function' ? answer : async () => answer,
      ),
      ...(assess && { assess }),
    }),
  });
};

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const inDialog = () => within(screen.getByRole('dialog'));
/** Rows of a table as what their cells say. */
const rowsOf = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .slice(1)
    .map(row =>
      [...row.querySelectorAll('th, td')].map(cell => cell.textContent),
    );

describe('What a team says', () => {
  it('stands beside what was measured, with bands, and how they compare', async () => {
    const { container } = await render();
    await screen.findByRole('region', { name: 'Quick check' });
    expect(rowsOf('What the team says and what was measured')).toEqual([
      [
        'Change lead time',
        'Less than one dayEliteorHigh',
        '5 hHigh',
        'Both say the same.',
      ],
      [
        'Deployment frequency',
        'Between once per week and once per monthMedium',
        '2 / weekits service in the middleHigh',
        'The team sees it as less often than was measured; measured, the answer would be “Between once per day and once per week”.',
      ],
      [
        'Failed deployment recovery',
        'Less than one hourElite',
        '40 minElite',
        'Both say the same.',
      ],
      [
        'Change failure rate',
        '20 %High',
        '4.9 %Elite',
        'The team says 15 percentage points more than was measured.',
      ],
      [
        'Deployment rework rate',
        'not answered',
        'no dataNo deployment says whether an incident was its reason.',
        'Nothing to compare.',
      ],
    ]);
    expect(
      screen.getByText(
        /Score 7.5 of 10 · throughput 7.3 of 10 · stability 8 of 10/,
      ),
    ).toBeVisible();
    expect(
      screen.getByRole('columnheader', {
        name: 'What was measured in 30 days',
      }),
    ).toBeVisible();
    await expectAccessible(container);
  });

  it('shows how the score went, from the first answer on', async () => {
    await render();
    expect(
      await screen.findByRole('img', {
        name: 'The score 3 times, 20 May: 4 of 10 from 1 answer, 20 Aug: 6 of 10 from 5 answers, 19 Nov: 7.5 of 10 from 4 answers',
      }),
    ).toBeVisible();
  });

  it('draws no course of one score', async () => {
    await render({
      ...assessments,
      earlier: { quickCheck: [], capabilities: [] },
    });
    await screen.findByRole('region', { name: 'Quick check' });
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('counts what was answered about each capability, and adds nothing up', async () => {
    await render();
    const velocity = await screen.findByRole('region', {
      name: 'Development velocity',
    });
    expect(velocity).toHaveTextContent('Development velocity: 2 of 3 good');
    const reliability = screen.getByRole('region', {
      name: 'System reliability',
    });
    expect(
      within(reliability)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(
      expect.arrayContaining(['not yet 1', 'not known 1', 'not answered 1']),
    );
    await userEvent.click(screen.getByText('Questions and answers'));
    expect(rowsOf('Answers about the capabilities')[2]).toEqual([
      'Is delivery getting faster or slower?',
      'Faster, and the team can show by what.',
      'partly: “Since we cut the release train.”',
    ]);
  });

  it('says who answered and when, that it is old, and that they are no member', async () => {
    await render();
    const capabilities = await screen.findByRole('region', {
      name: 'Capabilities',
    });
    expect(capabilities).toHaveTextContent(
      /Answered by .*out.*, who is no member of this group, on 1 Aug 2026: more than 90 days ago/,
    );
    expect(
      screen.getByRole('region', { name: 'Quick check' }),
    ).toHaveTextContent(/Answered by .*kim.*, 2 d ago/);
  });

  it('has a next step while nothing was said', async () => {
    const { container } = await render(noAssessments);
    expect(
      await screen.findByText('The team has not said how it sees itself'),
    ).toBeVisible();
    expect(await button('Answer the quick check…')).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    await expectAccessible(container);
  });

  it('offers nothing to whom it would be refused', async () => {
    await render({ ...noAssessments, may: { assess: false } });
    expect(await screen.findByText(/Its members can answer/)).toBeVisible();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it.each([
    ['is not there yet', {}, 'not loaded yet'],
    [
      'could not be loaded',
      { error: new Error('away') },
      'could not be loaded',
    ],
  ])('is told also while what was measured %s', async (_, delivery, absent) => {
    await render(assessments, { delivery });
    await screen.findByRole('region', { name: 'Quick check' });
    expect(
      rowsOf('What the team says and what was measured').map(row => row[2]),
    ).toEqual(Array(5).fill(absent));
  });

  it('is drawn empty while it is on its way', async () => {
    await render(pending);
    expect(
      screen.getByRole('status', { name: 'Loading what the team says' }),
    ).toBeVisible();
  });

  it.each([
    [403, 'You may not see what this group says of itself'],
    [404, 'Nothing is known yet about what this group says of itself'],
    [503, 'Could not load what this group says of itself'],
  ])('tells a %s apart', async (statusCode, text) => {
    const error = await responseError(statusCode, 'no');
    await render(() => Promise.reject(error));
    expect(await screen.findByText(text)).toBeInTheDocument();
  });
});

describe('Answering the quick check', () => {
  it('asks with nothing chosen, sends what was answered, and shows the answer', async () => {
    const assess = jest.fn(async () => assessments);
    const { api } = await render(noAssessments, { assess });
    await userEvent.click(await button('Answer the quick check…'));
    const dialog = inDialog();
    expect(dialog.getAllByRole('group')).toHaveLength(5);
    for (const choice of dialog.getAllByRole('radio')) {
      expect(choice).not.toBeChecked();
    }
    await expectAccessible(screen.getByRole('dialog'));
    await userEvent.click(dialog.getAllByLabelText('Less than one day')[0]!);
    await userEvent.type(
      dialog.getByLabelText('Change failure rate, percent'),
      '12.5',
    );
    await userEvent.click(dialog.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByText(/Your answers are kept/)).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Quick check' })).toBeVisible();
    expect(callsOf(api, 'assess')[0]?.[0]).toEqual({
      kind: 'group',
      namespace: 'default',
      name: 'checkout',
      body: {
        quickCheck: expect.objectContaining({
          leadtime: 5,
          changefailure: 12.5,
          rework: undefined,
        }),
      },
    });
  });

  it('is answered with the keyboard, and an answer can be taken back', async () => {
    await render(noAssessments);
    await userEvent.click(await button('Answer the quick check…'));
    const dialog = inDialog();
    const [first] = dialog.getAllByLabelText('More than six months');
    act(() => first?.focus());
    await userEvent.keyboard(' ');
    expect(first).toBeChecked();
    await userEvent.click(
      dialog.getByRole('button', { name: /^Take this answer back/ }),
    );
    expect(first).not.toBeChecked();
  });

  it('is not sent without an answer, nor with what is no percentage', async () => {
    const assess = jest.fn();
    await render(noAssessments, { assess });
    await userEvent.click(await button('Answer the quick check…'));
    const dialog = inDialog();
    await userEvent.click(dialog.getByRole('button', { name: 'Answer' }));
    expect(dialog.getByRole('alert')).toHaveTextContent(
      'Answer at least one question',
    );
    await userEvent.type(
      dialog.getByLabelText('Deployment rework rate, percent'),
      '120',
    );
    expect(dialog.getByRole('alert')).toHaveTextContent(
      'A percentage is a number from 0 to 100',
    );
    expect(assess).not.toHaveBeenCalled();
  });

  it('loses nothing when it is refused', async () => {
    const error = await responseError(403, 'it is assessed by its members');
    const assess = jest.fn(() => Promise.reject(error));
    await render(noAssessments, { assess });
    await userEvent.click(await button('Answer the quick check…'));
    const dialog = inDialog();
    const field = dialog.getByLabelText('Change failure rate, percent');
    await userEvent.type(field, '7');
    await userEvent.click(dialog.getByRole('button', { name: 'Answer' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'You may not do this',
    );
    expect(field).toHaveValue('7');
  });
});

describe('Answering about capabilities', () => {
  it('says what a good answer is, and takes words with an answer', async () => {
    const assess = jest.fn(async () => assessments);
    const { api } = await render(noAssessments, { assess });
    await userEvent.click(await button('Answer about capabilities…'));
    const dialog = inDialog();
    expect(dialog.getAllByRole('radiogroup')).toHaveLength(12);
    await expectAccessible(screen.getByRole('dialog'));
    const alone = within(
      dialog.getByRole('radiogroup', { name: 'Can the team deploy alone?' }),
    );
    await userEvent.click(alone.getByLabelText('Partly'));
    const noticed = within(
      dialog.getByRole('radiogroup', {
        name: 'How long until a problem is noticed?',
      }),
    );
    await userEvent.click(noticed.getByLabelText('We do not know'));
    await userEvent.click(
      dialog.getByLabelText(/In your words.*Can the team deploy alone/),
    );
    await userEvent.paste('Not on Fridays.');
    await userEvent.click(dialog.getByRole('button', { name: 'Answer' }));
    expect(await screen.findByText(/Your answers are kept/)).toBeVisible();
    expect(callsOf(api, 'assess')[0]?.[0]).toMatchObject({
      body: {
        capabilities: {
          'deploys-alone': { answer: 'partly', words: 'Not on Fridays.' },
          'detection-time': { answer: 'unknown' },
        },
      },
    });
  });
});

describe('The page of a group', () => {
  it('has what the team says below what was measured', async () => {
    const { api } = await renderReadiness(<EntityDelivery />, {
      entity: team,
      api: stubApi({
        getDelivery: jest.fn(async () => groupDelivery),
        getAssessments: jest.fn(async () => assessments),
      }),
    });
    expect(
      await screen.findByRole('region', { name: 'Quick check' }),
    ).toBeVisible();
    expect(callsOf(api, 'getAssessments')[0]?.[0]).toEqual({
      kind: 'group',
      namespace: 'default',
      name: 'checkout',
    });
  });

  it('asks no team behind a system', async () => {
    const { api } = await renderReadiness(<EntityDelivery />, {
      entity: { ...team, kind: 'System' },
      api: stubApi({ getDelivery: jest.fn(async () => groupDelivery) }),
    });
    await screen.findByRole('region', { name: 'Services by band' });
    expect(callsOf(api, 'getAssessments')).toEqual([]);
  });
});
