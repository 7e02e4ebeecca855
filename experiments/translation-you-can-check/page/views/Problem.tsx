import { Notice } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { useStudy } from '../StudyContext.js';
import type { MessageKey } from '../texts.js';

/** What the collector may say went wrong; anything else is told as a page that cannot be shown. */
const known: readonly MessageKey[] = ['problem.answer', 'problem.code', 'problem.connection'];

/** The words for what went wrong on a form; null if nothing did. */
export function useProblem(): string | null {
  const { state, t } = useStudy();
  if (state.problem === undefined) return null;
  return t(known.find((key) => key === state.problem) ?? 'error.text');
}

export function Problem(): ReactElement | null {
  const problem = useProblem();
  return problem === null ? null : <Notice title={problem} variant="error" role="alert" />;
}
