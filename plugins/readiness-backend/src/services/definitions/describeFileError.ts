import { inWords } from '@service-readiness/backstage-plugin-readiness-node';
import { DefinitionLimitError } from './DefinitionLimitError';

/** The operating system's words hold the path on this machine, which is nobody's business who reads about rules. */
const fileErrors = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['EACCES', 'the backend may not read it'],
  ['EPERM', 'the backend may not read it'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['ELOOP', 'its links lead in a circle'],
]);

/** Why a source cannot be read, and what to do about it, without naming a path of this machine or a secret. */
export function describeFileError(
  error: Error,
  mend = 'Give a path that exists, relative to the working directory of the backend',
): { message: string; mend: string } {
  return {
    message: `It cannot be read: ${reasonOf(error)}`,
    mend: error instanceof DefinitionLimitError ? error.mend : mend,
  };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  const { code, syscall } = error;
  // Readers repeat addresses whole, and what people leave in them.
  if (syscall === undefined || code === undefined) {
    return inWords(error).slice(0, 500);
  }
  return fileErrors.get(code) ?? code;
}
