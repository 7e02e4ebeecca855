'use client';
import { useEffect, useState, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface LoadingMessageProps extends ComponentProps<'div'> {
  /** Whether something is under way. Keep the component in the page: a live region is heard only if it was there before. */
  readonly active: boolean;
  /** What is under way; "please wait", if not given. */
  readonly children?: ReactNode;
  /** What else the reader can do, once it has taken long. */
  readonly slow?: ReactNode;
  /** After how many seconds that is. */
  readonly slowAfter?: number;
}

/**
 * Says that something is under way, in words. Renders a `<div role="status">` that is empty when nothing is. It draws
 * no grey blocks in the shape of what may come, and nothing turns or moves.
 */
export function LoadingMessage({
  active,
  children,
  slow,
  slowAfter = 8,
  className,
  ...rest
}: LoadingMessageProps): ReactElement {
  const { messages } = useUi();
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLate(true), slowAfter * 1000);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active, slowAfter]);
  return (
    <div
      data-component="loading-message"
      data-state={active ? (late ? 'slow' : 'active') : 'idle'}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <output> may hold no paragraphs, lists or notices
      role="status"
      {...rest}
      className={classes('lu-status', className)}
    >
      {active && <p>{children ?? messages.pleaseWait}</p>}
      {active && late && slow !== undefined && <div>{slow}</div>}
    </div>
  );
}
