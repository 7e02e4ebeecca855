'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface SkipLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** The id of the main part. Give that part `tabIndex={-1}`, or some browsers leave the keyboard where it was. */
  readonly target: string;
}

/** The first thing that Tab finds on a page, seen only then: it leads past the header. Renders an `<a>`. */
export function SkipLink({ target, className, children, ...rest }: SkipLinkProps): ReactElement {
  const { messages } = useUi();
  return (
    <a data-component="skip-link" {...rest} href={`#${target}`} className={classes('lu-skip', className)}>
      {children ?? messages.skipToContent}
    </a>
  );
}
