'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface InlineAlertProps extends ComponentProps<'div'> {
  readonly variant?: 'info' | 'warning' | 'success' | 'error';
}

/**
 * A sentence that belongs to what is beside it. Renders a `<div>`; the kind is told in words, not by colour alone. It
 * is no live region: for what happens while the reader is on the page, put it into StatusMessage.
 */
export function InlineAlert({ variant = 'info', className, children, ...rest }: InlineAlertProps): ReactElement {
  const { messages } = useUi();
  const kind = {
    info: messages.noticeInfo,
    warning: messages.noticeWarning,
    success: messages.noticeSuccess,
    error: messages.noticeError,
  }[variant];
  return (
    <div data-component="inline-alert" data-variant={variant} {...rest} className={classes('lu-alert', className)}>
      <strong className="lu-notice-kind">{kind}</strong> {children}
    </div>
  );
}
