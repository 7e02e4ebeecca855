import { createApp } from './app.js';
import type { CollectorOptions, RunningCollector } from './options.js';
import { CollectorError } from './problem.js';

const LOCAL = '127.0.0.1';
/** Clients that have not taken their answer by then do not hold the end up any longer. */
const GRACE_MS = 5_000;

/**
 * Starts the HTTP service of one experiment.
 * @throws CollectorError `LUOTSI_COLLECTOR_OPTIONS`, `LUOTSI_COLLECTOR_SEED`, `LUOTSI_COLLECTOR_PORT_IN_USE`,
 *   `LUOTSI_COLLECTOR_LISTEN`
 */
export async function startCollector(options: CollectorOptions): Promise<RunningCollector> {
  const app = createApp(options);
  const host = options.host ?? LOCAL;
  try {
    await app.listen({ host, port: options.port });
  } catch (error) {
    await app.close();
    throw listenError(error, host, options.port);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const shown = host === '0.0.0.0' || host === '::' ? LOCAL : host;
  return {
    url: `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`,
    port,
    async close() {
      const impatience = setTimeout(() => app.server.closeAllConnections(), GRACE_MS);
      await app.close();
      clearTimeout(impatience);
    },
  };
}

function listenError(error: unknown, host: string, port: number): unknown {
  switch ((error as { code?: string }).code) {
    case 'EADDRINUSE':
      return new CollectorError(
        'LUOTSI_COLLECTOR_PORT_IN_USE',
        `Port ${port} of ${host} is in use by another program, so the pages cannot be served there. End that program, or choose another port (--port; 0 takes any that is free).`,
        { cause: error },
      );
    case 'EACCES':
      return new CollectorError(
        'LUOTSI_COLLECTOR_LISTEN',
        `This user may not listen on port ${port}. Choose a port from 1024 on, and put a reverse proxy before it.`,
        { cause: error },
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CollectorError(
        'LUOTSI_COLLECTOR_LISTEN',
        `This machine has no address "${host}", so nobody could reach the pages there. Use 127.0.0.1 for this machine alone, or 0.0.0.0 for all its addresses.`,
        { cause: error },
      );
    default:
      return error;
  }
}
