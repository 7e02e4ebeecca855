import fastifyStatic from '@fastify/static';
import { fastify, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { createContext, type Context } from './context.js';
import { monitorRoutes } from './monitor/routes.js';
import { describeRoutes } from './openapi.js';
import type { CollectorOptions, Fault } from './options.js';
import { CollectorError, refusalOf } from './problem.js';
import { apiRoutes } from './routes/api.js';
import { pageRoutes, sendErrorView } from './routes/pages.js';
import { addRoute, route, type Route } from './routes/route.js';
import { DOCUMENT_POLICY, securityHeaders } from './security.js';

/** 100 events of the longest names fit. */
const BODY_LIMIT = 64 * 1024;
/** A body that comes in more slowly than this is a fault or an attack. */
const REQUEST_TIMEOUT_MS = 30_000;

const tellFault = ({ route: where, code, error }: Fault): void => {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), route: where, code, message })}\n`);
};

/** Served beside the routes: files, whose names only the build knows. */
const fileRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/assets/*',
    tag: 'pages',
    summary: 'Scripts and styles of the pages; a file of a name never changes.',
    answers: { 200: { description: 'The file.', type: 'application/octet-stream' } },
    handle: () => undefined,
  }),
];

/** Every route but those of files. */
function routesOf(context: Context): Route[] {
  const routes = [...pageRoutes(context), ...apiRoutes(context), ...monitorRoutes(context)];
  const own = route({
    method: 'GET',
    url: '/api/openapi.json',
    tag: 'operation',
    summary: 'This description.',
    answers: { 200: { description: 'OpenAPI 3.1.', type: 'application/json' } },
    handle: () => description,
  });
  const all = [...routes, own];
  const description = describeRoutes([...all, ...fileRoutes]);
  return all;
}

/** Builds the server without listening, which is how most tests use it. */
export function createApp(options: CollectorOptions): FastifyInstance {
  const context = createContext(options);
  const onFault = options.onFault ?? tellFault;
  const app = fastify({
    // Addresses hold tokens, so requests are not logged; faults are, without what was sent.
    logger: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 100 },
  });

  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders);
  });
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  // A connection that is kept alive after its last answer would hold the end up for a minute.
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });

  const refuse = (
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> | FastifyReply => {
    const refusal = refusalOf(error);
    // The pattern of the route and not the address, which may hold a token.
    if (refusal.fault) onFault({ route: request.routeOptions.url ?? '(none)', code: refusal.code, error });
    if (refusal.retryAfter !== null) reply.header('retry-after', refusal.retryAfter);
    if (refusal.status === 401) reply.header('www-authenticate', 'Bearer');
    if (request.routeOptions.config.html) return sendErrorView(context, request, reply, refusal);
    const { status, code, message, problems } = refusal;
    return reply.code(status).type('application/problem+json').send({ status, code, message, problems });
  };
  app.setErrorHandler<FastifyError>((error, request, reply) => refuse(error, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const missing = new CollectorError(
      'LUOTSI_NOT_FOUND',
      'There is nothing at this address. /api/openapi.json lists what there is.',
      { status: 404 },
    );
    const person = !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    return person ? sendErrorView(context, request, reply, refusalOf(missing)) : refuse(missing, request, reply);
  });

  for (const one of routesOf(context)) addRoute(app, one);

  app.register(fastifyStatic, {
    root: options.assets.directory,
    prefix: '/assets/',
    index: false,
    preCompressed: true,
    maxAge: '365d',
    immutable: true,
  });
  for (const mount of options.mounts ?? [])
    app.register(fastifyStatic, {
      root: mount.directory,
      prefix: `${mount.path}/`,
      decorateReply: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply) => {
        reply.header('content-security-policy', DOCUMENT_POLICY);
      },
    });
  return app;
}
