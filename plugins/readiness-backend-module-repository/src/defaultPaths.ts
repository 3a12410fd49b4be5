const text = '{md,mdx,markdown,adoc,rst,txt,org}';

/**
 * Where things usually stand. The first four are relative to the root of the repository, the others to the directory of
 * the service; upper and lower case are one.
 */
export const defaultPaths = {
  // https://docs.github.com/articles/about-code-owners, https://docs.gitlab.com/user/project/codeowners; Gitea, Forgejo
  // and Bitbucket Cloud look in folders of theirs.
  codeOwners: [
    '{,.github/,.gitlab/,.gitea/,.forgejo/,.bitbucket/,docs/}CODEOWNERS',
  ],
  securityPolicy: [
    `{,.github/,.gitlab/,.gitea/,.forgejo/,docs/}SECURITY{,.${text}}`,
    '.well-known/security.txt',
  ],
  dependencyUpdates: [
    '{.github,.azuredevops,.azuredevops/.github}/dependabot.{yml,yaml}',
    '.dependabot/config.{yml,yaml}',
    // https://docs.renovatebot.com/configuration-options/#configuration-file-names; `renovate` in package.json is seen too.
    '{,.github/,.gitlab/}renovate.{json,json5,jsonc}',
    '.renovaterc{,.json,.json5,.jsonc}',
    '.scala-steward.conf',
    '.pyup.{yml,yaml}',
  ],
  ci: [
    '.{github,gitea,forgejo}/workflows/*.{yml,yaml}',
    '.gitlab-ci.{yml,yaml}',
    '{Jenkinsfile,Jenkinsfile.*,*.jenkinsfile}',
    '{jenkins,.jenkins,ci,.ci}/{Jenkinsfile,Jenkinsfile.*,*.jenkinsfile}',
    '.circleci/config.{yml,yaml}',
    '{azure-pipelines*,.azure-pipelines,.vsts-ci}.{yml,yaml}',
    '{.azure-pipelines,azure-pipelines,.azuredevops,.pipelines}/**/*.{yml,yaml}',
    'bitbucket-pipelines.{yml,yaml}',
    '.travis.{yml,yaml}',
    '.drone.{yml,yaml,jsonnet,star}',
    '.woodpecker{,/*}.{yml,yaml}',
    '.buildkite/*.{yml,yaml}',
    '.teamcity/**',
    '.tekton/*.{yml,yaml}',
    'cloudbuild.{yml,yaml,json}',
    'buildspec.{yml,yaml}',
    '.harness/**/*.{yml,yaml}',
    '.semaphore/semaphore.{yml,yaml}',
    '{.,}appveyor.{yml,yaml}',
  ],
  readme: [`{,docs/,.github/,.gitlab/}README{,.${text}}`],
  runbooks: [`{,*/,*/*/}*runbook*.${text}`, `{,*/,*/*/}runbooks/**/*.${text}`],
  slos: [
    '{,*/,*/*/}{slo,slos,openslo,.openslo}/**/*.{yml,yaml}',
    '{,*/,*/*/}{slo,slos,openslo,*-slo,*.slo,slo-*,*-slos}.{yml,yaml}',
  ],
  manifests: [
    '{,*/,*/*/}{k8s,kubernetes,kube,.k8s,deploy,deployment,deployments,manifests,kustomize,overlays,helm,chart,charts}/**/*.{yml,yaml}',
    '{,*.,*-}{deployment,statefulset,rollout,kustomization,hpa,pdb}.{yml,yaml}',
  ],
  // Below the directory of a service: what stands there as an example or is somebody else's.
  ignore: [
    '{,**/}{test,tests,testdata,__tests__,fixtures,__fixtures__,examples,vendor,third_party}/**',
  ],
} as const;

export type PathKind = keyof typeof defaultPaths;
