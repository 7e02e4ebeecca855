import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';

/** Running text: headings, paragraphs and lists inside it get their measure and rhythm. Renders a `<div>`. */
export function Prose({ className, ...rest }: ComponentProps<'div'>): ReactElement {
  return <div data-component="prose" {...rest} className={classes('lu-prose', className)} />;
}
