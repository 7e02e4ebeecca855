import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';

/**
 * Tells what has just happened on the page. Renders a `<div role="status">`: keep it in the page and give it `children`
 * when there is something to say, since a live region is heard only if it was there before. What it says stays until
 * the page takes it away: nothing slides in over the text, and nothing is gone before it could be read.
 */
export function StatusMessage({ className, ...rest }: ComponentProps<'div'>): ReactElement {
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> may hold no paragraphs, lists or notices
  return <div data-component="status-message" role="status" {...rest} className={classes('lu-status', className)} />;
}
