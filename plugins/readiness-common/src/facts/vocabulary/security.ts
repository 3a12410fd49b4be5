import type { WellKnownFact } from './WellKnownFact';

const codeHost = 'a code host such as GitHub or GitLab';
const scanner = 'a vulnerability scanner';

/** How a service is protected, and how that is watched. */
export const securityFacts: WellKnownFact[] = [
  {
    name: 'secrets.hasStorePath',
    type: 'bool',
    description: 'The entity names its place in a secret store.',
    answeredBy:
      'the catalog collector: an annotation such as `vault.io/secrets-path`',
  },
  {
    name: 'secrets.managed',
    type: 'bool',
    description:
      'The secrets of the service live in a secret store and are rotated, none in code.',
    answeredBy: 'a secret scanner',
  },
  {
    name: 'access.controlled',
    type: 'bool',
    description:
      'Who may change and run the service is limited to named roles and reviewed.',
    answeredBy: 'an identity source',
  },
  {
    name: 'repository.branchProtected',
    type: 'bool',
    description: 'Nobody changes the default branch without a review.',
    answeredBy: codeHost,
  },
  {
    name: 'repository.hasCodeOwners',
    type: 'bool',
    description: 'A CODEOWNERS file says who reviews which change.',
    answeredBy: `${codeHost}, or the repository collector`,
  },
  {
    name: 'security.vulnerabilityScanning',
    type: 'bool',
    description: 'Known vulnerabilities are looked for on every change.',
    answeredBy: `${codeHost}: code scanning and dependency alerts switched on`,
  },
  {
    name: 'security.scanAgeDays',
    type: 'int',
    unit: 'days',
    description: 'Days since the service was last scanned for vulnerabilities.',
    answeredBy: scanner,
  },
  {
    name: 'security.criticalVulnerabilityCount',
    type: 'int',
    unit: 'vulnerabilities',
    description: 'Known critical vulnerabilities that are not fixed.',
    answeredBy: scanner,
  },
  {
    name: 'security.highVulnerabilityCount',
    type: 'int',
    unit: 'vulnerabilities',
    description: 'Known vulnerabilities of high severity that are not fixed.',
    answeredBy: scanner,
  },
  {
    name: 'security.mediumVulnerabilityCount',
    type: 'int',
    unit: 'vulnerabilities',
    description: 'Known vulnerabilities of medium severity that are not fixed.',
    answeredBy: scanner,
  },
  {
    name: 'security.lowVulnerabilityCount',
    type: 'int',
    unit: 'vulnerabilities',
    description: 'Known vulnerabilities of low severity that are not fixed.',
    answeredBy: scanner,
  },
  {
    name: 'security.scanners',
    type: 'list<string>',
    description: 'Names of the tools that scanned the service last.',
    answeredBy: scanner,
  },
  {
    name: 'security.postureScore',
    type: 'double',
    unit: 'points',
    description:
      'How well the repository is secured against attacks on its supply chain, from 0 to 10.',
    answeredBy: 'a collector of OpenSSF Scorecard',
  },
  {
    name: 'security.postureAgeDays',
    type: 'int',
    unit: 'days',
    description: 'Days since that was last looked at.',
    answeredBy: 'a collector of OpenSSF Scorecard',
  },
  {
    name: 'security.reviewAgeDays',
    type: 'int',
    unit: 'days',
    description: 'Days since the last security review.',
    answeredBy: 'a collector that reads the reports of reviews',
  },
  {
    name: 'security.auditLogging',
    type: 'bool',
    description:
      'Who did what is logged where the service itself cannot change it.',
    answeredBy: 'a collector that reads what the owning team states',
  },
];
