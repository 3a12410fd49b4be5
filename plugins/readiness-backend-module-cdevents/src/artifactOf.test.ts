import { artifactOf } from './artifactOf';

const sha = '9f2c'.repeat(10);

describe('artifactOf', () => {
  it.each<[string, string, object]>([
    [
      'an image, by its digest',
      'pkg:oci/myapp@sha256%3A0b31b1c0',
      { version: 'sha256:0b31b1c0' },
    ],
    [
      'a commit as its version',
      `pkg:golang/mygit.com/myorg/myapp@${sha}`,
      { version: sha, commitSha: sha },
    ],
    [
      'a part of a commit is a version, and no commit',
      'pkg:golang/mygit.com/myorg/myapp@234fd47e07d1004f0aed9c',
      { version: '234fd47e07d1004f0aed9c' },
    ],
    [
      'the repository and the commit of its qualifier',
      `pkg:oci/refunds@1.4.0?vcs_url=git%2Bhttps://github.com/acme/refunds%40${sha}`,
      {
        version: '1.4.0',
        commitSha: sha,
        repository: 'https://github.com/acme/refunds',
      },
    ],
    [
      'a repository that is no web address is left out',
      'pkg:oci/refunds@1.4.0?vcs_url=git%2Bssh://git@github.com/acme/refunds',
      { version: '1.4.0' },
    ],
    ['what has no version', 'pkg:oci/refunds', {}],
    ['what is no package URL', 'refunds:1.4.0', { version: 'refunds:1.4.0' }],
  ])('reads %s', (_, text, expected) => {
    const artifact = artifactOf(text);
    expect(JSON.parse(JSON.stringify(artifact))).toEqual(expected);
  });
});
