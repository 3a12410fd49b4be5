/** A CDEvent of today, of a type without its version, about a subject. */
export function cdevent(
  type: string,
  subject: { id: string; source?: string; content?: object },
  rest: {
    at?: string;
    id?: string;
    version?: object;
    customData?: object;
  } = {},
) {
  return {
    context: {
      ...(rest.version ?? { specversion: '0.5.1' }),
      id: rest.id ?? '271069a8',
      source: '/acme/pipelines',
      type: `dev.cdevents.${type}.0.3.0`,
      timestamp: rest.at ?? '2026-03-02T09:00:00Z',
    },
    subject: { content: {}, ...subject },
    ...(rest.customData && { customData: rest.customData }),
  };
}
