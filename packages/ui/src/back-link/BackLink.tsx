'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { Icon } from '../icon/Icon.js';
import { useService } from '../service/useService.js';

export interface BackLinkProps extends ComponentProps<'a'> {
  /** The page before. Not the browser's history: that may lead out of the service. */
  readonly href: string;
}

/** The way to the page before. Renders an `<a>` that says "Back", or its children. */
export function BackLink({ className, children, ...rest }: BackLinkProps): ReactElement {
  const { service } = useService();
  return (
    <a data-component="back-link" {...rest} className={classes('lu-back', className)}>
      <Icon name="back" />
      <span>{children ?? service.back}</span>
    </a>
  );
}
