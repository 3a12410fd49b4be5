import {
  operations,
  queryMistakeSchema,
} from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

type JsonSchema = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of the API, made from the table of operations that router and client share.
 *
 * @param basePath - where the API is served. It stands before every path, as in the documents of all plugins: who
 * merges them keeps paths and drops servers
 */
export function openApiDocument(basePath = '') {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, operation] of Object.entries(operations)) {
    const path = `${basePath}${operation.path}`;
    paths[path] = {
      ...paths[path],
      [operation.method]: {
        operationId,
        summary: operation.summary,
        parameters: [
          ...('params' in operation
            ? parameters(operation.params, 'path')
            : []),
          ...('query' in operation ? parameters(operation.query, 'query') : []),
        ],
        ...('body' in operation && {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: jsonSchema(operation.body, 'input'),
              },
            },
          },
        }),
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: jsonSchema(operation.response, 'output'),
              },
            },
          },
          default: { $ref: '#/components/responses/Error' },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'readiness',
      version: '1',
      description:
        'Readiness of services: levels, checks, facts and their history.',
      license: {
        name: 'Apache-2.0',
        url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
      },
      contact: {},
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      responses: {
        Error: {
          description: 'What went wrong, as every Backstage plugin says it',
          content: { 'application/json': { schema: errorSchema } },
        },
      },
      securitySchemes: {
        JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
    security: [{ JWT: [] }],
  } as const;
}

const errorSchema: JsonSchema = {
  type: 'object',
  required: ['error', 'response'],
  properties: {
    error: {
      type: 'object',
      required: ['name', 'message'],
      properties: {
        name: { type: 'string' },
        message: { type: 'string' },
        mistakes: {
          type: 'array',
          items: jsonSchema(queryMistakeSchema, 'output'),
          description: 'What is wrong with the query, if that is the reason',
        },
      },
      additionalProperties: true,
    },
    request: { type: 'object', additionalProperties: true },
    response: {
      type: 'object',
      required: ['statusCode'],
      properties: { statusCode: { type: 'integer' } },
      additionalProperties: true,
    },
  },
};

function parameters(schema: z.ZodObject, where: 'path' | 'query') {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description ? { description } : {}),
      schema: rest,
    };
  });
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
