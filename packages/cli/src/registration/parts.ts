import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toPayload } from '@luotsi/growthbook';
import { instruments, loadInstrumentMessages, statusOf, type InstrumentLanguage } from '@luotsi/instruments';
import type { Experiment, OfferedLanguage, PageRequest, ParticipantPages } from '@luotsi/protocol';
import { CliError } from '../failure.js';
import { hashOf, type LoadedExperiment } from '../workspace.js';
import { analysisCode } from './code.js';
import { experimentWords } from './files.js';

/** Name of each frozen part and the SHA-256 of its canonical JSON. */
export type Parts = Readonly<Record<string, string>>;

/** The part that needs the secret; everything else is the same for everybody who has the files. */
export const SEED_PART = 'allocation seed';
export const PLAN_PART = 'plan';

/** One hash over all parts: what a registration is known by. */
export const registrationHash = (parts: Parts): string => hashOf(parts);

/** A commitment to the seed: it can be checked by whoever has the seed, and tells nobody else anything. */
const commitment = (seed: string): string => hashOf({ allocationSeed: seed });

/** A person who is never anybody: so that what is rendered depends on the arm, the form and the language alone. */
const nobody = { token: 'frozen'.repeat(4), participant: '0'.repeat(32), withdrawalCode: '0000-0000-0000-0000' };

const views = ['languages', 'information', 'consent', 'declined', 'withdraw', 'withdrawn', 'error'] as const;

function renderer(definition: Experiment, pages: ParticipantPages) {
  const offered: OfferedLanguage[] = pages.languages.map(({ tag, autonym, dir, status }) => ({
    tag,
    autonym,
    dir,
    status,
  }));
  const payload = toPayload(definition) as unknown as Readonly<Record<string, unknown>>;
  const seen = (request: Pick<PageRequest, 'view' | 'language' | 'study'>) => {
    const { title, language, dir, html } = pages.render({
      experiment: definition.id,
      mode: 'live',
      offered,
      ...request,
    });
    return { title, language, dir, html };
  };
  return {
    /** Every step of the study, as somebody in the arm and form gets it from the server. */
    arm: (arm: string, language: string, form: string) =>
      definition.steps.map((step) =>
        seen({
          view: 'study',
          language,
          study: { ...nobody, entry: { arm, form, stratum: language }, payload, step },
        }),
      ),
    /** What surrounds the study. */
    around: (language: string) => views.map((view) => seen({ view, language: view === 'languages' ? null : language })),
  };
}

async function instrumentParts(definition: Experiment): Promise<Record<string, string>> {
  const parts: Record<string, string> = {};
  for (const { id, version } of definition.instruments) {
    const instrument = instruments[id];
    if (instrument?.version !== version)
      throw new CliError(
        'LUOTSI_INSTRUMENT_VERSION',
        `The plan asks for version ${version} of the instrument ${id} and there is ${instrument ? `version ${instrument.version}` : 'none'}, so nobody could say what was asked; name the version that exists in experiments/${definition.id}/experiment.ts.`,
      );
    const { status: _status, ...rest } = instrument;
    parts[`instrument ${id}`] = hashOf(rest);
  }
  for (const language of definition.languages) {
    // oxlint-disable-next-line no-await-in-loop
    const words = await loadInstrumentMessages(language as InstrumentLanguage);
    for (const { id } of definition.instruments)
      parts[`words of ${id} in ${language}`] = hashOf({
        status: instruments[id] ? statusOf(instruments[id], language) : null,
        words: Object.fromEntries(Object.entries(words).filter(([key]) => key.startsWith(`${id}.`))),
      });
  }
  return parts;
}

/**
 * Everything that a registration freezes. Depends on the files and the seed alone: not on the place, the day or the
 * machine.
 * @param seed the seed of the allocation list; null where it is not known, and then there is no part of it.
 */
export async function frozenParts(
  workspace: string,
  { definition, pages, assets }: LoadedExperiment,
  seed: string | null,
): Promise<Parts> {
  const render = renderer(definition, pages);
  const parts: Record<string, string> = { [PLAN_PART]: hashOf(definition) };
  for (const language of definition.languages) {
    parts[`pages around the study in ${language}`] = hashOf(render.around(language));
    for (const arm of definition.arms)
      for (const form of definition.forms)
        parts[`arm ${arm.id} in ${language}, form ${form.id}`] = hashOf(render.arm(arm.id, language, form.id));
  }
  for (const [name, words] of experimentWords(workspace, definition.id)) parts[name] = hashOf(words);
  Object.assign(parts, await instrumentParts(definition));
  parts['styles'] = hashOf(
    assets.styles.map((file) => readFileSync(join(assets.directory, file), 'utf8').replaceAll('\r\n', '\n')),
  );
  for (const [name, code] of analysisCode()) parts[name] = hashOf(code);
  if (seed !== null) parts[SEED_PART] = commitment(seed);
  return parts;
}
