import type { WaiverView } from '@service-readiness/backstage-plugin-readiness-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as views from '../testing/exampleViews';
import {
  callsOf,
  expectAccessible,
  pending,
  renderReadiness,
  stubApi,
} from '../testing/renderReadiness';
import { responseError } from '../testing/responseError';
import { ReadinessPageContent } from './ReadinessPageContent';

const render = (at: string, api = stubApi()) =>
  renderReadiness(<ReadinessPageContent />, { api, at: `/readiness/${at}` });

const address = () => screen.getByTestId('address').textContent;
const type = async (label: string, text: string) => {
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.click(dialog.getByLabelText(new RegExp(`^${label}`)));
  await userEvent.paste(text);
};
const choose = async (label: string, option: string) => {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.click(screen.getByRole('option', { name: option }));
};

const lapsing = {
  ...views.waiver,
  ...{ id: 'b', state: 'inForce' as const, lapsing: true },
  until: '2026-11-26T08:00:00.000Z',
  decision: {
    outcome: 'approved' as const,
    by: 'user:default/yuki.tanabe',
    at: '2026-11-20T08:00:00.000Z',
    comment: 'As agreed.',
  },
  may: { decide: false, end: true },
};
const inForce = {
  ...lapsing,
  ...{ id: 'c', lapsing: false, until: '2027-01-10T00:00:00.000Z' },
};
const byState: Record<string, WaiverView[]> = {
  requested: [views.waiver],
  inForce: [lapsing, inForce],
};
const waiverApi = () => {
  const listWaivers = jest.fn(
    async ({ query = {} }: { query?: { state?: string } } = {}) => ({
      items: byState[query.state ?? ''] ?? [],
    }),
  );
  return { listWaivers };
};

describe('Waivers', () => {
  it('show what waits first, then what runs out, then what is in force', async () => {
    const { container } = await render('waivers', stubApi(waiverApi()));
    await screen.findByRole('table', { name: 'In force' });
    await screen.findByRole('table', { name: 'Waiting for a decision' });
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(h => h.textContent),
    ).toEqual(['Waiting for a decision', 'Running out', 'In force']);
    const waiting = screen.getByRole('table', {
      name: 'Waiting for a decision',
    });
    expect(waiting).toHaveTextContent(
      /PaymentsProgressive deliveryIt will be met: the work is planned\. “Comes with the new pipeline\.” Instead: “We deploy in the morning\.”asked for by ines\.halloran on 20 Nov 2026waits for a decision by platform, until 3 Dec 2026/,
    );
    expect(
      screen.getByRole('table', { name: 'Waivers that run out soon' }),
    ).toHaveTextContent(
      /waived until 26 Novruns out in 5 dapproved by yuki\.tanabe on 20 Nov 2026: “As agreed\.”/,
    );
    expect(
      within(waiting).getByRole('link', { name: 'Payments' }),
    ).toHaveAttribute('href', '/catalog/default/component/payments');
    await expectAccessible(container);
  });

  it('are decided in their row, and asked for again', async () => {
    const decideWaiver = jest.fn(async () => ({
      waiver: views.waiver,
      levels: [],
    }));
    const { api } = await render(
      'waivers',
      stubApi({ ...waiverApi(), decideWaiver }),
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Refuse: Progressive delivery of Payments',
      }),
    );
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', {
        name: 'Refuse',
      }),
    );
    expect(screen.getByRole('alert')).toHaveTextContent(/say it in a sentence/);
    await type('Why not', 'A day of work.');
    const asked = callsOf(api, 'listWaivers').length;
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', {
        name: 'Refuse',
      }),
    );
    expect(await screen.findByText('Refused.')).toBeInTheDocument();
    await waitFor(() =>
      expect(callsOf(api, 'listWaivers').length).toBe(asked + 2),
    );
  });

  it('are narrowed by what stands in the address', async () => {
    const { api } = await render(
      'waivers?state=lapsed&owner=group:default/checkout&entity=payments',
    );
    expect(await screen.findByText('There is none')).toBeInTheDocument();
    expect(callsOf(api, 'listWaivers').map(([input]) => input)).toEqual([
      {
        query: {
          owner: 'group:default/checkout',
          entity: 'component:default/payments',
          state: 'lapsed',
        },
      },
    ]);
    await choose('State', 'Waiting for a decision');
    expect(address()).toContain('state=requested');
    expect(
      await screen.findByText('Nothing waits for a decision'),
    ).toBeInTheDocument();
  });

  it.each(['waivers', 'attestations', 'activity'])(
    'and all of %s say when they are made up',
    async tab => {
      const listServices = jest.fn(async () => ({
        ...views.services,
        example: true,
      }));
      await render(tab, stubApi({ listServices }));
      expect(
        await screen.findByText('Example data: not a real company.'),
      ).toBeInTheDocument();
    },
  );

  it.each([
    [403, 'You may not see the waivers'],
    [500, 'Could not load the waivers'],
  ])('tell a %s apart', async (status, words) => {
    const error = await responseError(status, 'no');
    await render(
      'waivers?state=requested',
      stubApi({ listWaivers: jest.fn(() => Promise.reject(error)) }),
    );
    expect(await screen.findByText(words)).toBeInTheDocument();
  });
});

describe('Attestations', () => {
  const other = {
    ...views.attestation,
    ...{ id: 'b', entityRef: 'component:default/refunds' },
    ...{ entityTitle: 'Refunds', may: { withdraw: false }, lapsing: true },
  };
  const listAttestations = jest.fn(async () => ({
    items: [other, views.attestation],
  }));

  it('name who said what, until when', async () => {
    const { container } = await render(
      'attestations',
      stubApi({ listAttestations }),
    );
    const table = await screen.findByRole('table', { name: 'Attestations' });
    expect(table).toHaveTextContent(
      /RefundsCost estimated“Looked at in the monthly review\.”by ines\.halloran on 1 Nov 2026, evidence: https:\/\/example\.org\/costs.*attested until 24 Decruns out in 33 d/,
    );
    expect(
      within(table).getAllByRole('button', { name: /Take back/ }),
    ).toHaveLength(1);
    await expectAccessible(container);
  });

  it('are given again for several at once; what is refused is named and stays selected', async () => {
    const attest = jest.fn(async () => ({
      accepted: [{ index: 0, attestation: other, levels: [] }],
      refused: [
        {
          ...{
            index: 1,
            entityRef: views.entityRef,
            checkId: 'cost-estimated',
          },
          error: { name: 'NotAllowedError', message: 'it is not yours' },
        },
      ],
    }));
    const { api } = await render(
      'attestations',
      stubApi({ listAttestations, attest }),
    );
    await userEvent.click(
      await screen.findByLabelText('Select Cost estimated of Refunds'),
    );
    await userEvent.click(
      screen.getByLabelText('Select Cost estimated of Payments'),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Attest again…' }),
    );
    const dialog = screen.getByRole('dialog', {
      name: 'Attest 2 checks again',
    });
    expect(dialog).toHaveTextContent(
      'Refunds: What it costs a month is known and somebody watches it.',
    );
    await type('What you looked at', 'The bill of November.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Attest' }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('1 attested, 1 refused');
    expect(alert).toHaveTextContent(
      'Cost estimated of Payments: it is not yours',
    );
    expect(
      screen.getByLabelText('Select Cost estimated of Payments'),
    ).toBeChecked();
    expect(
      screen.getByLabelText('Select Cost estimated of Refunds'),
    ).not.toBeChecked();
    expect(callsOf(api, 'attest')[0]?.[0]).toEqual({
      body: {
        items: [
          { entityRef: 'component:default/refunds', checkId: 'cost-estimated' },
          {
            entityRef: 'component:default/payments',
            checkId: 'cost-estimated',
          },
        ],
        comment: 'The bill of November.',
        evidence: 'https://example.org/costs',
        expiresAt: '2027-01-12T23:59:59.000Z',
      },
    });
  });

  it('say what to do where there is none, and while they wait', async () => {
    await render('attestations');
    expect(
      await screen.findByText('There is no attestation'),
    ).toBeInTheDocument();
    await render(
      'attestations',
      stubApi({ listAttestations: jest.fn(pending) }),
    );
    expect(
      screen.getByRole('status', { name: 'Loading the attestations' }),
    ).toBeInTheDocument();
  });
});

describe('Disputed facts', () => {
  it('are answered on Sources, those of one source together', async () => {
    const answerDispute = jest.fn(async () => views.dispute);
    const { api } = await render(
      'sources?collector=pipelines',
      stubApi({
        answerDispute,
        listDisputes: jest.fn(async () => ({ items: [views.dispute] })),
      }),
    );
    const table = await screen.findByRole('table', { name: 'Disputed facts' });
    expect(table).toHaveTextContent(
      /Pipelinesdelivery\.canaryStages.*“We have two\.”.*asked of platform/,
    );
    expect(callsOf(api, 'listDisputes')[0]?.[0]).toEqual({
      query: { collector: 'pipelines' },
    });
    await userEvent.click(
      within(table).getByRole('button', { name: /^It is right/ }),
    );
    await type('Why it is right', 'There is none.');
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', {
        name: 'Answer',
      }),
    );
    expect(
      await screen.findByText('Answered: delivery.canaryStages.'),
    ).toBeInTheDocument();
    expect(callsOf(api, 'answerDispute')[0]?.[0]).toMatchObject({
      body: { outcome: 'rejected', comment: 'There is none.' },
    });
  });

  it('are counted on their source', async () => {
    const [collector] = views.collectors.items;
    await render(
      'sources',
      stubApi({
        listCollectors: jest.fn(async () => ({
          ...views.collectors,
          items: [{ ...collector!, openDisputes: 2 }],
        })),
      }),
    );
    expect(
      await screen.findByRole('link', { name: '2 facts disputed' }),
    ).toHaveAttribute('href', expect.stringContaining('collector=pipelines'));
  });
});

describe('Activity', () => {
  it('is searched by person, act, service and time, a page at a time', async () => {
    const listActivity = jest.fn(async () => ({ items: [] as never[] }));
    listActivity.mockResolvedValueOnce(views.activity as never);
    const { api, container } = await render(
      'activity?by=ines.halloran&action=requestWaiver&entity=payments&from=2026-11-01&to=2026-11-20',
      stubApi({ listActivity }),
    );
    const table = await screen.findByRole('table', { name: 'Activity' });
    expect(table).toHaveTextContent(
      /20 Nov 2026, 08:00 UTCines\.halloranAsked for a waiver of Progressive delivery until 2026-12-03/,
    );
    await expectAccessible(container);
    const query = {
      by: 'user:default/ines.halloran',
      action: 'requestWaiver',
      entity: 'component:default/payments',
      from: '2026-11-01T00:00:00.000Z',
      to: '2026-11-21T00:00:00.000Z',
    };
    expect(callsOf(api, 'listActivity')[0]?.[0]).toEqual({ query });
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() =>
      expect(callsOf(api, 'listActivity')[1]?.[0]).toEqual({
        query: { ...query, cursor: '12' },
      }),
    );
    await userEvent.clear(screen.getByLabelText('Who'));
    await userEvent.type(screen.getByLabelText('Who'), 'yuki.tanabe{Enter}');
    expect(address()).toContain('by=yuki.tanabe');
  });

  it('names the permission to who may not see it', async () => {
    const error = await responseError(403, 'no');
    await render(
      'activity',
      stubApi({ listActivity: jest.fn(() => Promise.reject(error)) }),
    );
    expect(
      await screen.findByText('You may not see who did what'),
    ).toBeInTheDocument();
    expect(screen.getByText('readiness.activity.read')).toBeInTheDocument();
  });
});
