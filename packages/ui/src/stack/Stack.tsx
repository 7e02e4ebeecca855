import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';

/** A step of the spacing scale, `--lu-gap-1` (4 px) to `--lu-gap-7` (48 px). */
export type Gap = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface StackProps extends ComponentProps<'div'> {
  readonly gap?: Gap;
  /** `row` puts the parts beside each other in reading direction, and on further lines where there is no room. */
  readonly direction?: 'column' | 'row';
}

/** Parts one after another with the same space between them. Renders a `<div>` and says nothing of its own. */
export function Stack({ gap = 4, direction = 'column', className, ...rest }: StackProps): ReactElement {
  return (
    <div
      data-component="stack"
      data-gap={gap}
      data-variant={direction}
      {...rest}
      className={classes('lu-stack', className)}
    />
  );
}
