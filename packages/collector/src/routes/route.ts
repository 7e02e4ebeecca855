import { parser } from '@luotsi/protocol';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CollectorError } from '../problem.js';

export type MediaType = 'application/json' | 'text/plain' | 'application/x-www-form-urlencoded';

/** What a route answers with a status. */
export interface Answer {
  readonly description: string;
  /** JSON of this form. */
  readonly schema?: z.ZodType;
  /** Any other content, for example `text/html`. */
  readonly type?: string;
}

/**
 * A route: what it does and what is said about it. The server and the description at /api/openapi.json are both made
 * from this.
 */
export interface Route<Body = unknown> {
  readonly method: 'GET' | 'POST';
  /** With Fastify's `:name` for what varies. */
  readonly url: string;
  readonly summary: string;
  readonly tag: 'pages' | 'data' | 'rights' | 'operation';
  /** Errors are shown as a page, since a person is looking. */
  readonly html?: boolean;
  readonly security?: 'token' | 'monitorKey';
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly what: string; readonly schema: z.ZodType<Body>; readonly types: readonly MediaType[] };
  readonly answers: Readonly<Record<number, Answer>>;
  handle(input: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly body: Body }): unknown;
}

/** Ties the type of the body to its schema. */
export const route = <Body>(definition: Route<Body>): Route => definition as unknown as Route;

/** Parameters of the address as text. */
export const parameter = (request: FastifyRequest, name: string): string =>
  (request.params as Readonly<Record<string, string | undefined>>)[name] ?? '';

/** A parameter of the query; empty if it is missing or comes twice. */
export function query(request: FastifyRequest, name: string): string {
  const value = (request.query as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
}

export function addRoute(app: FastifyInstance, definition: Route): void {
  const { body: wanted } = definition;
  const read = wanted && parser(wanted.what, wanted.schema);
  app.route({
    method: definition.method,
    url: definition.url,
    config: { html: definition.html ?? false },
    handler: async (request, reply) => {
      const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
      if (wanted && type !== undefined && !wanted.types.some((t) => t === type))
        throw new CollectorError(
          'LUOTSI_REQUEST_TYPE',
          `This address reads ${wanted.types.join(' or ')}, so nothing was stored. Set the content type to that.`,
          { status: 415 },
        );
      const body = read ? read(request.body, { file: 'request' }) : undefined;
      return definition.handle({ request, reply, body });
    },
  });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    html?: boolean;
  }
}
