'use client';
import { useUi, type Ui } from '../i18n/UiProvider.js';
import type { Messages as ServiceMessages } from './generated/types.js';

export type { ServiceMessages };

/** The words of dates, lengths, choices and ways through a service, which only pages that have those load. */
export function useService(): Ui & { readonly service: ServiceMessages } {
  const ui = useUi();
  if (ui.service === undefined)
    throw new Error(
      '@luotsi/ui: UiProvider was given no words for the parts of whole services, so this one would be mute. ' +
        'Import `messages` from @luotsi/ui/messages/service/<language> and give them as <UiProvider service={…}>.',
    );
  return { ...ui, service: ui.service };
}
