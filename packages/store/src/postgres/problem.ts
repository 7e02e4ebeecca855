import pg from 'pg';
import { StoreError } from '../problem.js';
import { misfitError } from '../rules.js';
import { ConnectionLost } from './sql.js';

const sqlState = (error: unknown): string | null => (error instanceof pg.DatabaseError ? (error.code ?? null) : null);

/** A deadlock or a serialisation failure: the same again will do. */
export const isCollision = (error: unknown): boolean => ['40P01', '40001'].includes(sqlState(error) ?? '');

/** The connection, the server or its disk is at fault, and not what was sent. */
export function isAway(error: unknown): boolean {
  return error instanceof ConnectionLost || /^(?:08|25006|28|53|55P03|57P|58|XX)/.test(sqlState(error) ?? '');
}

/** What an error of the server or the connection means for the one who asked; other errors stay what they are. */
export function storeErrorFor(place: string, error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const state = sqlState(error);
  if (state !== null && /^2[23]/.test(state)) return misfitError(place, error);
  if (state === null && !(error instanceof ConnectionLost)) return error;
  const why = error instanceof Error ? error.message : String(error);
  if (state === '3D000')
    return new StoreError(
      'LUOTSI_STORE_MISSING',
      `${place}: ${why}, so there is nothing to open. Check the address, or make the database first (createdb).`,
      { cause: error },
    );
  const [what, fix] =
    state === '53100'
      ? [
          'the disk of the server is full, so nothing of this was stored',
          'Free space; writing goes on without a restart.',
        ]
      : state === '42501'
        ? [`the role may not do this (${why}), so nothing of this was done`, 'Connect with a role that has the right.']
        : [
            `the server did not answer ("${why}"), so it is not known whether this was done`,
            'Send it again: what was stored already is recognised. If it goes on, check that the server runs and can be reached.',
          ];
  return new StoreError('LUOTSI_STORE_UNAVAILABLE', `${place}: ${what}. ${fix}`, { cause: error });
}
