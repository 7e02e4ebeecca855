'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { dirOf } from '../i18n/direction.js';
import type { SourceLanguage } from '../i18n/translation.js';
import { useUi } from '../i18n/UiProvider.js';

export interface OriginalToggleProps extends ComponentProps<'details'> {
  /** The language of the original. */
  readonly source: SourceLanguage;
}

/**
 * Opens the text that a translation was made from, with its own language and direction. Renders a `<details>`: the
 * browser's own button, which tells whether it is open and works before and without JavaScript. `onToggle` is native.
 */
export function OriginalToggle({ source, className, children, ...rest }: OriginalToggleProps): ReactElement {
  const { messages } = useUi();
  return (
    <details data-component="original-toggle" {...rest} className={classes('lu-disclosure', className)}>
      <summary className="lu-disclosure-summary" data-part="summary">
        {messages.originalText({ source })}
      </summary>
      <div className="lu-disclosure-text" data-part="original" lang={source} dir={dirOf(source)}>
        {children}
      </div>
    </details>
  );
}
