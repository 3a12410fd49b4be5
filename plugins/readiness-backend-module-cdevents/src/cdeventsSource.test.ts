import { CloudEvent, HTTP, type CloudEventV1 } from 'cloudevents';
import { cdevent } from './__testUtils__/cdevent';
import { deliver, delivery } from './__testUtils__/deliver';
import { cdeventsSource } from './cdeventsSource';

const content = { environment: { id: 'prod' }, artifactId: 'pkg:oci/a@1' };
const deployed = cdevent('service.deployed', { id: 'refunds', content });
const type = deployed.context.type;
const json = { 'content-type': 'application/json' };

const envelope = (rest: object = { data: deployed }) => ({
  specversion: '1.0',
  id: '1',
  source: '/acme',
  type,
  ...rest,
});

/** As the SDK of CloudEvents sends it. */
const sent = (mode: 'binary' | 'structured') => {
  const event = new CloudEvent<typeof deployed>({
    ...envelope(),
    datacontenttype: 'application/json',
  } as CloudEventV1<typeof deployed>);
  const { headers, body } = HTTP[mode](event);
  return {
    body,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]),
    ),
  };
};

describe('the ways in which a CDEvent comes', () => {
  const expected = deliver(deployed);
  const structured = 'application/cloudevents+json';
  const batch = 'application/cloudevents-batch+json';

  it.each<[string, unknown, Record<string, string>]>([
    [
      'structured, by the SDK',
      sent('structured').body,
      sent('structured').headers,
    ],
    ['binary, by the SDK', sent('binary').body, sent('binary').headers],
    [
      'structured, with a charset and capitals',
      envelope(),
      { 'content-type': 'Application/CloudEvents+JSON; charset=UTF-8' },
    ],
    ['structured, as plain JSON', envelope(), json],
    [
      'structured, with the data as a text',
      envelope({ data: JSON.stringify(deployed) }),
      { 'content-type': structured },
    ],
    [
      'structured, with the data in base64',
      envelope({
        data_base64: Buffer.from(JSON.stringify(deployed)).toString('base64'),
      }),
      { 'content-type': structured },
    ],
    ['a batch of one', [envelope()], { 'content-type': batch }],
    [
      'binary, with a content type of its own',
      deployed,
      {
        'ce-id': '1',
        'ce-source': '/a',
        'ce-specversion': '1.0',
        'ce-type': type,
        'content-type': 'application/vnd.acme+json',
      },
    ],
    ['without an envelope', deployed, json],
    ['without an envelope, in a list', [deployed], json],
    ['without a content type', deployed, {}],
  ])('%s', (_, body, headers) => {
    expect(deliver(body, headers)).toEqual(expected);
  });

  it('keeps what can be read of a batch, and names the rest by its place', () => {
    const other = { ...deployed, context: { ...deployed.context, id: 'b' } };
    const bad = { ...deployed, context: { ...deployed.context, id: '' } };
    const reading = deliver([
      envelope(),
      envelope({ data: bad }),
      envelope({ data: '{' }),
      envelope({ data: other }),
      envelope({ type: 'com.github.push', data: {} }),
    ]);
    expect(reading).toMatchObject({
      events: {
        deployments: [
          { id: '/acme/pipelines/271069a8' },
          { id: '/acme/pipelines/b' },
        ],
      },
      unreadable: [
        expect.stringMatching(/^\[1\]: context\.id: /),
        expect.stringMatching(/^\[2\]: /),
      ],
    });
  });

  it('leaves out what is another kind of CloudEvent', () => {
    const push = envelope({ type: 'com.github.push', data: { ref: 'main' } });
    expect(deliver(push)).toEqual({
      ignored: 'What is no CDEvent says nothing of delivery',
    });
  });

  it.each<[string, unknown, string | undefined, RegExp]>([
    ['no JSON', '{"planted-secret', undefined, /^The body is not valid JSON$/],
    ['nothing', '', undefined, /^The body is not valid JSON$/],
    ['an empty list', [], undefined, /^There is no event in it$/],
    ['something else', { ref: 'planted-secret' }, undefined, /^context: /],
    [
      'XML',
      '<a/>',
      'application/cloudevents+xml',
      /not as application\/cloudevents\+xml$/,
    ],
    ['no content type', '{}', 'planted-secret', /^The content type is none$/],
    [
      'a moment without an offset',
      {
        ...deployed,
        context: { ...deployed.context, timestamp: '2026-03-02T09:00:00' },
      },
      undefined,
      /^context\.timestamp: /,
    ],
  ])('cannot read %s, and repeats nothing of it', (_, body, media, message) => {
    const headers = media === undefined ? {} : { 'content-type': media };
    const read = () => deliver(body, headers);
    expect(read).toThrow(expect.objectContaining({ name: 'InputError' }));
    expect(read).toThrow(message);
    expect(read).not.toThrow('planted-secret');
  });
});

describe('the id of a delivery', () => {
  const { deliveries } = cdeventsSource({ subjects: ['external:ci'] });

  it.each<[string, unknown, string | undefined]>([
    ['of one event is its source and id', deployed, '/acme/pipelines/271069a8'],
    ['is the same in an envelope', envelope(), '/acme/pipelines/271069a8'],
    ['of a batch is none', [deployed, deployed], undefined],
    ['of what cannot be read is none', '{', undefined],
  ])('%s', (_, body, expected) => {
    expect(deliveries?.deliveryId?.(delivery(body))).toBe(expected);
  });

  it('is for those who are named', () => {
    expect(deliveries?.authorise).toEqual({
      by: 'token',
      subjects: ['external:ci'],
    });
  });
});
