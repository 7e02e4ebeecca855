import { canonicalJson } from '@luotsi/protocol';
import type { WriteRequest } from './client.js';

export type Resource =
  | 'environment'
  | 'data source'
  | 'sdk connection'
  | 'attribute'
  | 'namespace'
  | 'fact table'
  | 'metric'
  | 'experiment'
  | 'feature';

/**
 * - `create`, `update`: a write that `apply` makes;
 * - `unchanged`: as it should be;
 * - `by-hand`: only a person can do it, and `apply` need not wait for it;
 * - `cannot-check`: the API does not tell whether it is as it should be;
 * - `blocked`: `apply` writes nothing before a person has settled it.
 */
export type ActionKind = 'create' | 'update' | 'unchanged' | 'by-hand' | 'cannot-check' | 'blocked';

export interface Difference {
  readonly field: string;
  /** null if the server has nothing there. */
  readonly live: unknown;
  readonly wanted: unknown;
}

export interface Action {
  readonly kind: ActionKind;
  readonly resource: Resource;
  readonly key: string;
  readonly differences: readonly Difference[];
  /** What is in the way and what to do; null for a write and for what is as it should be. */
  readonly why: string | null;
}

/** An action and the request that carries it out; null where there is nothing to send, or not yet. */
export interface Step {
  readonly action: Action;
  readonly request: WriteRequest | null;
}

/** A field that is kept in order, and what an update sends for it. */
export interface Field extends Difference {
  readonly body: Readonly<Record<string, unknown>>;
}

export const field = (name: string, live: unknown, wanted: unknown, body: Field['body']): Field => ({
  field: name,
  live: live ?? null,
  wanted,
  body,
});

export const differing = (fields: readonly Field[]): Field[] =>
  fields.filter(({ live, wanted }) => canonicalJson(live) !== canonicalJson(wanted));

export const differencesOf = (fields: readonly Field[]): Difference[] =>
  fields.map(({ field: name, live, wanted }) => ({ field: name, live, wanted }));

export const still = (kind: ActionKind, resource: Resource, key: string, why: string | null = null): Step => ({
  action: { kind, resource, key, differences: [], why },
  request: null,
});

/** A resource that is not there yet. */
export const creation = (resource: Resource, key: string, request: WriteRequest | null): Step => ({
  action: { kind: 'create', resource, key, differences: [], why: null },
  request,
});

/** A resource that is there: nothing to do, or an update of just the fields that differ. */
export function upkeep(
  resource: Resource,
  key: string,
  fields: readonly Field[],
  request: Omit<WriteRequest, 'body'>,
): Step {
  const off = differing(fields);
  if (off.length === 0) return still('unchanged', resource, key);
  return {
    action: { kind: 'update', resource, key, differences: differencesOf(off), why: null },
    request: { ...request, body: Object.assign({}, ...off.map(({ body }) => body)) as WriteRequest['body'] },
  };
}

/** The same differences, which somebody must settle before anything is written. */
export const blocked = ({ action }: Step, why: string): Step => ({
  action: { ...action, kind: 'blocked', why },
  request: null,
});
