import type { ReadinessApi } from '@service-readiness/backstage-plugin-readiness-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReadinessTab } from '../tab/ReadinessTab';
import * as views from '../testing/exampleViews';
import {
  callsOf,
  component,
  expectAccessible,
  pending,
  renderReadiness,
  stubApi,
} from '../testing/renderReadiness';
import { responseError } from '../testing/responseError';

type Check = (typeof views.explanation.checks)[number];

const everything = {
  refresh: true,
  attest: ['cost-estimated'],
  requestWaiver: true,
  decideWaiver: true,
  dispute: true,
};

/** The tab with one check open, for somebody who may do everything or nothing. */
function open(
  check: Check,
  options: { may?: typeof everything; api?: Partial<ReadinessApi> } = {},
) {
  const may = options.may ?? everything;
  const api = stubApi({
    getService: jest.fn(async () => ({ ...views.card, may })),
    // Once: what is seen afterwards comes with the answer to what was done.
    explainScorecard: jest.fn(pending).mockResolvedValueOnce({
      ...views.explanation,
      checks: [
        check,
        ...views.explanation.checks.filter(({ id }) => id !== check.id),
      ],
    } as never),
    ...options.api,
  });
  return renderReadiness(<ReadinessTab />, {
    api,
    entity: component,
    at: `/readiness?check=${check.id}`,
  });
}

const nothing = {
  ...{ refresh: false, attest: [] as string[], requestWaiver: false },
  ...{ decideWaiver: false, dispute: false },
};
const unattested: Check = {
  ...views.attestedCheck,
  outcome: 'unknown',
  attestation: {
    ...views.attestedCheck.attestation!,
    decides: false,
    attested: undefined,
  },
};
const promoted = [{ ...views.level, level: 4, name: 'Optimized' }];
/** What the check's record answers. */
const recordOf = (change: Partial<typeof views.checkRecord>) =>
  jest.fn(async () => ({ ...views.checkRecord, ...change }));
const button = (name: RegExp | string) => screen.findByRole('button', { name });
/** Fills a field whose label begins so; one that is required ends with a star. */
const type = async (label: string, text: string) => {
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.click(dialog.getByLabelText(new RegExp(`^${label}`)));
  await userEvent.paste(text);
};
const press = (name: string) =>
  userEvent.click(
    within(screen.getByRole('dialog')).getByRole('button', { name }),
  );

describe('Attesting a check', () => {
  it('asks the statement, sends what was said, and shows the new level from the answer', async () => {
    const attest = jest.fn(async () => ({
      accepted: [
        { index: 0, attestation: views.attestation, levels: promoted },
      ],
      refused: [],
    }));
    const { api } = await open(unattested, { api: { attest } });
    await userEvent.click(await button('Attest: Cost estimated'));
    const dialog = screen.getByRole('dialog', {
      name: 'Attest “Cost estimated”',
    });
    expect(dialog).toHaveTextContent(
      'What it costs a month is known and somebody watches it.',
    );
    expect(dialog).toHaveTextContent('19 May 2027 at the latest');
    await expectAccessible(dialog);
    await type('What you looked at', 'The bill of October.');
    await type('Evidence', 'https://example.org/bill');
    await press('Attest');
    expect(
      await screen.findByText('Attested. The service is at 4 Optimized.'),
    ).toHaveAttribute('role', 'status');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(callsOf(api, 'attest')[0]?.[0]).toEqual({
      body: {
        items: [
          {
            entityRef: 'component:default/payments',
            checkId: 'cost-estimated',
          },
        ],
        comment: 'The bill of October.',
        evidence: 'https://example.org/bill',
        expiresAt: '2027-05-19T23:59:59.000Z',
      },
    });
  });

  it.each([
    ['', 'https://example.org', 'Say what you looked at'],
    ['Seen.', '', 'Evidence is an http or https address'],
    // eslint-disable-next-line no-script-url
    ['Seen.', 'javascript:alert(1)', 'Evidence is an http or https address'],
  ])(
    'says what is missing before it asks',
    async (comment, evidence, words) => {
      const { api } = await open(unattested);
      await userEvent.click(await button('Attest: Cost estimated'));
      if (comment) await type('What you looked at', comment);
      if (evidence) await type('Evidence', evidence);
      await press('Attest');
      expect(await screen.findByRole('alert')).toHaveTextContent(words);
      expect(callsOf(api, 'attest')).toEqual([]);
    },
  );

  it('shows why it was refused, and loses nothing that was typed', async () => {
    const attest = jest.fn(async () => ({
      accepted: [],
      refused: [
        {
          ...{
            index: 0,
            entityRef: views.entityRef,
            checkId: 'cost-estimated',
          },
          error: { name: 'InputError', message: 'expiresAt is too late' },
        },
      ],
    }));
    await open(unattested, { api: { attest } });
    await userEvent.click(await button('Attest: Cost estimated'));
    await type('What you looked at', 'The bill.');
    await type('Evidence', 'https://example.org/bill');
    await press('Attest');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'expiresAt is too late',
    );
    expect(screen.getByLabelText(/What you looked at/)).toHaveValue(
      'The bill.',
    );
  });

  it('says whose word would be taken to who may not', async () => {
    await open(unattested, { may: nothing });
    expect(await screen.findByText(/May be attested by/)).toHaveTextContent(
      'May be attested by the owner of the service or finance.',
    );
    expect(
      screen.queryByRole('button', { name: /^Attest/ }),
    ).not.toBeInTheDocument();
  });

  it('shows who attested, when, until when and where it can be seen, and takes it back', async () => {
    const withdrawAttestation = jest.fn(async () => ({
      attestation: views.attestation,
      levels: promoted,
    }));
    const silent = {
      text: 'facts.cost.estimated',
      outcome: 'unknown' as const,
    };
    const check: Check = {
      ...views.attestedCheck,
      clauses: [{ ...silent, decided: true }],
    };
    const { api, container } = await open(check, {
      api: {
        withdrawAttestation,
        getCheckRecord: recordOf({ attestations: [views.attestation] }),
      },
    });
    const said = await screen.findByText(/Looked at in the monthly review/);
    // A language that is written from right to left turns none of our words.
    expect(said.tagName).toBe('BDI');
    const word = said.parentElement!;
    expect(word).toHaveTextContent(
      /attested until 24 Dec by ines\.halloran on 1 Nov 2026/,
    );
    expect(screen.getByText('What the facts say')).toBeInTheDocument();
    expect(screen.queryByText(/this decided/)).not.toBeInTheDocument();
    expect(
      within(word).getByRole('link', { name: /example\.org\/costs/ }),
    ).toHaveAttribute('href', 'https://example.org/costs');
    await expectAccessible(container);
    await userEvent.click(await button('Take back: Cost estimated'));
    await type('Why', 'It went up.');
    await press('Take it back');
    expect(await screen.findByText(/^Taken back\./)).toBeInTheDocument();
    expect(callsOf(api, 'withdrawAttestation')[0]?.[0]).toEqual({
      id: views.attestation.id,
      body: { comment: 'It went up.' },
    });
  });
});

describe('Waivers of a check', () => {
  const { failingCheck } = views;

  it('are asked for with a reason of the list, for checks that are not met', async () => {
    const requestWaiver = jest.fn(async () => ({
      waiver: views.waiver,
      levels: [views.level],
    }));
    const { api } = await open(failingCheck, { api: { requestWaiver } });
    await userEvent.click(
      await button('Ask for a waiver: Progressive delivery'),
    );
    const dialog = screen.getByRole('dialog', { name: 'Ask for a waiver' });
    expect(
      within(dialog).getByRole('checkbox', { name: 'Progressive delivery' }),
    ).toBeChecked();
    expect(
      within(dialog).getByRole('checkbox', { name: 'Rollback rehearsed' }),
    ).not.toBeChecked();
    expect(dialog).toHaveTextContent('18 Feb 2027 at the latest');
    await expectAccessible(dialog);
    await press('Ask for it');
    expect(screen.getByRole('alert')).toHaveTextContent('Choose a reason');
    await userEvent.click(within(dialog).getByLabelText(/Reason/));
    await userEvent.click(
      screen.getByRole('option', {
        name: 'It will be met: the work is planned',
      }),
    );
    await type('Explanation', 'Comes with the new pipeline.');
    await type('What is done instead', 'We deploy in the morning.');
    await press('Ask for it');
    expect(
      await screen.findByText(/^Asked. It waits for a decision\./),
    ).toBeInTheDocument();
    expect(callsOf(api, 'requestWaiver')[0]?.[0]).toEqual({
      body: {
        entityRef: 'component:default/payments',
        checkIds: ['progressive-delivery'],
        reason: 'plannedWork',
        explanation: 'Comes with the new pipeline.',
        compensatingMeasure: 'We deploy in the morning.',
        until: '2026-12-20T23:59:59.000Z',
      },
    });
    // What was asked stands on the check now.
    await waitFor(() =>
      expect(callsOf(api, 'getCheckRecord').length).toBeGreaterThan(1),
    );
  });

  it('for something that does the same say what', async () => {
    const { api } = await open(failingCheck, {
      api: {
        requestWaiver: jest.fn(async () => {
          throw new TypeError('Failed to fetch');
        }),
      },
    });
    await userEvent.click(
      await button('Ask for a waiver: Progressive delivery'),
    );
    await userEvent.click(screen.getByLabelText(/Reason/));
    await userEvent.click(
      screen.getByRole('option', { name: 'Something else does the same' }),
    );
    await type('Explanation', 'It is safe.');
    await press('Ask for it');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Say what is done instead',
    );
    expect(callsOf(api, 'requestWaiver')).toEqual([]);
    await type('What is done instead', 'The proxy retries.');
    await press('Ask for it');
    // In words of ours, whatever the browser calls it.
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend did not answer. Try again in a moment.',
    );
    expect(callsOf(api, 'requestWaiver')).toHaveLength(1);
  });

  const getCheckRecord = recordOf({ waivers: [views.waiver] });

  it('are decided by who may, and the level comes with the answer', async () => {
    const decideWaiver = jest.fn(async () => ({
      waiver: views.waiver,
      levels: [{ ...promoted[0]!, waived: 1, earned: 3 }],
    }));
    const { api } = await open(failingCheck, {
      api: { getCheckRecord, decideWaiver },
    });
    expect(
      await screen.findByText(/asked for a waiver until 3 Dec 2026/),
    ).toHaveTextContent(/waits for a decision by platform/);
    await userEvent.click(
      await button('Approve: Progressive delivery of Payments'),
    );
    await press('Approve');
    expect(
      await screen.findByText('Approved. The service is at 4 Optimized.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/1 waived · earned 3/)).toBeInTheDocument();
    expect(callsOf(api, 'decideWaiver')[0]?.[0]).toEqual({
      id: views.waiver.id,
      body: { outcome: 'approved', comment: undefined },
    });
  });

  it('say who decided what when somebody was faster, and look again', async () => {
    const error = await responseError(
      409,
      'it is decided already: approved by user:default/elif.soylu on 2026-11-21',
    );
    const { api } = await open(failingCheck, {
      api: {
        getCheckRecord,
        decideWaiver: jest.fn(() => Promise.reject(error)),
      },
    });
    await userEvent.click(
      await button('Refuse: Progressive delivery of Payments'),
    );
    await type('Why not', 'The risk is too high.');
    await press('Refuse');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Somebody was faster');
    expect(alert).toHaveTextContent('approved by user:default/elif.soylu');
    expect(screen.getByLabelText(/Why not/)).toHaveValue(
      'The risk is too high.',
    );
    const asked = callsOf(api, 'explainScorecard').length;
    await press('Cancel');
    await waitFor(() =>
      expect(callsOf(api, 'explainScorecard').length).toBe(asked + 1),
    );
  });

  it('are not offered to who may not, who is told who may', async () => {
    await open(failingCheck, { may: nothing });
    expect(
      await screen.findByText('The owner of the service may ask for one.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /waiver/ }),
    ).not.toBeInTheDocument();
  });

  it('in force say until when and by whose hand, and may be prolonged', async () => {
    const inForce = {
      ...views.waiver,
      ...{ id: views.waivedCheck.waived!.id, state: 'inForce' as const },
      checks: [{ id: 'load-tested', title: 'Load tested' }],
      may: { decide: false, end: true },
    };
    const { api } = await open(views.waivedCheck, {
      api: {
        getCheckRecord: recordOf({ waivers: [inForce] }),
        requestWaiver: jest.fn(async () => ({
          waiver: inForce,
          levels: [],
        })),
      },
    });
    expect(await screen.findByText(/approved by/)).toHaveTextContent(
      /waived until 3 Dec\. It will be met: the work is planned\. “Comes with the new pipeline\.” Instead: “We deploy in the morning\.” Asked for by ines\.halloran, approved by yuki\.tanabe/,
    );
    await button('End now: Load tested of Payments');
    await userEvent.click(await button('Ask to prolong: Load tested'));
    await userEvent.click(screen.getByLabelText(/Reason/));
    await userEvent.click(
      screen.getByRole('option', { name: 'It cannot be met here' }),
    );
    await type('Explanation', 'It takes longer.');
    await press('Ask for it');
    await waitFor(() =>
      expect(callsOf(api, 'requestWaiver')[0]?.[0]).toMatchObject({
        body: { checkIds: ['load-tested'], renews: inForce.id },
      }),
    );
  });

  it('say why the last request was refused', async () => {
    await open(failingCheck, {
      api: {
        getCheckRecord: recordOf({
          waivers: [
            {
              ...views.waiver,
              state: 'refused' as const,
              may: { decide: false, end: false },
              decision: {
                outcome: 'refused' as const,
                by: 'user:default/yuki.tanabe',
                at: '2026-11-20T08:00:00.000Z',
                comment: 'A day of work is not too much.',
              },
            },
          ],
        }),
      },
    });
    expect(
      await screen.findByText(/The last request was refused/),
    ).toHaveTextContent(
      /yuki\.tanabe on 20 Nov 2026: “A day of work is not too much\.”/,
    );
    await button('Ask for a waiver: Progressive delivery');
  });
});

describe('A fact', () => {
  const { failingCheck } = views;

  it('is disputed where it is read', async () => {
    const dispute = jest.fn(async () => views.dispute);
    const { api } = await open(failingCheck, { api: { dispute } });
    await userEvent.click(
      await button('This fact is wrong: delivery.canaryStages'),
    );
    await type('What is wrong', 'We have two.');
    await press('Say so');
    expect(await screen.findByText(/^Said\. Whoever owns/)).toBeInTheDocument();
    expect(callsOf(api, 'dispute')[0]?.[0]).toEqual({
      body: {
        entityRef: 'component:default/payments',
        checkId: 'progressive-delivery',
        factName: 'delivery.canaryStages',
        comment: 'We have two.',
      },
    });
  });

  it('that is kept over time shows how it went, and where nothing is known', async () => {
    const [fact] = failingCheck.facts;
    const series = {
      ...{ name: fact!.name, description: '', unit: 'stages' },
      points: [
        { day: '2026-10-01', value: 2 },
        { day: '2026-11-03', value: 0 },
      ],
    };
    const { api, container } = await open(failingCheck, {
      api: { getCheckRecord: recordOf({ series: [series] }) },
    });
    expect(
      await screen.findByText(
        '90 days: 2 stages on 1 Oct, 0 stages since 3 Nov',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: `${fact!.name} in the last 90 days`,
      }),
    ).toBeInTheDocument();
    await expectAccessible(container);
    // All that people did comes with it, in one request.
    expect(callsOf(api, 'getCheckRecord')).toHaveLength(1);
    for (const list of ['listWaivers', 'listAttestations', 'listDisputes']) {
      expect(callsOf(api, list as keyof ReadinessApi)).toEqual([]);
    }
  });

  it('shows what is said against it and what was answered', async () => {
    const answered = {
      ...views.dispute,
      ...{ id: 'b', state: 'rejected' as const, comment: 'It is three.' },
      answer: {
        by: 'user:default/yuki.tanabe',
        at: '2026-11-20T08:00:00.000Z',
        comment: 'The pipeline has none.',
      },
      may: { answer: false, withdraw: false },
    };
    const getCheckRecord = recordOf({ disputes: [views.dispute, answered] });
    const answerDispute = jest.fn(async () => answered);
    const { api } = await open(failingCheck, {
      api: { getCheckRecord, answerDispute },
    });
    const lineOf = (said: HTMLElement) => said.parentElement;
    expect(lineOf(await screen.findByText(/“We have two.”/))).toHaveTextContent(
      /platform is asked to answer/,
    );
    expect(lineOf(screen.getByText(/“It is three.”/))).toHaveTextContent(
      /yuki\.tanabe says it is right: “The pipeline has none\.”/,
    );
    expect(
      screen.queryByRole('button', { name: /This fact is wrong/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      await button('It was wrong: delivery.canaryStages of Payments'),
    );
    await type('How it is mended at its source', 'The parser read one file.');
    await press('Answer');
    await waitFor(() =>
      expect(callsOf(api, 'answerDispute')[0]?.[0]).toEqual({
        id: views.dispute.id,
        body: { outcome: 'accepted', comment: 'The parser read one file.' },
      }),
    );
  });

  it('shows the check although what people did cannot be loaded', async () => {
    const error = await responseError(500, 'An internal error occurred');
    await open(failingCheck, {
      api: { getCheckRecord: jest.fn(() => Promise.reject(error)) },
    });
    expect(
      await screen.findByText(/Could not load what people did about it/),
    ).toBeInTheDocument();
    expect(screen.getByText('What to do')).toBeInTheDocument();
  });
});
