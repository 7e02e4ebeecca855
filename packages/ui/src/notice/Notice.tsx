'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface NoticeProps extends Omit<ComponentProps<'section'>, 'title'> {
  readonly title: ReactNode;
  readonly variant?: 'info' | 'warning' | 'success' | 'error';
  readonly headingLevel?: 2 | 3 | 4;
}

/**
 * Something that the reader should know. Renders a `<section>` named by its heading.
 * The kind is told in words, not by colour alone. For something that happens while the reader is on the page, give
 * `role="status"` (or `role="alert"` if they must stop for it); most notices are there from the start and need neither.
 */
export function Notice({
  title,
  variant = 'info',
  headingLevel = 2,
  className,
  children,
  ...rest
}: NoticeProps): ReactElement {
  const { messages } = useUi();
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  const kind = {
    info: messages.noticeInfo,
    warning: messages.noticeWarning,
    success: messages.noticeSuccess,
    error: messages.noticeError,
  }[variant];
  return (
    <section
      data-component="notice"
      data-variant={variant}
      aria-labelledby={id}
      {...rest}
      className={classes('lu-notice', className)}
    >
      <Heading id={id} className="lu-notice-title">
        <span className="lu-notice-kind">{kind}</span> <span>{title}</span>
      </Heading>
      {children !== undefined && <div className="lu-notice-body">{children}</div>}
    </section>
  );
}
