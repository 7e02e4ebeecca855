'use client';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from '../classes.js';
import { Footer } from '../footer/Footer.js';
import { Header } from '../header/Header.js';
import { useUi } from '../i18n/UiProvider.js';

export interface PageProps extends ComponentProps<'div'> {
  /** Whose page this is; the start of the header. */
  readonly service: ReactNode;
  /** What goes with it at the end of the header: usually a LanguageChooser. */
  readonly header?: ReactNode;
  /** What goes under everything: contact, privacy, accessibility. */
  readonly footer?: ReactNode;
  /** A line above everything that tells what kind of page this is, such as that it is a rehearsal. */
  readonly ribbon?: ReactNode;
  /** The id of the main part, which the skip link goes to. */
  readonly mainId?: string;
}

/**
 * A whole page: skip link, header, main, footer. Renders a `<div>` that carries the language and the direction, so that
 * a page inside somebody else's document is right too.
 */
export function Page({
  service,
  header,
  footer,
  ribbon,
  mainId = 'content',
  className,
  children,
  ...rest
}: PageProps): ReactElement {
  const { language, dir } = useUi();
  return (
    <div data-component="page" lang={language} dir={dir} {...rest} className={classes('lu-page', className)}>
      <Header service={service} skipTo={mainId} ribbon={ribbon} data-part="header">
        {header}
      </Header>
      {/* tabIndex: without it some browsers scroll to the content and leave the keyboard in the header. */}
      <main className="lu-page-main" data-part="main" id={mainId} tabIndex={-1}>
        {children}
      </main>
      {footer !== undefined && <Footer data-part="footer">{footer}</Footer>}
    </div>
  );
}
