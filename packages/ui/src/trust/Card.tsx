'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

/** What every card takes besides its own: native props, and where its heading stands among the others. */
export interface CardProps extends Omit<ComponentProps<'section'>, 'title' | 'children' | 'content'> {
  readonly headingLevel?: 2 | 3 | 4;
}

/** A `<section>` named by its heading: the ground of the trust components. */
export function Card({
  component,
  heading,
  headingLevel = 2,
  className,
  children,
  ...rest
}: CardProps & {
  readonly component: string;
  readonly heading: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section data-component={component} aria-labelledby={id} {...rest} className={classes('lu-card', className)}>
      <Heading className="lu-card-title" id={id}>
        {heading}
      </Heading>
      {children}
    </section>
  );
}

export interface Row {
  readonly part: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
}

/** Questions and their answers. Renders a `<dl>`; a row without an answer is left out. */
export function Rows({ rows }: { readonly rows: readonly (Row | null)[] }): ReactElement {
  return (
    <dl className="lu-rows">
      {rows
        .filter((row) => row !== null)
        .map(({ part, label, value }) => (
          <div key={part} data-part={part}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Several answers to one question. Renders a `<ul>`. */
export function Items({ items }: { readonly items: readonly string[] }): ReactElement {
  return (
    <ul className="lu-items">
      {items.map((item) => (
        <li key={item}>
          <bdi>{item}</bdi>
        </li>
      ))}
    </ul>
  );
}

/** A link to a target. A telephone number keeps its order in a sentence of the other direction. */
export function TargetLink({ href, label }: Target): ReactElement {
  return (
    <a href={href}>
      <bdi>{label}</bdi>
    </a>
  );
}

/** Where a link goes and what it says, in the reader's language. */
export interface Target {
  readonly href: string;
  readonly label: string;
}

/** At least one. */
export type Some<T> = readonly [T, ...T[]];

/** A day in the reader's language. Renders a `<time>`. */
export function Day({ at }: { readonly at: string }): ReactElement {
  return <time dateTime={at}>{useUi().messages.date(at)}</time>;
}
