'use client';
import { Content, Portal, Root, Title } from '@radix-ui/react-dialog';
import { useRef, useState, type ComponentProps, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { Button } from '../button/Button.js';
import { useUi } from '../i18n/UiProvider.js';
import { Link } from '../link/Link.js';

export interface DialogProps extends Omit<ComponentProps<'a'>, 'href' | 'title' | 'children'> {
  /** The dialog's name and heading. */
  readonly title: ReactNode;
  /** What the dialog says. The page at `href` says the same. */
  readonly children: ReactNode;
  /** The words of the link that opens the dialog. */
  readonly opener: ReactNode;
  /** The words of the button that closes it: what is left undone, rather than a bare "close". */
  readonly closeLabel: ReactNode;
  /** The page with the same text, for those without JavaScript or in a new tab. */
  readonly href: string;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

const opensElsewhere = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/**
 * What Dialog and ConsentGate have in common: a link that opens a modal dialog.
 *
 * Radix's Overlay is left out on purpose: it locks scrolling through a `<style>` element, which a strict content
 * security policy refuses. The shade is an element of our own and the lock is in our style sheet; the focus trap,
 * Escape and the hiding of the page behind from assistive technology are Radix's and need no style.
 */
export function ModalLink({
  component,
  content,
  title,
  children,
  opener,
  closeLabel,
  href,
  open,
  onOpenChange,
  onClick,
  ...rest
}: DialogProps & {
  /** The public hooks of the link and of the dialog. */
  readonly component: string;
  readonly content: string;
}): ReactElement {
  const { language, dir } = useUi();
  const [openHere, setOpenHere] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const isOpen = open ?? openHere;
  const change = (next: boolean) => {
    setOpenHere(next);
    onOpenChange?.(next);
  };
  return (
    <>
      <Link
        variant="button"
        data-component={component}
        data-state={isOpen ? 'open' : 'closed'}
        aria-haspopup="dialog"
        ref={link}
        {...rest}
        href={href}
        onClick={(event) => {
          onClick?.(event);
          if (event.defaultPrevented || opensElsewhere(event)) return;
          event.preventDefault();
          change(true);
        }}
      >
        {opener}
      </Link>
      <Root open={isOpen} onOpenChange={change}>
        <Portal>
          {/* The portal is outside the page: it says its language and direction itself. */}
          <div className="lu-dialog-shade" lang={language} dir={dir}>
            <Content
              className="lu-dialog"
              data-component={content}
              aria-modal="true"
              aria-describedby={undefined}
              onOpenAutoFocus={(event) => {
                event.preventDefault();
                heading.current?.focus();
              }}
              onCloseAutoFocus={(event) => {
                event.preventDefault();
                link.current?.focus();
              }}
              // A stray tap beside the text is no answer, and must not throw away what is being read.
              onInteractOutside={(event) => event.preventDefault()}
            >
              <Title className="lu-dialog-title" ref={heading} tabIndex={-1}>
                {title}
              </Title>
              {children}
              <Button variant="quiet" className="lu-dialog-close" onClick={() => change(false)}>
                {closeLabel}
              </Button>
            </Content>
          </div>
        </Portal>
      </Root>
    </>
  );
}
