import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  operations,
  type OperationInput,
  type OperationName,
  type OperationResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import type express from 'express';
import { openApiDocument } from './openApiDocument';
import { parseInput } from './parseInput';

/** One function per operation of the API. */
export type Handlers = {
  [Name in OperationName]: (
    input: OperationInput<Name>,
    credentials: BackstageCredentials,
  ) => Promise<OperationResult<Name>>;
};

/** Binds every operation to its route: who is asking, what is asked, one call, the answer. */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  handlers: Handlers;
}): express.Router {
  // The schemas check and convert what comes in, and httpAuth who asks; the served document describes both.
  const router: express.Router = createValidatedOpenApiRouter(
    openApiDocument(),
    {
      validatorOptions: { validateRequests: false, validateSecurity: false },
    },
  );
  for (const name of Object.keys(operations) as OperationName[]) {
    bind(router, name, options);
  }
  return router;
}

function bind<Name extends OperationName>(
  router: express.Router,
  name: Name,
  { httpAuth, handlers }: { httpAuth: HttpAuthService; handlers: Handlers },
) {
  const { path, method } = operations[name];
  router[method](path.replace(/\{(\w+)\}/g, ':$1'), async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const input = parseInput(name, req.params, req.query);
    res.json(await handlers[name](input, credentials));
  });
}
