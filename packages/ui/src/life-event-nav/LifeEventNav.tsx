'use client';
import { useId, type ComponentProps, type ReactElement } from 'react';
import { classes } from '../classes.js';
import type { Some, Target } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface LifeEventNavProps extends Omit<ComponentProps<'nav'>, 'children'> {
  /** Situations in the reader's words ("I am having a child"), not the names of departments. */
  readonly events: Some<Target & { readonly hint?: string }>;
  readonly headingLevel?: 2 | 3 | 4;
}

/** Finds a service by what happens in life. Renders a `<nav>` named by its heading, with a list of links. */
export function LifeEventNav({ events, headingLevel = 2, className, ...rest }: LifeEventNavProps): ReactElement {
  const { trust } = useTrust();
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <nav data-component="life-event-nav" aria-labelledby={id} {...rest} className={classes('lu-life', className)}>
      <Heading className="lu-card-title" id={id}>
        {trust.lifeTitle}
      </Heading>
      <ul className="lu-choices">
        {events.map(({ href, label, hint }) => (
          <li key={href}>
            <a className="lu-choice" href={href}>
              {label}
            </a>
            {hint !== undefined && <p className="lu-small">{hint}</p>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
