import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { renderToString } from 'react-dom/server';
import { build, type Rolldown } from 'vite';
import { createGrowthBookSync, PilotProvider } from '@luotsi/pilot';
import { parseBatch, type Event } from '@luotsi/protocol';
import { Strict } from './app.js';
import { arm, participant, payload } from './payload.js';

/** One entry as the code that a browser gets. */
export async function bundle(
  entry: string,
  mode: 'development' | 'production',
  external: (string | RegExp)[] = [],
): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'warn',
    mode,
    // StrictMode and the warnings about hydration exist in React's development build only.
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    resolve: { conditions: ['luotsi:source', 'module', 'browser', mode] },
    build: {
      write: false,
      target: 'es2022',
      minify: mode === 'production',
      modulePreload: false,
      rolldownOptions: { input: entry, external, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const chunk = result.output.find((one) => one.type === 'chunk');
  if (!chunk) throw new Error(`${entry} was built to nothing`);
  return chunk.code;
}

export interface Served {
  readonly url: string;
  /** Events that were taken, each once; with the content types that they came in. */
  readonly events: Event[];
  readonly types: (string | undefined)[];
  /** Status that the collector answers with; 200 takes the events. */
  status: number;
  close(): Promise<void>;
}

/** The page of a case at `/case/<name>[/<storage>]`, under the policy that participants' pages have, and a collector. */
export async function serve(script: string): Promise<Served> {
  const events: Event[] = [];
  const types: (string | undefined)[] = [];
  const html = renderToString(
    <PilotProvider growthbook={createGrowthBookSync({ payload, participant, arm })} session={null}>
      <Strict />
    </PilotProvider>,
  );
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/case/')) {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'",
      });
      const inside = path.startsWith('/case/hydrate') ? html : '';
      response.end(
        `<!doctype html><html lang="en"><head><title>A case</title><link rel="icon" href="/icon"><script type="module" src="/script.js"></script></head>` +
          `<body><div id="luotsi">${inside}</div><div id="second"></div></body></html>`,
      );
    } else if (path === '/script.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' });
      response.end(script);
    } else if (path === '/api/events') {
      let text = '';
      request.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      request.on('end', () => {
        if (served.status === 200) {
          types.push(request.headers['content-type']);
          for (const event of parseBatch(JSON.parse(text)).events)
            if (!events.some(({ id }) => id === event.id)) events.push(event);
        }
        response.writeHead(served.status, { 'content-type': 'application/json' }).end('{}');
      });
    } else response.writeHead(path === '/icon' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const served: Served = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    types,
    status: 200,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return served;
}
