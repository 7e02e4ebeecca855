import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';

/**
 * The heading of a view. In a study that moves on without loading a page it takes the focus when it appears, so that
 * people who hear the page hear where they are.
 */
export function Heading({
  takesFocus = false,
  children,
}: {
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [takesFocus]);
  return (
    <h1 ref={heading} tabIndex={-1} className="tyc-heading">
      {children}
    </h1>
  );
}
