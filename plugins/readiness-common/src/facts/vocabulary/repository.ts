import type { WellKnownFact } from './WellKnownFact';

const repository = 'the repository collector';

/** What stands among the files of a service. */
export const repositoryFacts: WellKnownFact[] = [
  {
    name: 'repository.hasSecurityPolicy',
    type: 'bool',
    description:
      'A file of the repository says how to report a vulnerability, and to whom.',
    answeredBy: `${repository}: a file such as SECURITY.md`,
  },
  {
    name: 'repository.hasDependencyUpdates',
    type: 'bool',
    description:
      'The repository configures a tool that keeps its dependencies up to date.',
    answeredBy: `${repository}: the configuration of Dependabot, Renovate or the like`,
  },
  {
    name: 'repository.hasCi',
    type: 'bool',
    description: 'The repository says how its changes are built and tested.',
    answeredBy: `${repository}: the configuration of a CI system`,
  },
  {
    name: 'repository.unreadableFiles',
    type: 'list<string>',
    description:
      'Files of the service that a collector wanted to read and could not: broken, or too large.',
    answeredBy: repository,
  },
  {
    name: 'docs.hasReadme',
    type: 'bool',
    description: 'A README stands in the directory of the service.',
    answeredBy: `${repository}: a file such as README.md`,
  },
  {
    name: 'docs.hasRunbook',
    type: 'bool',
    description: 'A runbook stands among the files of the service.',
    answeredBy: `${repository}: the paths of runbooks in its configuration`,
  },
  {
    name: 'slo.names',
    type: 'list<string>',
    description:
      'Names of the service level objectives defined for the service.',
    answeredBy: 'an SLO source such as OpenSLO documents',
  },
];
