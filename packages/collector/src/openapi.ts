import { batch, event } from '@luotsi/protocol';
import { z } from 'zod';
import type { Answer, Route } from './routes/route.js';
import * as wire from './schemas.js';

/** Schemas that have a name in the description. */
const named = {
  Batch: batch,
  Event: event,
  Problem: wire.problemDocument,
  AllocationRequest: wire.allocationRequest,
  Allocation: wire.allocationAnswer,
  Refusal: wire.refusalRequest,
  EventsAnswer: wire.eventsAnswer,
  Withdrawal: wire.withdrawalRequest,
  WithdrawalAnswer: wire.withdrawalAnswer,
  PersonalData: wire.personalData,
  Payload: wire.payload,
  Health: wire.health,
  ConsentForm: wire.consentForm,
  WithdrawalForm: wire.withdrawalForm,
} as const;

const reference = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

function schemaOf(schema: z.ZodType): object {
  const name = Object.entries(named).find(([, known]) => known === schema)?.[0];
  if (name === undefined) throw new Error('every schema of a route has a name in the description: add it to `named`');
  return reference(name);
}

function components(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-2020-12',
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  const own = new Set(['$schema', '$id']);
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [
      id,
      Object.fromEntries(Object.entries(schema).filter(([key]) => !own.has(key))),
    ]),
  );
}

function answerOf({ description, schema, type }: Answer): object {
  if (schema) return { description, content: { 'application/json': { schema: schemaOf(schema) } } };
  return { description, ...(type === undefined ? {} : { content: { [type]: { schema: { type: 'string' } } } }) };
}

function operationOf(route: Route): object {
  const path = [...route.url.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = Object.entries(route.query ?? {}).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }));
  const failure = route.html
    ? { description: 'A page that says that this cannot be shown.', content: { 'text/html': {} } }
    : {
        description: 'Not done, and why. Nothing was stored.',
        content: { 'application/problem+json': { schema: reference('Problem') } },
      };
  return {
    summary: route.summary,
    tags: [route.tag],
    ...(path.length + query.length > 0 ? { parameters: [...path, ...query] } : {}),
    ...(route.security === undefined ? {} : { security: [{ [route.security]: [] }] }),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(
              route.body.types.map((type) => [type, { schema: schemaOf(route.body?.schema ?? z.never()) }]),
            ),
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(Object.entries(route.answers).map(([status, answer]) => [status, answerOf(answer)])),
      default: failure,
    },
  };
}

/** The OpenAPI 3.1 description of everything that the collector answers. */
export function describeRoutes(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}').replaceAll('*', '{file}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Luotsi collector',
      version: '1',
      description:
        'Participant pages, allocation, events and the rights of participants. Bodies are at most 64 KiB. There are no cookies; what is stored is pseudonymous and cut to the minute.',
    },
    paths,
    components: {
      schemas: components(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The study token of the participant.' },
        monitorKey: { type: 'apiKey', in: 'query', name: 'key', description: 'The key of those who run the study.' },
      },
    },
  };
}
