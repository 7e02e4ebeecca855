'use client';
import type { ReactElement } from 'react';
import { ModalLink, type DialogProps } from './ModalLink.js';

export type { DialogProps } from './ModalLink.js';

/**
 * Something to read or do before going on. Renders the `<a>` that leads to it: to a page before JavaScript, to a modal
 * dialog after. The focus starts on the dialog's heading and comes back to the link; Escape and the button close it.
 */
export function Dialog({ children, ...rest }: DialogProps): ReactElement {
  return (
    <ModalLink {...rest} component="dialog" content="dialog-content">
      <div className="lu-prose">{children}</div>
    </ModalLink>
  );
}
