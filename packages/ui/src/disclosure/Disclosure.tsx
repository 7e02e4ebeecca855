import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from '../classes.js';

export interface DisclosureProps extends ComponentProps<'details'> {
  /** What opens it: what is inside, in words that mean something by themselves. */
  readonly summary: ReactNode;
}

/**
 * More for those who want it. Renders a `<details>`: the browser's own button, which tells whether it is open and works
 * before and without JavaScript. `onToggle` is native. On paper it is open.
 */
export function Disclosure({ summary, className, children, ...rest }: DisclosureProps): ReactElement {
  return (
    <details data-component="disclosure" {...rest} className={classes('lu-disclosure', className)}>
      <summary className="lu-disclosure-summary" data-part="summary">
        {summary}
      </summary>
      <div className="lu-disclosure-text" data-part="content">
        {children}
      </div>
    </details>
  );
}
