import { setImmediate as nextTurn } from 'node:timers/promises';
import { busyError } from '../rules.js';

export type Outcome<Output> = { readonly value: Output } | { readonly error: unknown };

interface Job<Input, Output> {
  readonly weight: number;
  readonly input: Input;
  readonly resolve: (value: Output) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit over a network: while one transaction is under way arrivals wait, and the next takes all of them.
 * There is no timer, so a lone arrival waits for nobody. One transaction at a time keeps the order.
 */
export class Lane<Input, Output> {
  readonly #commit: (inputs: readonly Input[]) => Promise<readonly Outcome<Output>[]>;
  readonly #limit: number;
  #queue: Job<Input, Output>[] = [];
  /** Of everything that has not been answered. */
  #weight = 0;
  #running: Promise<void> | null = null;

  /** @param limit weight that may wait or be under way before `LUOTSI_STORE_BUSY` */
  constructor(commit: (inputs: readonly Input[]) => Promise<readonly Outcome<Output>[]>, limit: number) {
    this.#commit = commit;
    this.#limit = limit;
  }

  submit(weight: number, input: Input): Promise<Output> {
    if (this.#weight > 0 && this.#weight + weight > this.#limit) return Promise.reject(busyError(this.#limit));
    this.#weight += weight;
    return new Promise<Output>((resolve, reject) => {
      this.#queue.push({ weight, input, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when everything has been answered. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What arrives in one turn of the event loop goes together.
    await nextTurn();
    while (this.#queue.length > 0) {
      const jobs = this.#queue;
      this.#queue = [];
      await this.#answer(jobs);
    }
    this.#running = null;
  }

  async #answer(jobs: readonly Job<Input, Output>[]): Promise<void> {
    let outcomes: readonly Outcome<Output>[];
    try {
      outcomes = await this.#commit(jobs.map(({ input }) => input));
    } catch (error) {
      outcomes = jobs.map(() => ({ error }));
    }
    for (const [at, job] of jobs.entries()) {
      this.#weight -= job.weight;
      const outcome = outcomes[at] ?? { error: new Error('A job of a group was not answered.') };
      if ('error' in outcome) job.reject(outcome.error);
      else job.resolve(outcome.value);
    }
  }
}
