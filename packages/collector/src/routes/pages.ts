import type { PageRequest } from '@luotsi/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Context } from '../context.js';
import { compress, documentOf, encodingFor, type CompressedDocument } from '../document.js';
import { CollectorError, type Refusal } from '../problem.js';
import * as wire from '../schemas.js';
import { requireSameOrigin } from '../security.js';
import { eraseByCode } from './api.js';
import { parameter, route, type Answer, type Route } from './route.js';

/** Keys of the messages that an experiment has for what can go wrong on a form. */
export const problemKeys = {
  /** Neither accepted nor refused. */
  answer: 'problem.answer',
  /** No answers have this withdrawal code. */
  code: 'problem.code',
  /** Too much at once, or the store is away: try again. */
  connection: 'problem.connection',
} as const;

const html = { html: true, tag: 'pages' as const };
const form = <S extends z.ZodType>(what: string, schema: S) => ({
  what,
  schema,
  types: ['application/x-www-form-urlencoded'] as const,
});
/** What is missing in a form is said on the form, so the schemas let it through. */
const consentForm = form('answer to the question for consent', wire.consentForm);
const codeForm = form('form for a withdrawal code', wire.withdrawalForm);
const page = (description: string): Answer => ({ description, type: 'text/html' });

const send = (reply: FastifyReply, { body, encoding }: CompressedDocument): FastifyReply => {
  if (encoding) reply.header('content-encoding', encoding);
  return reply.header('vary', 'accept-encoding').type('text/html; charset=utf-8').send(body);
};

export const sendDocument = async (request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> =>
  send(reply, await compress(text, encodingFor(request.headers['accept-encoding'])));

/** Renders a view of the experiment and sends it. A view without a person or a problem is the same for everybody. */
export async function sendView(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  view: Omit<PageRequest, 'experiment' | 'mode' | 'offered'>,
): Promise<FastifyReply> {
  const { options, definition } = context;
  const make = (): string =>
    documentOf(
      options.pages.render({ experiment: definition.id, mode: options.mode, offered: options.offered, ...view }),
      options.assets,
    );
  const encoding = encodingFor(request.headers['accept-encoding']);
  const shared = view.study === undefined && view.problem === undefined;
  return send(
    reply,
    shared
      ? await context.documents.get(`${view.view}\n${view.language ?? ''}`, encoding, make)
      : await compress(make(), encoding),
  );
}

/** A refusal, for a person: in the language of the address, or in the first that is offered. */
export function sendErrorView(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): Promise<FastifyReply> {
  const wanted = parameter(request, 'language');
  const language = context.offered.has(wanted) ? wanted : (context.options.offered[0]?.tag ?? null);
  const busy = refusal.status === 429 || refusal.status === 503;
  return sendView(context, request, reply.code(refusal.status), {
    view: 'error',
    language,
    ...(busy ? { problem: problemKeys.connection } : {}),
  });
}

/** What people look at. */
export function pageRoutes(context: Context): Route[] {
  const { definition, store } = context;
  const home = `/p/${definition.id}`;
  /** The language of the address; refuses addresses of another experiment or language. */
  const place = (request: FastifyRequest): string => {
    context.requireExperiment(parameter(request, 'experiment'));
    return context.requireLanguage(parameter(request, 'language')).tag;
  };
  return [
    route({
      ...html,
      method: 'GET',
      url: '/',
      summary: 'To the experiment that runs here.',
      answers: { 302: { description: 'To the choice of language.' } },
      handle: ({ reply }) => reply.redirect(home),
    }),
    route({
      ...html,
      method: 'GET',
      url: '/p/:experiment',
      summary: 'The choice of language.',
      answers: { 200: page('Every language that is offered.') },
      handle({ request, reply }) {
        context.requireExperiment(parameter(request, 'experiment'));
        return sendView(context, request, reply, { view: 'languages', language: null });
      },
    }),
    route({
      ...html,
      method: 'GET',
      url: '/p/:experiment/:language',
      summary: 'Information about the study.',
      answers: { 200: page('The information.') },
      handle: ({ request, reply }) =>
        sendView(context, request, reply, { view: 'information', language: place(request) }),
    }),
    route({
      ...html,
      method: 'GET',
      url: '/p/:experiment/:language/consent',
      summary: 'The question for consent, as a page of its own for people without JavaScript.',
      answers: { 200: page('The question.') },
      handle: ({ request, reply }) => sendView(context, request, reply, { view: 'consent', language: place(request) }),
    }),
    route({
      ...html,
      method: 'POST',
      url: '/p/:experiment/:language/consent',
      summary: 'The answer to the question for consent: `answer` is `accept` or `refuse`.',
      body: consentForm,
      answers: {
        303: { description: 'To the study, or to the page for those who did not want to take part.' },
        400: page('The question again: it was not answered.'),
      },
      async handle({ request, reply, body }) {
        const language = place(request);
        requireSameOrigin(request.headers);
        if (body.answer !== 'accept' && body.answer !== 'refuse')
          return sendView(context, request, reply.code(400), {
            view: 'consent',
            language,
            problem: problemKeys.answer,
          });
        if (body.answer === 'refuse') {
          await store.refuse(language, context.minute());
          return reply.redirect(`${home}/${language}/declined`, 303);
        }
        const { token } = await context.enrol(language);
        return reply.redirect(`/s/${token}`, 303);
      },
    }),
    route({
      ...html,
      method: 'GET',
      url: '/p/:experiment/:language/declined',
      summary: 'For those who did not want to take part.',
      answers: { 200: page('A farewell.') },
      handle: ({ request, reply }) => sendView(context, request, reply, { view: 'declined', language: place(request) }),
    }),
    route({
      ...html,
      method: 'GET',
      url: '/s/:token',
      summary: 'The study, with the allocated arm, at the step that was reached.',
      answers: { 200: page('The study.') },
      handle({ request, reply }) {
        const token = parameter(request, 'token');
        const { participant, withdrawalCode } = context.identify(token);
        const entry = store.entryOf(participant);
        if (!entry)
          throw new CollectorError(
            'LUOTSI_UNKNOWN_TOKEN',
            'Nobody takes part under this address: it is mistyped, or everything about the person has been erased. Start again from the choice of language.',
            { status: 404 },
          );
        return sendView(context, request, reply, {
          view: 'study',
          language: entry.stratum,
          study: {
            token,
            participant,
            entry: { arm: entry.arm, form: entry.form, stratum: entry.stratum },
            payload: context.payload,
            step: store.lastStep(participant),
            withdrawalCode,
          },
        });
      },
    }),
    route({
      ...html,
      method: 'GET',
      url: '/withdraw/:language',
      tag: 'rights',
      summary: 'The form for a withdrawal code.',
      answers: { 200: page('The form.') },
      handle({ request, reply }) {
        const { tag } = context.requireLanguage(parameter(request, 'language'));
        return sendView(context, request, reply, { view: 'withdraw', language: tag });
      },
    }),
    route({
      ...html,
      method: 'POST',
      url: '/withdraw/:language',
      tag: 'rights',
      summary: 'Erases everything about the person whose withdrawal code is in the field `code`.',
      body: codeForm,
      answers: {
        200: page('Everything is erased.'),
        404: page('The form again: no answers have this code.'),
        429: page('The form again: too many wrong codes have come in.'),
      },
      async handle({ request, reply, body }) {
        const language = context.requireLanguage(parameter(request, 'language')).tag;
        requireSameOrigin(request.headers);
        try {
          await eraseByCode(context, body.code ?? '');
        } catch (error) {
          if (!(error instanceof CollectorError)) throw error;
          if (error.retryAfter !== null) reply.header('retry-after', error.retryAfter);
          return sendView(context, request, reply.code(error.status), {
            view: 'withdraw',
            language,
            problem: error.status === 404 ? problemKeys.code : problemKeys.connection,
          });
        }
        return sendView(context, request, reply, { view: 'withdrawn', language });
      },
    }),
  ];
}
