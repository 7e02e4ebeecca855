'use client';
import type { ReactElement } from 'react';
import { ModalLink, type DialogProps } from '../dialog/ModalLink.js';
import { useUi } from '../i18n/UiProvider.js';
import { ConsentForm, type ConsentFormProps } from './ConsentForm.js';

/** As in Dialog: `children` is what is agreed to, and the page at `href` says the same and has the same two answers. */
export interface ConsentGateProps
  extends
    Pick<ConsentFormProps, 'action' | 'accept' | 'refuse' | 'onAnswer' | 'busy'>,
    Omit<DialogProps, 'closeLabel'> {}

/**
 * Asks for consent. Renders the `<a>` that leads to it: to a page before JavaScript, to a dialog after. The dialog's
 * focus starts on its heading, on neither answer; Escape and the close button leave without one.
 */
export function ConsentGate({
  children,
  action,
  accept,
  refuse,
  onAnswer,
  busy,
  ...rest
}: ConsentGateProps): ReactElement {
  const { messages } = useUi();
  return (
    <ModalLink {...rest} component="consent-gate" content="consent-dialog" closeLabel={messages.closeWithoutAnswer}>
      <ConsentForm
        action={action}
        accept={accept}
        refuse={refuse}
        {...(onAnswer === undefined ? {} : { onAnswer })}
        {...(busy === undefined ? {} : { busy })}
      >
        {children}
      </ConsentForm>
    </ModalLink>
  );
}
