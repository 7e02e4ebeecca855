'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

/**
 * Lets a person stop at any time. Renders a `<button>`. It is on every page of what can be stopped, always in the same
 * place and never behind a question. Give `type="submit"` and `formAction` for a page that works without JavaScript.
 */
export function StopButton({ type = 'button', className, children, ...rest }: ComponentProps<'button'>): ReactElement {
  const { messages } = useUi();
  return (
    <button data-component="stop-button" {...rest} type={type} className={classes('lu-stop', className)}>
      {children ?? messages.stop}
    </button>
  );
}
