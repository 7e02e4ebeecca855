'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { Icon } from '../icon/Icon.js';
import { useUi } from '../i18n/UiProvider.js';

export interface BackLinkProps extends ComponentProps<'a'> {
  /** The page before. Not the browser's history: that may lead out of the service. */
  readonly href: string;
}

/** The way to the page before. Renders an `<a>` that says "Back", or its children. */
export function BackLink({ className, children, ...rest }: BackLinkProps): ReactElement {
  const { messages } = useUi();
  return (
    <a data-component="back-link" {...rest} className={classes('lu-back', className)}>
      <Icon name="back" />
      <span>{children ?? messages.back}</span>
    </a>
  );
}
