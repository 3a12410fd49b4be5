/** What a full run needs beyond the packages, and whether this run may do without it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './toolchain.mjs';

/** On a build server everything is required; elsewhere, what READINESS_REQUIRE lists ("postgres,chromium"). */
function isRequired(name) {
  return (
    process.env.CI === 'true' ||
    (process.env.READINESS_REQUIRE ?? '').split(',').includes(name)
  );
}

/** Says that something is not there, and ends the run when it is required. */
export function mustHave(name, reason) {
  if (isRequired(name)) {
    throw new Error(`${name} is required here: ${reason.message ?? reason}`);
  }
  console.log(`${name} is not there, what needs it is skipped: ${reason}`);
}

/** Real catalogs and documents of other projects, for tests that hold them against us. They are optional. */
export const sharedData = resolve(
  root,
  process.env.READINESS_SHARED_DATA ?? '../shared/data',
);

export function sharedDataIsThere() {
  return existsSync(sharedData);
}
