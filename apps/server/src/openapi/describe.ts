import { STATUS_CODES } from 'node:http';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { jsonSchemas } from './schemas.ts';

/** Errors that any route may answer with. */
const COMMON_ERRORS = [400, 401, 403, 404];

/** The contract as an OpenAPI 3.1 document. */
export function describe(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = operationObject(operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Leakscope', version, license: { name: 'MIT', identifier: 'MIT' } },
    security: [{}, { token: [] }],
    paths,
    components: {
      schemas: jsonSchemas(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operationObject(operation: Operation): Record<string, unknown> {
  const { summary, parameters = [], body, status, answer, errors = [] } = operation;
  const responses: Record<string, unknown> = {
    [status]: {
      description: STATUS_CODES[status] ?? '',
      ...(answer === undefined ? {} : { content: content(answer) }),
    },
  };
  for (const error of [...COMMON_ERRORS, ...errors]) {
    responses[error] = {
      description: STATUS_CODES[error] ?? '',
      content: { 'application/problem+json': { schema: reference('Problem') } },
    };
  }
  return {
    summary,
    parameters: parameters.map(({ type, ...rest }) => ({
      ...rest,
      required: rest.in === 'path',
      schema: { type },
    })),
    ...(body === undefined ? {} : { requestBody: { content: content(body) } }),
    responses,
  };
}

function content(name: string): Record<string, unknown> {
  if (name.includes('/')) return { [name]: {} };
  const item = reference(name.replace('[]', ''));
  const schema = name.endsWith('[]') ? { type: 'array', items: item } : item;
  return { 'application/json': { schema } };
}

function reference(name: string): Record<string, string> {
  return { $ref: `#/components/schemas/${name}` };
}
