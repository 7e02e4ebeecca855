'use client';
import { useUi, type Ui } from '../i18n/UiProvider.js';
import type { Messages as TrustMessages } from './generated/types.js';

export type { TrustMessages };

/** The words of the trust components, which only pages that use them load, with the language around them. */
export function useTrust(): Ui & { readonly trust: TrustMessages } {
  const ui = useUi();
  if (ui.trust === undefined)
    throw new Error(
      '@luotsi/ui: UiProvider was given no words for the trust components, so this one would be mute. ' +
        'Import `messages` from @luotsi/ui/messages/trust/<language> and give them as <UiProvider trust={…}>.',
    );
  return { ...ui, trust: ui.trust };
}
