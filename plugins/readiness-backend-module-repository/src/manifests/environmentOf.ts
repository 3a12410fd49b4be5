const production = /^(prod|prd|production|live)$/i;
const other =
  /^(dev|devel|develop|development|test|testing|tst|stage|staging|stg|qa|uat|int|integration|sandbox|preview|review|local|ci|demo|perf|e2e|nonprod|preprod|acceptance|acc|minikube|kind)$/i;
const groupFolder =
  /^(overlays|environments|environment|envs|env|clusters|stages)$/i;

export type Environment = 'production' | 'other' | 'any';

/**
 * The environment that a file is for, by its path within the directory of a service: by a folder of that name, by a
 * folder below `overlays` or the like that begins or ends with it, or by the last part of the file's name.
 *
 * @example
 * ```ts
 * environmentOf('deploy/overlays/prod-eu/patch.yaml') // 'production'
 * environmentOf('chart/values-staging.yaml') // 'other'
 * environmentOf('deploy/dev-portal/deployment.yaml') // 'any'
 * ```
 */
export function environmentOf(path: string): Environment {
  const segments = path.split('/');
  const file = segments.pop() ?? '';
  const words = segments.flatMap((segment, index) => {
    const isInGroup = groupFolder.test(segments[index - 1] ?? '');
    const parts = segment.split(/[._-]/);
    return isInGroup && parts.length > 1
      ? [segment, parts[0], parts[parts.length - 1]]
      : [segment];
  });
  const parts = file.replace(/\.ya?ml$/i, '').split(/[._-]/);
  const isValues = /^values$/i.test(parts[0] ?? '');
  const ofFile = isValues
    ? parts.slice(1)
    : [
        parts[parts.length - 1],
        /^values$/i.test(parts[1] ?? '') ? parts[0] : '',
      ];
  // The innermost decides: `prod/…/values-staging.yaml` is for staging.
  for (const word of [...ofFile.reverse(), ...words.reverse()]) {
    if (production.test(word ?? '')) return 'production';
    if (other.test(word ?? '')) return 'other';
  }
  return 'any';
}
