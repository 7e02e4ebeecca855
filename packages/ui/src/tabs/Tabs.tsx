'use client';
import {
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type ComponentProps,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { classes } from '../classes.js';

export interface Tab {
  /** Part of the panel's id in the page, so that a link can lead to it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** What the tabs are about together. */
  readonly label: string;
  readonly tabs: readonly [Tab, Tab, ...Tab[]];
  readonly headingLevel?: 2 | 3 | 4;
  readonly defaultTab?: string;
  readonly onTab?: (id: string) => void;
}

const never = () => () => undefined;

/**
 * Parts of which one is seen at a time. Renders a `<div>`: before JavaScript, and on paper, sections with headings and
 * links to them, after it tabs with the keyboard of the WAI-ARIA Authoring Practices
 * (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/): arrows in the direction of the page, Home and End.
 */
export function Tabs({
  label,
  tabs,
  headingLevel = 2,
  defaultTab = tabs[0].id,
  onTab,
  className,
  ...rest
}: TabsProps): ReactElement {
  // Sections in the server's HTML and while it is taken over; tabs from then on.
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [chosen, setChosen] = useState(defaultTab);
  const list = useRef<HTMLDivElement>(null);
  const own = useId();
  const Heading = `h${headingLevel}` as const;
  const choose = (id: string) => {
    setChosen(id);
    onTab?.(id);
  };
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const backward = forward === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const to = { [forward]: at + 1, [backward]: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    const next = (to + tabs.length) % tabs.length;
    event.preventDefault();
    choose(tabs[next]?.id ?? chosen);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div
      data-component="tabs"
      data-state={ready ? 'tabs' : 'sections'}
      {...rest}
      className={classes('lu-tabs', className)}
    >
      <div
        className="lu-tabs-list"
        data-part="list"
        ref={list}
        {...(ready ? { role: 'tablist', 'aria-label': label, onKeyDown: move } : {})}
      >
        {tabs.map((tab) =>
          ready ? (
            <button
              key={tab.id}
              className="lu-tab"
              type="button"
              role="tab"
              id={`${own}-${tab.id}`}
              aria-selected={tab.id === chosen}
              aria-controls={tab.id}
              tabIndex={tab.id === chosen ? 0 : -1}
              onClick={() => choose(tab.id)}
            >
              {tab.label}
            </button>
          ) : (
            <a key={tab.id} className="lu-tab" href={`#${tab.id}`}>
              {tab.label}
            </a>
          ),
        )}
      </div>
      {tabs.map((tab) => (
        <section
          key={tab.id}
          className="lu-tabs-panel"
          data-part="panel"
          id={tab.id}
          {...(ready
            ? { role: 'tabpanel', 'aria-labelledby': `${own}-${tab.id}`, tabIndex: 0, hidden: tab.id !== chosen }
            : {})}
        >
          <Heading className="lu-tabs-title">{tab.label}</Heading>
          {tab.content}
        </section>
      ))}
    </div>
  );
}
