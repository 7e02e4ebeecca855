'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing to do here, `secondary` for what else can be done, `quiet` for what seldom is. */
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** Something that the button started is under way: it says so and cannot be pressed twice. */
  readonly busy?: boolean;
}

/** A button. Renders a `<button>`, of type `button` unless told otherwise. */
export function Button({
  variant = 'primary',
  busy = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps): ReactElement {
  const { messages } = useUi();
  return (
    <button
      data-component="button"
      data-variant={variant}
      data-state={busy ? 'busy' : 'ready'}
      {...rest}
      // Not `disabled`: that would throw the keyboard's focus away while the reader waits.
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      type={type}
      className={classes('lu-button', className)}
    >
      {children}
      {busy && <span className="lu-button-wait">{messages.pleaseWait}</span>}
    </button>
  );
}
