import type { FactDeclaration } from '@service-readiness/backstage-plugin-readiness-common';

/** A check of OpenSSF Scorecard, and the fact that its score is reported as. */
export interface Practice {
  /** As Scorecard names it. */
  check: string;
  fact: string;
  description: string;
}

const practice = (check: string, name: string, what: string): Practice => ({
  check,
  fact: `practices.${name}`,
  description: `How well ${what}, from 0 to 10.`,
});

/** The checks of Scorecard 5 (github.com/ossf/scorecard, docs/checks.md). One that it adds is ignored until it stands here. */
export const practices: Practice[] = [
  practice(
    'Binary-Artifacts',
    'binaryArtifacts',
    'the repository is kept free of binaries',
  ),
  practice(
    'Branch-Protection',
    'branchProtection',
    'the default and release branches are protected',
  ),
  practice('CI-Tests', 'ciTests', 'changes are tested before they are merged'),
  practice(
    'CII-Best-Practices',
    'bestPracticesBadge',
    'the badge for best practices is earned',
  ),
  practice(
    'Code-Review',
    'codeReview',
    'changes are reviewed before they are merged',
  ),
  practice(
    'Contributors',
    'contributors',
    'work is shared between organisations',
  ),
  practice(
    'Dangerous-Workflow',
    'dangerousWorkflows',
    'CI is kept free of dangerous patterns',
  ),
  practice(
    'Dependency-Update-Tool',
    'dependencyUpdates',
    'dependencies are updated by a tool',
  ),
  practice('Fuzzing', 'fuzzing', 'the code is fuzzed'),
  practice('License', 'license', 'a licence is declared'),
  practice('Maintained', 'maintained', 'the repository is maintained'),
  practice('Packaging', 'packaging', 'packages are published from CI'),
  practice(
    'Pinned-Dependencies',
    'pinnedDependencies',
    'dependencies are pinned',
  ),
  practice('SAST', 'staticAnalysis', 'static analysis looks at changes'),
  practice('SBOM', 'billOfMaterials', 'a bill of materials is kept'),
  practice(
    'Security-Policy',
    'securityPolicy',
    'the security policy says what it should',
  ),
  practice('Signed-Releases', 'signedReleases', 'releases are signed'),
  practice(
    'Token-Permissions',
    'tokenPermissions',
    'tokens of CI may do no more than they must',
  ),
  practice(
    'Vulnerabilities',
    'knownVulnerabilities',
    'the code is kept free of known vulnerabilities',
  ),
  practice('Webhooks', 'webhooks', 'webhooks are protected by a secret'),
];

/** The practices as facts. */
export function practiceFacts(
  validity: FactDeclaration['validity'],
): FactDeclaration[] {
  return practices.map(({ fact, description }) => ({
    name: fact,
    type: 'int',
    unit: 'points',
    description,
    validity,
  }));
}
