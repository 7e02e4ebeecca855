'use client';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from '../classes.js';
import { useService } from '../service/useService.js';

export interface Crumb {
  readonly label: ReactNode;
  readonly href: string;
}

export interface BreadcrumbsProps extends ComponentProps<'nav'> {
  /** The pages above this one, from the first. */
  readonly pages: readonly [Crumb, ...Crumb[]];
  /** This page; it is no link. */
  readonly current: ReactNode;
}

/** Where in the service this page is. Renders a `<nav>` with the list of the pages above it. */
export function Breadcrumbs({ pages, current, className, ...rest }: BreadcrumbsProps): ReactElement {
  const { service } = useService();
  return (
    <nav
      data-component="breadcrumbs"
      aria-label={service.breadcrumbs}
      {...rest}
      className={classes('lu-crumbs', className)}
    >
      <ol className="lu-crumbs-list">
        {pages.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
        <li aria-current="page">{current}</li>
      </ol>
    </nav>
  );
}
