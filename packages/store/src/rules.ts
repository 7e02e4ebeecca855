import { createHash } from 'node:crypto';
import type { AllocationEntry, Event } from '@luotsi/protocol';
import { minuteToNumber, toBytes } from './encode.js';
import { StoreError } from './problem.js';
import type { AllocationRequest, NextPlace, StoreInfo } from './store.js';

/*
 * What no engine may store, and how it is refused.
 */

/** What stays of a participant who withdrew. */
export const tombstoneOf = (participant: string): Uint8Array =>
  createHash('sha256').update(toBytes(participant)).digest();

const about = (index: number | undefined): { index?: number } => (index === undefined ? {} : { index });

export const withdrawnError = (index?: number): StoreError =>
  new StoreError(
    'LUOTSI_STORE_WITHDRAWN',
    'This participant has withdrawn, and what is erased may not come back; nothing of this was stored. Do not send it again.',
    about(index),
  );

export const noConsentError = (index: number): StoreError =>
  new StoreError(
    'LUOTSI_STORE_NO_CONSENT',
    'Nobody with this pseudonym has consented, so nothing may be stored about them. Ask for consent and an allocation first.',
    { index },
  );

export const conflictError = (event: Event, index: number): StoreError =>
  new StoreError(
    'LUOTSI_STORE_CONFLICT',
    `An event with the id ${event.id} is stored already with other content, and nobody could say which of the two happened; nothing of this was stored. Give each event an id of its own, once, and never change it afterwards.`,
    { index },
  );

const invalid = (message: string, index?: number): StoreError =>
  new StoreError('LUOTSI_STORE_INVALID', message, about(index));

/** A constraint of the tables said no. */
export const misfitError = (place: string, error: unknown): StoreError =>
  new StoreError(
    'LUOTSI_STORE_INVALID',
    `${place}: a value does not fit the tables (${error instanceof Error ? error.message : ''}), so nothing of this was stored. Send what the protocol allows.`,
    { cause: error },
  );

export const busyError = (limit: number): StoreError =>
  new StoreError(
    'LUOTSI_STORE_BUSY',
    `More than ${limit} events wait to be written, so this was not taken. Send it again in a few seconds.`,
  );

export const closedError = (place: string): StoreError =>
  new StoreError('LUOTSI_STORE_CLOSED', `${place}: the store is closed, so nothing was stored or read. Open it again.`);

export const readOnlyError = (place: string): StoreError =>
  new StoreError(
    'LUOTSI_STORE_READ_ONLY',
    `${place}: the store was opened for reading, so nothing was stored. Open it for writing.`,
  );

/** @throws StoreError `LUOTSI_STORE_INVALID` unless the consent is the participant's own, for this experiment. */
export function checkConsent(info: StoreInfo, { consent, participant }: AllocationRequest): void {
  if (consent.participant !== participant || consent.experiment !== info.experiment)
    throw invalid(
      `The consent is for experiment "${consent.experiment}" or for somebody else, and nobody is allocated without their own consent to "${info.experiment}". Ask for consent again.`,
    );
}

/** @throws StoreError `LUOTSI_STORE_INVALID` unless the line is for the place and person it was asked for. */
export function checkEntry(
  info: StoreInfo,
  { participant, stratum }: AllocationRequest,
  place: NextPlace,
  entry: AllocationEntry,
): void {
  if (
    entry.experiment !== info.experiment ||
    entry.participant !== participant ||
    entry.stratum !== stratum ||
    entry.sequence !== place.sequence ||
    entry.index !== place.index
  )
    throw invalid(
      `The ledger line made for place ${place.index} of stratum "${stratum}" is for another place or person, so the ledger could not be replayed. Build the line from the place that is given.`,
    );
}

/**
 * Minutes since 1970 at which the event happened.
 * @throws StoreError `LUOTSI_STORE_INVALID` for an event of another experiment or with a time that is no minute
 */
export function checkEvent(info: StoreInfo, event: Event, index: number): number {
  if (event.experiment !== info.experiment)
    throw invalid(
      `The event belongs to experiment "${event.experiment}", the store to "${info.experiment}"; nothing of this was stored. Send it to the store of its own experiment.`,
      index,
    );
  return minuteToNumber(event.at, index);
}
