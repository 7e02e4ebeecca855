import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { dirOf } from '../i18n/direction.js';

export interface TextProps extends ComponentProps<'p'> {
  /** `lead` for the sentence that says what the page is about, `small` for what goes with something else. */
  readonly variant?: 'body' | 'lead' | 'small';
}

/** A paragraph. Renders a `<p>`. Give `lang` when it is in another language than the page: `dir` follows. */
export function Text({ variant = 'body', className, children, ...rest }: TextProps): ReactElement {
  return (
    <p
      data-component="text"
      data-variant={variant}
      {...(rest.lang === undefined ? {} : { dir: dirOf(rest.lang) })}
      {...rest}
      className={classes('lu-text', className)}
    >
      {children}
    </p>
  );
}
