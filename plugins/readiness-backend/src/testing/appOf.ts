import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import { createRouter } from '../router/createRouter';
import type { TestHarness } from './TestHarness';

/** The routes as the backend serves them to somebody, with its answers to errors. */
export function appOf(
  harness: TestHarness,
  credentials: BackstageCredentials = mockCredentials.user(),
): express.Express {
  const app = express();
  const httpAuth = mockServices.httpAuth({ defaultCredentials: credentials });
  app.use(harness.parts.delivery.eventRouter(httpAuth));
  app.use(createRouter({ httpAuth, handlers: harness.handlers }));
  const middleware = MiddlewareFactory.create({
    config: mockServices.rootConfig(),
    logger: mockServices.logger.mock({
      child: () => mockServices.logger.mock(),
    }),
  });
  app.use(middleware.error());
  return app;
}
