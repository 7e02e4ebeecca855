import { readFileSync } from 'node:fs';
import type { Context } from '../context.js';
import { sameSecret } from '../identity.js';
import { sendDocument } from '../routes/pages.js';
import { query, route, type Route } from '../routes/route.js';
import { isMonitorLanguage } from './messages.js';
import { deniedPage, monitorPage } from './page.js';
import { recruitment } from './recruitment.js';

/** What those look at who run the study. */
export function monitorRoutes(context: Context): Route[] {
  const { definition, store, options } = context;
  const styles = readFileSync(new URL('../../assets/monitor.css', import.meta.url), 'utf8');
  return [
    route({
      method: 'GET',
      url: '/monitor',
      tag: 'operation',
      summary: 'Recruitment by language and arm, refusals, stops and withdrawals. No outcomes.',
      security: 'monitorKey',
      query: { lang: '`fi`, `sv` or `en`', refresh: '`on`: the page reloads every minute' },
      answers: {
        200: { description: 'Tables.', type: 'text/html' },
        403: { description: 'The key is missing or wrong.', type: 'text/html' },
      },
      handle({ request, reply }) {
        const wanted = query(request, 'lang');
        const language = isMonitorLanguage(wanted) ? wanted : 'en';
        if (!sameSecret(query(request, 'key'), options.monitorKey))
          return sendDocument(request, reply.code(403), deniedPage(language));
        const page = monitorPage({
          definition,
          mode: options.mode,
          offered: options.pages.languages,
          rows: recruitment(
            store,
            options.offered.map(({ tag }) => tag),
            definition.arms.map(({ id }) => id),
          ),
          lastActivity: store.lastActivity(),
          language,
          refreshing: query(request, 'refresh') === 'on',
          key: options.monitorKey,
        });
        return sendDocument(request, reply, page);
      },
    }),
    route({
      method: 'GET',
      url: '/monitor.css',
      tag: 'operation',
      summary: 'Styles of the monitor.',
      answers: { 200: { description: 'CSS.', type: 'text/css' } },
      handle: ({ reply }) => reply.type('text/css; charset=utf-8').send(styles),
    }),
  ];
}
