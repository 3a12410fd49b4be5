import { projectOf } from './projectOf';

const of = (annotations: Record<string, string>) =>
  projectOf({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'refunds', annotations },
  });

const source = 'backstage.io/source-location';

describe('projectOf', () => {
  it.each([
    [
      { 'github.com/project-slug': 'example/refunds' },
      'github.com/example/refunds',
    ],
    [{ 'gitlab.com/project-slug': 'a/b/refunds' }, 'gitlab.com/a/b/refunds'],
    [
      { [source]: 'url:https://github.com/example/refunds' },
      'github.com/example/refunds',
    ],
    [
      { [source]: 'url:https://github.com/example/refunds.git' },
      'github.com/example/refunds',
    ],
    [
      { [source]: 'url:https://github.com/example/all/tree/main/refunds/' },
      'github.com/example/all',
    ],
    [
      { [source]: 'url:https://gitlab.example.com/a/b/c/-/tree/main/x' },
      'gitlab.example.com/a/b/c',
    ],
    [
      { [source]: 'url:https://github.com/Example/Refunds/blob/main/x.yaml' },
      'github.com/Example/Refunds',
    ],
    [
      { [source]: 'url:ssh://git@github.com/example/refunds.git' },
      'github.com/example/refunds',
    ],
    [{ [source]: 'url:https://github.com/example' }, undefined],
    [{ [source]: 'file:///tmp/refunds' }, undefined],
    [{ [source]: 'file:/tmp/refunds' }, undefined],
    [{ [source]: 'dir:.' }, undefined],
    [{ 'github.com/project-slug': '../../admin' }, undefined],
    [{ 'github.com/project-slug': 'example/..' }, undefined],
    [{ 'github.com/project-slug': 'example/a?b=c' }, undefined],
    [{ 'github.com/project-slug': 'refunds' }, undefined],
    [{}, undefined],
  ])('%j is %s', (annotations, project) => {
    expect(of({ ...annotations } as Record<string, string>)).toBe(project);
  });
});
