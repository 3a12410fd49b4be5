import { deploymentStatusOf } from './deploymentStatusOf';

describe('deploymentStatusOf', () => {
  it.each([
    ['our own word', 'success', 'success'],
    ['Argo and Tekton', 'Succeeded', 'success'],
    ['GitHub', 'in_progress', 'running'],
    ['CircleCI and others, in capitals', 'TIMED OUT', 'failure'],
    ['Jenkins', 'ABORTED', 'cancelled'],
    ['Azure', 'canceled', 'cancelled'],
    ['what nobody says', 'sideways', undefined],
    ['a name of every object', 'constructor', undefined],
  ])('reads the words of tools: %s', (_, word, status) => {
    expect(deploymentStatusOf(word)).toBe(status);
  });
});
