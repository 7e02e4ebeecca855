import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { dirOf } from '../i18n/direction.js';

export interface LinkProps extends ComponentProps<'a'> {
  readonly href: string;
  /** `button` for the next step of a service; it looks like a button and stays a link. */
  readonly variant?: 'text' | 'button';
}

/** A link. Renders an `<a>`. Give `lang` when its words are in another language than the page: `dir` follows. */
export function Link({ variant = 'text', className, children, ...rest }: LinkProps): ReactElement {
  return (
    <a
      data-component="link"
      data-variant={variant}
      {...(rest.lang === undefined ? {} : { dir: dirOf(rest.lang) })}
      {...rest}
      className={classes('lu-link', className)}
    >
      {children}
    </a>
  );
}
