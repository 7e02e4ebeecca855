import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';

/** Drawn in a square of 24, with a line of 2. */
const paths = {
  back: 'M20 12H5m6-7-7 7 7 7',
  next: 'M4 12h15m-6-7 7 7-7 7',
  external: 'M13 5h6v6m0-6-9 9M9 6H5v13h13v-4',
  check: 'm4 13 5 5L20 6',
  close: 'M5 5l14 14M19 5 5 19',
  info: 'M12 11v6m0-10v.01M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0',
  warning: 'M12 9v5m0 3v.01M12 3 2 20h20z',
} as const;

export type IconName = keyof typeof paths;
/** What points along the line of reading, and so points the other way in a right-to-left language. */
const directed: readonly IconName[] = ['back', 'next', 'external'];

export type IconProps = Omit<ComponentProps<'svg'>, 'name' | 'children' | 'role' | 'aria-label' | 'aria-hidden'> & {
  readonly name: IconName;
  /** What it says to those who do not see it. Leave it out when the words beside it say the same. */
  readonly label?: string;
};

/** A small drawing in the colour of the text. Renders an inline `<svg>`; nothing is fetched. */
export function Icon({ name, label, className, ...rest }: IconProps): ReactElement {
  return (
    <svg
      data-component="icon"
      data-variant={name}
      data-state={directed.includes(name) ? 'directed' : 'fixed'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
      {...rest}
      className={classes('lu-icon', className)}
    >
      <path d={paths[name]} />
    </svg>
  );
}
