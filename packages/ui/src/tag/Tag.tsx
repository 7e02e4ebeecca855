import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';

export interface TagProps extends ComponentProps<'span'> {
  /** A colour for the eye only: the words say it all. */
  readonly variant?: 'neutral' | 'info' | 'success' | 'warning' | 'error';
}

/** A word or two about the state of a thing. Renders a `<span>`. */
export function Tag({ variant = 'neutral', className, ...rest }: TagProps): ReactElement {
  return <span data-component="tag" data-variant={variant} {...rest} className={classes('lu-tag', className)} />;
}
