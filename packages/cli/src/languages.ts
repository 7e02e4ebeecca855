import type { Experiment, OfferedLanguage, ParticipantPages } from '@luotsi/protocol';

/**
 * The languages that people may be offered outside rehearsals: those whose consent text and instruments have
 * a status that the experiment accepts.
 */
export function offeredLanguages(definition: Experiment, pages: ParticipantPages): OfferedLanguage[] {
  return pages.languages.filter(
    (l) => definition.launch.consent.includes(l.consent) && definition.launch.instruments.includes(l.instruments),
  );
}
