import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';

/** The end of a page: who runs it, how to reach them, privacy, accessibility. Renders a `<footer>`. Page has its own. */
export function Footer({ className, ...rest }: ComponentProps<'footer'>): ReactElement {
  return <footer data-component="footer" {...rest} className={classes('lu-footer', className)} />;
}
