import type { Git } from './openRepository';

/**
 * The web address of the repository that this one was cloned from, without what somebody signs in with. Undefined where
 * there is none, or one that leads nowhere on the web.
 */
export async function originOf(git: Git): Promise<string | undefined> {
  const written = await git(['remote', 'get-url', 'origin']).catch(() => '');
  const address = written
    .trim()
    .replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/');
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return undefined;
  return `${url.origin}${url.pathname.replace(/(\.git)?\/*$/, '')}`;
}
