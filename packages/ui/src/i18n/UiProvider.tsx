'use client';
import { createContext, use, type ReactElement, type ReactNode } from 'react';
import type { Direction } from './direction.js';
import type { Messages as ServiceMessages } from '../service/generated/types.js';
import type { Messages as TrustMessages } from '../trust/generated/types.js';
import type { Messages } from './generated/types.js';

export interface Ui {
  /** BCP 47 tag of the language that the texts are in. */
  readonly language: string;
  readonly dir: Direction;
  readonly messages: Messages;
  /** The words of dates, lengths and ways, `messages` of `@luotsi/ui/messages/service/<tag>`: for pages that have any. */
  readonly service?: ServiceMessages;
  /** The words of the trust components, `messages` of `@luotsi/ui/messages/trust/<tag>`: for pages that have any. */
  readonly trust?: TrustMessages;
}

const UiContext = createContext<Ui | null>(null);

/**
 * Gives the components below it their language, direction and texts. Renders no element.
 * There is no default: a component without it throws, so that nothing is ever shown in a language, or laid out in a
 * direction, that nobody chose.
 */
export function UiProvider({ children, ...ui }: Ui & { readonly children: ReactNode }): ReactElement {
  return <UiContext value={ui}>{children}</UiContext>;
}

/** The language, direction and texts of the part of the page that the component is in. */
export function useUi(): Ui {
  const ui = use(UiContext);
  if (ui === null)
    throw new Error(
      '@luotsi/ui: a component was rendered outside UiProvider. It has no texts and no direction of its own and ' +
        'guesses none. Wrap the page in <UiProvider language dir messages>.',
    );
  return ui;
}
