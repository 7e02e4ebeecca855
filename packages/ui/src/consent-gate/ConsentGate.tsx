'use client';
import { Content, Portal, Root, Title } from '@radix-ui/react-dialog';
import { useRef, useState, type ComponentProps, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { Button } from '../button/Button.js';
import { useUi } from '../i18n/UiProvider.js';
import { Link } from '../link/Link.js';
import { ConsentForm, type ConsentFormProps } from './ConsentForm.js';

export interface ConsentGateProps
  extends
    Pick<ConsentFormProps, 'action' | 'accept' | 'refuse' | 'onAnswer' | 'busy'>,
    Omit<ComponentProps<'a'>, 'href' | 'title' | 'children'> {
  /** The dialog's name and heading. */
  readonly title: ReactNode;
  /** What is agreed to. The page at `href` says the same. */
  readonly children: ReactNode;
  /** The words of the link that opens the dialog. */
  readonly opener: ReactNode;
  /** The page with the same text and the same two answers, for those without JavaScript. */
  readonly href: string;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

const opensElsewhere = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/**
 * Asks for consent. Renders the `<a>` that leads to it: to a page before JavaScript, to a dialog after. The dialog's
 * focus starts on its heading, on neither answer; Escape and the close button leave without one.
 *
 * Radix's Overlay is left out on purpose: it locks scrolling through a `<style>` element, which a strict content
 * security policy refuses. The shade is an element of our own and the lock is in our style sheet; the focus trap,
 * Escape and the hiding of the page behind from assistive technology are Radix's and need no style.
 */
export function ConsentGate({
  title,
  children,
  opener,
  href,
  action,
  accept,
  refuse,
  onAnswer,
  busy,
  open,
  onOpenChange,
  onClick,
  ...rest
}: ConsentGateProps): ReactElement {
  const { language, dir, messages } = useUi();
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
        data-component="consent-gate"
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
          <div className="lu-consent-shade" lang={language} dir={dir}>
            <Content
              className="lu-consent"
              data-component="consent-dialog"
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
              <Title className="lu-consent-title" ref={heading} tabIndex={-1}>
                {title}
              </Title>
              <ConsentForm
                action={action}
                accept={accept}
                refuse={refuse}
                {...(onAnswer === undefined ? {} : { onAnswer })}
                {...(busy === undefined ? {} : { busy })}
              >
                {children}
              </ConsentForm>
              <Button variant="quiet" className="lu-consent-close" onClick={() => change(false)}>
                {messages.closeWithoutAnswer}
              </Button>
            </Content>
          </div>
        </Portal>
      </Root>
    </>
  );
}
