'use client';
import { useId, type ComponentProps, type ReactElement } from 'react';
import { classes } from '../classes.js';
import { useTrust } from '../trust/useTrust.js';

export interface ReadingLevelSwitchProps extends Omit<ComponentProps<'nav'>, 'children'> {
  readonly current: 'standard' | 'easy';
  /** The same page in both. Each has all the facts. */
  readonly hrefs: { readonly standard: string; readonly easy: string };
}

/** Chooses between standard and easy language. Renders a `<nav>` of two links; the reader chooses, nobody else. */
export function ReadingLevelSwitch({ current, hrefs, className, ...rest }: ReadingLevelSwitchProps): ReactElement {
  const { trust } = useTrust();
  const id = useId();
  const words = { standard: trust.levelStandard, easy: trust.levelEasy };
  return (
    <nav
      data-component="reading-level-switch"
      data-state={current}
      aria-labelledby={id}
      {...rest}
      className={classes('lu-level', className)}
    >
      <span id={id}>{trust.levelTitle}</span>
      <ul className="lu-choices">
        {(['standard', 'easy'] as const).map((level) => (
          <li key={level}>
            <a
              className="lu-choice"
              href={hrefs[level]}
              data-part={level}
              aria-current={level === current ? 'true' : undefined}
            >
              {words[level]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
