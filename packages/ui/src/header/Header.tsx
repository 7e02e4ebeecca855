import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from '../classes.js';
import { SkipLink } from '../skip-link/SkipLink.js';

export interface HeaderProps extends ComponentProps<'header'> {
  /** Whose page this is; the start of the header. */
  readonly service: ReactNode;
  /** The id of the main part, which the skip link goes to. */
  readonly skipTo: string;
  /** A line above everything that tells what kind of page this is, such as that it is a rehearsal. */
  readonly ribbon?: ReactNode;
  /** What goes at the end of the header: usually a LanguageChooser. */
  readonly children?: ReactNode;
}

/** The top of a page, with the skip link first. Renders a `<header>`. Page has one of its own. */
export function Header({ service, skipTo, ribbon, className, children, ...rest }: HeaderProps): ReactElement {
  return (
    <header data-component="header" {...rest} className={classes('lu-header', className)}>
      <SkipLink target={skipTo} />
      {ribbon !== undefined && (
        <div className="lu-header-ribbon" data-part="ribbon">
          {ribbon}
        </div>
      )}
      <div className="lu-header-bar">
        <div className="lu-header-service">{service}</div>
        {children !== undefined && <div className="lu-header-tools">{children}</div>}
      </div>
    </header>
  );
}
