'use client';
import { useEffect, useId, useRef, useState, type ComponentProps, type MouseEvent, type ReactElement } from 'react';
import { classes } from '../classes.js';
import { useService } from '../service/useService.js';

export interface ExitPageProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** An ordinary page that nobody wonders at, such as the weather. */
  readonly href: string;
  /** What is done on leaving. Prevent the event's default to leave in your own way. */
  readonly onLeave?: (event: MouseEvent<HTMLAnchorElement>) => void;
}

/** Presses of Escape that are further apart than this, in milliseconds, do not count together. */
const together = 5000;

/**
 * Leaves the page quickly, for people who may be watched. Renders a `<div>` with the link and what it cannot hide. The
 * page is emptied at once and replaced in the history of the tab, so that "back" does not show it; Escape pressed three
 * times does the same. Without JavaScript it is a link.
 */
export function ExitPage({ href, onLeave, className, ...rest }: ExitPageProps): ReactElement {
  const { service } = useService();
  const id = useId();
  const link = useRef<HTMLAnchorElement>(null);
  const [presses, setPresses] = useState(0);
  useEffect(() => {
    let count = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      count = 0;
      setPresses(0);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return;
      clearTimeout(timer);
      timer = setTimeout(start, together);
      count += 1;
      setPresses(count);
      if (count < 3) return;
      start();
      link.current?.click();
    };
    // Before the page's own handlers: a dialog that closes by Escape must not swallow the press.
    document.addEventListener('keydown', press, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', press, true);
    };
  }, []);
  return (
    <div data-component="exit-page" {...rest} className={classes('lu-exit', className)}>
      <a
        className="lu-link"
        data-variant="button"
        data-part="link"
        ref={link}
        href={href}
        rel="noreferrer nofollow"
        aria-describedby={id}
        onClick={(event) => {
          onLeave?.(event);
          if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          document.body.hidden = true;
          document.title = '';
          location.replace(href);
        }}
      >
        {service.exitPage}
      </a>
      <p className="lu-exit-help" id={id}>
        {service.exitPageHelp}
      </p>
      <output className="lu-exit-help">{presses > 0 && service.exitPageLeft({ left: String(3 - presses) })}</output>
    </div>
  );
}
