import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { dirOf } from '../i18n/direction.js';

export interface HeadingProps extends ComponentProps<'h1'> {
  /** Its place in the outline of the page: one 1, and no level left out on the way down. */
  readonly level: 1 | 2 | 3 | 4;
  /** How large it looks, where that differs from its place in the outline. */
  readonly size?: 'title' | 'subtitle' | 'text';
}

const sizes = { 1: 'title', 2: 'subtitle', 3: 'text', 4: 'text' } as const;

/** A heading. Renders `<h1>` to `<h4>`. Give `lang` when it is in another language than the page: `dir` follows. */
export function Heading({ level, size = sizes[level], className, children, ...rest }: HeadingProps): ReactElement {
  const Tag = `h${level}` as const;
  return (
    <Tag
      data-component="heading"
      data-variant={size}
      {...(rest.lang === undefined ? {} : { dir: dirOf(rest.lang) })}
      {...rest}
      className={classes('lu-heading', className)}
    >
      {children}
    </Tag>
  );
}
