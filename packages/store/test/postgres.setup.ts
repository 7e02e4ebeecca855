import type { TestProject } from 'vitest/node';
import { canStartServer, startServer } from './postgres-server.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a server where databases may be made; null where there is none. */
    postgres: string | null;
  }
}

/** One server for all tests of the project: the one of `DATABASE_URL`, or one that lives as long as they run. */
export default async function setup({ provide }: TestProject): Promise<(() => Promise<void>) | void> {
  const given = process.env['DATABASE_URL'];
  if (given || !canStartServer) {
    provide('postgres', given ?? null);
    return;
  }
  const server = await startServer();
  provide('postgres', server.url);
  return () => server.remove();
}
