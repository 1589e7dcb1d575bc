import { z } from 'zod';
import type { Route } from './routes.ts';
import { transcriptionFields } from './transcription-request.ts';

/** The OpenAPI 3.1 document of these routes, made from the schemas that requests are checked with. */
export function openApiDocument(routes: readonly Route[], version: string, url: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Stenogram local API', version },
    servers: [{ url }],
    security: [{ token: [] }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation(route: Route): object {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = route.query === undefined ? [] : queryParameters(route.query);
  return {
    summary: route.summary,
    operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^a-z]+/gi, '_')}`,
    parameters: [...inPath, ...query],
    ...(route.needsToken === false && { security: [] }),
    ...(route.takesFile === true && { requestBody: fileBody() }),
    responses: {
      '200': { description: 'Done' },
      default: { description: 'An error', content: { 'application/json': { schema: errorSchema } } },
    },
  };
}

function queryParameters(schema: z.ZodObject): readonly object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: one,
  }));
}

function fileBody(): object {
  const { properties = {} } = z.toJSONSchema(transcriptionFields, { io: 'input', unrepresentable: 'any' });
  const file = { type: 'string', format: 'binary' };
  const path = { type: 'string', description: 'A file in one of the folders that Settings allow.' };
  return {
    required: true,
    content: {
      'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { file, ...properties } } },
      'application/json': { schema: { type: 'object', required: ['path'], properties: { path, ...properties } } },
    },
  };
}

const errorSchema = {
  type: 'object',
  properties: {
    error: {
      type: 'object',
      properties: {
        message: { type: 'string' },
        type: { type: 'string' },
        param: { type: ['string', 'null'] },
        code: { type: 'string' },
      },
    },
  },
};
