import { mockServices } from '@backstage/backend-test-utils';
import { z } from 'zod';
import { readEventSourceConfig } from './readEventSourceConfig';
import { subjectsSchema } from './subjectsSchema';

const schema = z.strictObject({ subjects: subjectsSchema });
const read = (cdevents?: object) =>
  readEventSourceConfig(
    mockServices.rootConfig({
      data: { readiness: { delivery: cdevents ? { cdevents } : {} } },
    }),
    'cdevents',
    schema,
  );

describe('readEventSourceConfig', () => {
  it('reads the part of one source', () => {
    const subjects = ['external:ci', 'external:github:repo:acme/*'];
    expect(read({ subjects })).toEqual({ subjects });
  });

  it('is nothing where the configuration has no such part', () => {
    expect(read()).toBeUndefined();
  });

  it.each<[string, object, string]>([
    [
      'everybody whose name begins alike',
      { subjects: ['external:c*'] },
      "subjects[0]: must be the subject of a token, such as 'external:ci'; a * may stand at its end, after : or /",
    ],
    ['everybody', { subjects: ['*'] }, 'subjects[0]: must be the subject'],
    ['nobody', { subjects: [] }, 'subjects: names nobody who may deliver'],
    ['no list', {}, 'subjects: must be a list of subjects of tokens'],
    [
      'a mistyped key',
      { subjects: ['external:ci'], subject: 1 },
      "subject: there is no such key; did you mean 'subjects'?",
    ],
  ])('refuses %s', (_, written, message) => {
    expect(() => read(written)).toThrow(
      `The configuration of the source 'cdevents' has mistakes:\n  readiness.delivery.cdevents.${message}`,
    );
  });
});
