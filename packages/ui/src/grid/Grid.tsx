import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import type { Gap } from '../stack/Stack.js';

export interface GridProps extends ComponentProps<'div'> {
  readonly gap?: Gap;
  /** The narrowest that a column may be: about 10, 16 or 24 em. There are as many columns as there is room for. */
  readonly column?: 'narrow' | 'medium' | 'wide';
}

/** Parts of equal width in as many columns as there is room for, one on a telephone. Renders a `<div>`. */
export function Grid({ gap = 4, column = 'medium', className, ...rest }: GridProps): ReactElement {
  return (
    <div
      data-component="grid"
      data-gap={gap}
      data-variant={column}
      {...rest}
      className={classes('lu-grid', className)}
    />
  );
}
