import pg from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** There is no answer of the server: it is away, or the session broke. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** Tells errors of the way to the server from those that the server answers with. */
async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof pg.DatabaseError) throw error;
    throw new ConnectionLost(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Sends one statement, written as a template: what is put into it travels as a parameter, prepared once a session. */
export interface Sql {
  <R extends object = Row>(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<R[]>;
  /** Sends a text as it is: with values as one prepared statement, without as any number of them. */
  text(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A pool of sessions. */
export interface Database {
  readonly sql: Sql;
  /** One transaction; it is rolled back if `work` throws. */
  begin<T>(work: (tx: Sql) => Promise<T>, mode?: string): Promise<T>;
  end(): Promise<void>;
}

/** Every statement is a constant of this program, so there are few of them. */
const names = new Map<string, string>();
function nameOf(text: string): string {
  const known = names.get(text) ?? `luotsi_${names.size + 1}`;
  names.set(text, known);
  return known;
}

function sqlOf(on: Pick<pg.ClientBase, 'query'>): Sql {
  const text = async (statement: string, values?: readonly unknown[]): Promise<Row[]> => {
    // Typed as one result, although several statements give several.
    const result: pg.QueryResult<Row> | pg.QueryResult<Row>[] = await reach(() =>
      values
        ? on.query<Row>({ name: nameOf(statement), text: statement, values: [...values] })
        : on.query<Row>(statement),
    );
    return Array.isArray(result) ? [] : result.rows;
  };
  const sql = <R extends object>(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<R[]> =>
    text(
      strings.reduce((before, part, i) => `${before}$${i}${part}`),
      values,
    ) as Promise<R[]>;
  return Object.assign(sql, { text });
}

/**
 * Connects when first asked to.
 * @param settings given to every session, as `SET` would
 */
export function connect(url: string, sessions: number, settings: Readonly<Record<string, string>> = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: sessions,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'luotsi',
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // A session that is lost is reported to whoever uses it, and otherwise replaced by the next.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    sql: sqlOf(pool),
    async begin(work, mode = '') {
      const client = await reach(() => pool.connect());
      let lost: Error | undefined;
      try {
        const tx = sqlOf(client);
        await tx.text(`BEGIN ${mode}`);
        const result = await work(tx);
        await tx.text('COMMIT');
        return result;
      } catch (error) {
        // Where even this fails the session is gone, and the transaction with it.
        await client.query('ROLLBACK').catch((cause: unknown) => {
          lost = cause instanceof Error ? cause : new Error(String(cause));
        });
        throw error;
      } finally {
        client.release(lost);
      }
    },
    end: () => pool.end(),
  };
}
