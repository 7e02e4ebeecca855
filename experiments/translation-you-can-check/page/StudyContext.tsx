import { createContext, use, type ReactElement, type ReactNode } from 'react';
import type { PageState } from './state.js';
import { fill, type MessageKey } from './texts.js';

interface Study {
  readonly state: PageState;
  /** A text of the study in the language of the page, with values in its places. */
  readonly t: (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;
}

const StudyContext = createContext<Study | null>(null);

export function StudyProvider({
  state,
  children,
}: {
  readonly state: PageState;
  readonly children: ReactNode;
}): ReactElement {
  const t: Study['t'] = (key, values) => (values ? fill(state.messages[key], values) : state.messages[key]);
  return <StudyContext value={{ state, t }}>{children}</StudyContext>;
}

export function useStudy(): Study {
  const study = use(StudyContext);
  if (study === null)
    throw new Error('a part of the study was rendered outside StudyProvider, so it has no words: wrap it in one');
  return study;
}
