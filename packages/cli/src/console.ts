/** Writes to standard error, so that standard output stays readable by a program. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

export interface Progress {
  advance(done: number, note?: string): void;
  end(): void;
}

/** A line that rewrites itself; silent where nobody watches (no terminal). */
export function progress(what: string, total: number): Progress {
  const watched = process.stderr.isTTY === true;
  let last = -1;
  return {
    advance(done, note = '') {
      if (!watched) return;
      const percent = total === 0 ? 100 : Math.floor((100 * done) / total);
      if (percent === last && note === '') return;
      last = percent;
      process.stderr.write(`\r\u001B[K${what} ${done}/${total} ${note}`);
    },
    end() {
      if (watched) process.stderr.write('\r\u001B[K');
    },
  };
}

/** Resolves at the first Ctrl-C or termination signal. */
export function interrupted(): { readonly signal: Promise<void>; readonly asked: () => boolean } {
  let asked = false;
  const signal = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const)
      process.once(name, () => {
        asked = true;
        resolve();
      });
  });
  return { signal, asked: () => asked };
}
