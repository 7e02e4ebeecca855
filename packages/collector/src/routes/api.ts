import { batch } from '@luotsi/protocol';
import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.js';
import { codeHash, normaliseCode } from '../identity.js';
import { checkEvents } from '../known.js';
import { CollectorError } from '../problem.js';
import * as wire from '../schemas.js';
import { requireSameOrigin } from '../security.js';
import { parameter, route, type Route } from './route.js';

const json = ['application/json'] as const;

/** Erases what is stored under a withdrawal code. The same code twice is the same erasure. */
export async function eraseByCode(context: Context, typed: string): Promise<{ erased: number }> {
  const { store, wrongCodes, options } = context;
  const wait = wrongCodes.wait();
  if (wait > 0)
    throw new CollectorError(
      'LUOTSI_TOO_MANY_TRIES',
      `Too many wrong withdrawal codes have come in, and codes must not be found by trying; nothing was erased. Try again in ${wait} seconds.`,
      { status: 429, retryAfter: wait },
    );
  const code = normaliseCode(typed);
  const owner = code === null ? null : store.ownerOfCode(codeHash(options.secret, code));
  if (owner === 'withdrawn') return { erased: 0 };
  const result = owner === null ? null : await store.withdraw(owner.participant);
  if (result) return { erased: result.erased };
  wrongCodes.spend();
  throw new CollectorError(
    'LUOTSI_UNKNOWN_CODE',
    'No answers belong to this withdrawal code, so nothing was erased. Check the code on the receipt: four groups of five characters.',
    { status: 404 },
  );
}

function bearer(request: FastifyRequest): string {
  const match = /^Bearer ([A-Za-z0-9_-]{22,64})$/i.exec(request.headers.authorization ?? '');
  if (!match?.[1])
    throw new CollectorError(
      'LUOTSI_TOKEN_MISSING',
      'Personal data are shown to the person alone, and the request has no study token. Send it as "authorization: Bearer <token>".',
      { status: 401 },
    );
  return match[1];
}

/** What browsers and programs talk to. */
export function apiRoutes(context: Context): Route[] {
  const { store, definition } = context;
  return [
    route({
      method: 'POST',
      url: '/api/allocation',
      tag: 'data',
      summary: 'Stores a consent and allocates the new participant to an arm. Both are on the disk before the answer.',
      body: { what: 'request for an allocation', schema: wire.allocationRequest, types: json },
      answers: {
        201: { description: 'The participant’s token, arm and withdrawal code.', schema: wire.allocationAnswer },
      },
      async handle({ request, reply, body }) {
        requireSameOrigin(request.headers);
        context.requireExperiment(body.experiment);
        context.requireLanguage(body.language);
        if (body.consentVersion !== definition.consentVersion)
          throw new CollectorError(
            'LUOTSI_CONSENT_VERSION',
            `The consent is to version ${body.consentVersion} of the text, and the text in force is version ${definition.consentVersion}; nobody has agreed to that, so nothing was stored. Show the page anew and ask again.`,
            { status: 409 },
          );
        const { token, participant, withdrawalCode, entry } = await context.enrol(body.language);
        return reply.code(201).send({
          token,
          participant,
          entry: { arm: entry.arm, form: entry.form, stratum: entry.stratum },
          payload: context.payload,
          withdrawalCode,
        });
      },
    }),
    route({
      method: 'POST',
      url: '/api/refusal',
      tag: 'data',
      summary: 'Counts that somebody did not want to take part. Nothing else is stored.',
      body: { what: 'refusal', schema: wire.refusalRequest, types: json },
      answers: { 204: { description: 'Counted.' } },
      async handle({ request, reply, body }) {
        requireSameOrigin(request.headers);
        context.requireExperiment(body.experiment);
        context.requireLanguage(body.language);
        await store.refuse(body.language, context.minute());
        return reply.code(204).send();
      },
    }),
    route({
      method: 'POST',
      url: '/api/events',
      tag: 'data',
      summary:
        'Stores events of one participant, all or none. They are on the disk before the answer; an id that comes again is the same event. `text/plain` is for sendBeacon.',
      body: { what: 'batch of events', schema: batch, types: ['application/json', 'text/plain'] },
      answers: { 200: { description: 'How many were new and how many repeats.', schema: wire.eventsAnswer } },
      async handle({ body }) {
        const { participant } = context.identify(body.token);
        checkEvents(body.events, { experiment: definition.id, participant, known: context.known });
        return store.append(body.events);
      },
    }),
    route({
      method: 'GET',
      url: '/api/features/:key',
      tag: 'data',
      summary: 'The GrowthBook payload of an experiment, as the SDK takes it.',
      answers: { 200: { description: 'The payload.', schema: wire.payload } },
      handle({ request }) {
        context.requireExperiment(parameter(request, 'key'));
        return context.payload;
      },
    }),
    route({
      method: 'GET',
      url: '/api/mine',
      tag: 'rights',
      summary: 'Everything that is stored about the person whose token it is.',
      security: 'token',
      answers: { 200: { description: 'All of it.', schema: wire.personalData } },
      handle({ request }) {
        const mine = store.mine(context.identify(bearer(request)).participant);
        if (!mine)
          throw new CollectorError(
            'LUOTSI_UNKNOWN_TOKEN',
            'Nothing is stored under this token: it was never given out here, or everything has been erased. There is nothing to do.',
            { status: 404 },
          );
        return mine;
      },
    }),
    route({
      method: 'POST',
      url: '/api/withdrawal',
      tag: 'rights',
      summary: 'Erases everything about the person whose withdrawal code it is.',
      body: { what: 'withdrawal', schema: wire.withdrawalRequest, types: json },
      answers: { 200: { description: 'How many events were erased.', schema: wire.withdrawalAnswer } },
      handle: ({ request, body }) => {
        requireSameOrigin(request.headers);
        return eraseByCode(context, body.code);
      },
    }),
    route({
      method: 'GET',
      url: '/api/health',
      tag: 'operation',
      summary: 'Whether the collector can store what it is sent.',
      answers: {
        200: { description: 'It can.', schema: wire.health },
        503: { description: 'It cannot.', schema: wire.health },
      },
      handle({ reply }) {
        const ok = store.state === 'open';
        return reply.code(ok ? 200 : 503).send({
          status: ok ? 'ok' : 'failed',
          experiment: definition.id,
          mode: context.options.mode,
        });
      },
    }),
  ];
}
