import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerAllocatorOf, type LedgerAllocator } from '@luotsi/allocation';
import { predictHash, toPayload } from '@luotsi/growthbook';
import { toMinute, type AllocationEntry, type Experiment, type OfferedLanguage } from '@luotsi/protocol';
import type { Store } from '@luotsi/store';
import { DocumentCache } from './document.js';
import { codeHash, deriveIdentity, newToken, type Identity } from './identity.js';
import { knownNames, type KnownNames } from './known.js';
import type { CollectorOptions } from './options.js';
import { CollectorError } from './problem.js';
import { TokenBucket } from './security.js';

/** Wrong withdrawal codes at once, and a second in the long run, from everybody together. */
const WRONG_CODES = { capacity: 60, perSecond: 1 };
/** Lines at the end of a ledger that are held against the seed at the start. */
const LINES_CHECKED = 50;

/** What the routes work with. */
export interface Context {
  readonly options: CollectorOptions;
  readonly definition: Experiment;
  readonly store: Store;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly known: KnownNames;
  readonly offered: ReadonlyMap<string, OfferedLanguage>;
  readonly wrongCodes: TokenBucket;
  readonly documents: DocumentCache;
  readonly minute: () => string;
  readonly identify: (token: string) => Identity;
  /**
   * Writes the consent of a new participant and allocates them; both are on the disk when it resolves.
   * @throws CollectorError `LUOTSI_NOT_IN_TEST` (409) for somebody whom the coverage of a hashed test leaves out
   */
  enrol(language: string): Promise<Identity & { readonly token: string; readonly entry: AllocationEntry }>;
  /** @throws CollectorError `LUOTSI_UNKNOWN_EXPERIMENT` (404) */
  requireExperiment(experiment: string): void;
  /** @throws CollectorError `LUOTSI_UNKNOWN_LANGUAGE` (404) */
  requireLanguage(language: string): OfferedLanguage;
}

/** @throws CollectorError naming everything that keeps the collector from starting */
export function createContext(options: CollectorOptions): Context {
  const { store, secret } = options;
  const { definition } = options.pages;
  check(options, definition);
  const allocator = ledgerAllocatorOf(definition, options.allocationSeed, (id) => predictHash(definition, id));
  checkSeed(store, allocator);
  const now = options.now ?? (() => new Date());
  const minute = (): string => toMinute(now());
  const offered = new Map(options.offered.map((language) => [language.tag, language]));
  return {
    options,
    definition,
    store,
    payload: { ...toPayload(definition) },
    known: knownNames(definition, options),
    offered,
    wrongCodes: new TokenBucket(WRONG_CODES.capacity, WRONG_CODES.perSecond, () => now().getTime()),
    documents: new DocumentCache(),
    minute,
    identify: (token) => deriveIdentity(secret, token),
    async enrol(language) {
      const token = newToken();
      const { participant, withdrawalCode } = deriveIdentity(secret, token);
      if (definition.assignment.method === 'hash' && predictHash(definition, participant) === null)
        throw new CollectorError(
          'LUOTSI_NOT_IN_TEST',
          `The test takes ${Math.round(100 * definition.assignment.coverage)} % of the people who agree, by lot, and this person is not among them; nothing was stored. Show the service as it is without the test.`,
          { status: 409 },
        );
      const at = minute();
      const entry = await store.allocate(
        {
          stratum: language,
          participant,
          consent: {
            schema: 'luotsi/consent@1',
            experiment: definition.id,
            participant,
            version: definition.consentVersion,
            language,
            at,
          },
          at,
          withdrawal: codeHash(secret, withdrawalCode),
        },
        (place) => allocator.next({ ...place, stratum: language, participant, at }),
      );
      return { token, participant, withdrawalCode, entry };
    },
    requireExperiment(experiment) {
      if (experiment !== definition.id)
        throw new CollectorError(
          'LUOTSI_UNKNOWN_EXPERIMENT',
          `There is no experiment "${experiment}" here, so nothing was done. The one that runs is "${definition.id}".`,
          { status: 404 },
        );
    },
    requireLanguage(language) {
      const found = offered.get(language);
      if (!found)
        throw new CollectorError(
          'LUOTSI_UNKNOWN_LANGUAGE',
          `The study does not take participants in the language "${language}", so nothing was done. Choose one of ${[...offered.keys()].join(', ')}.`,
          { status: 404 },
        );
      return found;
    },
  };
}

/** Says everything at once, so that nobody starts five times to find five mistakes. */
function check(options: CollectorOptions, definition: Experiment): void {
  const { store, assets } = options;
  const wrong: string[] = [];
  if (options.secret.length < 32)
    wrong.push(
      `the secret has ${options.secret.length} characters, and pseudonyms derived with it could be guessed; give at least 32 random ones`,
    );
  if (options.monitorKey.length < 16)
    wrong.push('the key of the monitor has less than 16 characters and could be guessed; give a longer one');
  if (store.info.experiment !== definition.id)
    wrong.push(
      `the database belongs to experiment "${store.info.experiment}" and not to "${definition.id}"; open the right one`,
    );
  if (store.info.kind !== options.mode)
    wrong.push(
      `the database is for ${store.info.kind} data and the mode is ${options.mode}; real and synthetic people may not be mixed, so use another database`,
    );
  if (options.offered.length === 0)
    wrong.push('no language is offered, so nobody could take part; offer at least one that the experiment has');
  for (const { tag } of options.offered)
    if (!definition.languages.includes(tag))
      wrong.push(`the language "${tag}" is offered and the experiment does not have it; add it there or leave it out`);
  for (const file of [assets.script, ...assets.styles])
    if (!existsSync(join(assets.directory, file)))
      wrong.push(`the file ${join(assets.directory, file)} is missing; build the pages first (npm run build)`);
  for (const { path, directory } of options.mounts ?? []) {
    if (!/^\/[a-z0-9-]+$/.test(path)) wrong.push(`a folder cannot be mounted at "${path}"; use one word, like /report`);
    if (!existsSync(directory)) wrong.push(`the folder ${directory} to be served at ${path} is missing; make it first`);
  }
  if (wrong.length > 0)
    throw new CollectorError('LUOTSI_COLLECTOR_OPTIONS', `The collector cannot start:\n  ${wrong.join('\n  ')}`);
}

/** A ledger that goes on with another seed could never be replayed. */
function checkSeed(store: Store, allocator: LedgerAllocator): void {
  const wrong = store
    .ledger()
    .slice(-LINES_CHECKED)
    .find((line) => {
      const slot = allocator.slotOf(line);
      return (slot.arm !== null && slot.arm !== line.arm) || slot.form !== line.form;
    });
  if (wrong)
    throw new CollectorError(
      'LUOTSI_COLLECTOR_SEED',
      `Line ${wrong.sequence} of the ledger does not follow from this allocation seed and definition, so the ledger could not be replayed if it went on with them. Start with the seed and the definition that the database was begun with.`,
    );
}
