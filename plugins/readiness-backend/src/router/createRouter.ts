import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  operations,
  type OperationInput,
  type OperationName,
  type OperationResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import express from 'express';
import Router from 'express-promise-router';
import { MethodNotAllowedError } from './MethodNotAllowedError';
import { openApiDocument } from './openApiDocument';
import { parseInput } from './parseInput';
import { unreadableBody } from './unreadableBody';

/** One function per operation of the API. */
export type Handlers = {
  [Name in OperationName]: (
    input: OperationInput<Name>,
    credentials: BackstageCredentials,
    /** For the auditor. */
    request?: express.Request,
  ) => Promise<OperationResult<Name>>;
};

/** A larger body is refused with 413 before it is read to its end, unless the operation says how large it may be. */
const largestBody = '1mb';
/** Where every Backstage plugin serves its document. */
const documentPath = '/openapi.json';

/**
 * Binds every operation to its route: who is asking, what is asked, one call, the answer.
 *
 * Not `createValidatedOpenApiRouter`: it serves the document as of OpenAPI 3.0.3 whatever its version is, and answers
 * every fault in reading a body with 400. What comes in is checked by the schemas that the document is made from.
 */
export function createRouter(options: {
  httpAuth: HttpAuthService;
  handlers: Handlers;
}): express.Router {
  const router = Router();
  for (const operation of Object.values(operations)) {
    if (!('largestBody' in operation)) continue;
    const { method, path, largestBody: limit } = operation;
    router[method](expressPath(path), express.json({ limit }), unreadableBody);
  }
  router.use(express.json({ limit: largestBody }), unreadableBody);
  router.get(documentPath, (req, res) => {
    res.json(openApiDocument(req.originalUrl.split(documentPath)[0]));
  });
  for (const name of Object.keys(operations) as OperationName[]) {
    bind(router, name, options);
  }
  for (const path of [
    documentPath,
    ...Object.values(operations).map(operation => operation.path),
  ]) {
    const allowed = methodsOf(path);
    router.all(expressPath(path), (req, res) => {
      res.set('Allow', allowed.join(', '));
      throw new MethodNotAllowedError(
        `${req.method} is not served here; use ${allowed.join(' or ')}`,
      );
    });
  }
  router.use(req => {
    throw new NotFoundError(
      `Nothing is served at '${req.path}'; ${documentPath} names every path`,
    );
  });
  return router;
}

function bind<Name extends OperationName>(
  router: express.Router,
  name: Name,
  { httpAuth, handlers }: { httpAuth: HttpAuthService; handlers: Handlers },
) {
  const { path, method } = operations[name];
  router[method](expressPath(path), async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    // To the end: a question mark may stand in a value, too.
    const [, search] = /\?(.*)$/s.exec(req.url) ?? [];
    const input = parseInput(name, {
      params: req.params,
      search: new URLSearchParams(search),
      body: req.is('application/json') ? req.body : undefined,
    });
    res.json(await handlers[name](input, credentials, req));
  });
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}

function methodsOf(path: string): string[] {
  if (path === documentPath) return ['GET'];
  return Object.values(operations)
    .filter(operation => operation.path === path)
    .map(({ method }) => method.toUpperCase());
}
