import { Button, ErrorSummary, type FieldProblem } from '@luotsi/ui';
import { useState, type ReactElement } from 'react';
import { useStudy } from '../StudyContext.js';

export interface Question {
  /** Name of the answer in the events, and id of the first radio button. */
  readonly name: string;
  readonly question: string;
  readonly render: (field: { readonly error?: string; readonly chosen?: string }) => ReactElement;
}

/** What was chosen and is not sent yet, by question. */
export type Drafts = Readonly<Record<string, string>>;

export interface QuestionGroup {
  readonly id: string;
  readonly heading?: string;
  readonly intro?: string;
  readonly questions: readonly Question[];
}

/**
 * Questions that are answered together. What is missing is told in a summary that takes the focus; nothing is sent
 * before all is answered. Drafts come from above, so that a look back loses none.
 */
export function QuestionForm({
  groups,
  drafts,
  onDraft,
  onAnswers,
}: {
  readonly groups: readonly QuestionGroup[];
  readonly drafts: Drafts;
  readonly onDraft: (name: string, value: string) => void;
  readonly onAnswers: (answers: Readonly<Record<string, number>>) => void;
}): ReactElement {
  const { t } = useStudy();
  const [missing, setMissing] = useState<{ readonly names: readonly string[]; readonly attempt: number }>({
    names: [],
    attempt: 0,
  });
  const questions = groups.flatMap((group) => group.questions);
  const problems = questions
    .filter(({ name }) => missing.names.includes(name))
    .map(({ name, question }): FieldProblem => ({ field: name, message: t('form.choose', { question }) }));
  const [first, ...rest] = problems;

  return (
    <form
      noValidate
      className="tyc-form"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement) onDraft(target.name, target.value);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        const names = questions.map(({ name }) => name);
        const open = names.filter((name) => typeof data.get(name) !== 'string');
        if (open.length > 0) setMissing(({ attempt }) => ({ names: open, attempt: attempt + 1 }));
        else onAnswers(Object.fromEntries(names.map((name) => [name, Number(data.get(name))])));
      }}
    >
      {first && <ErrorSummary key={missing.attempt} problems={[first, ...rest]} />}
      {groups.map((group) => (
        <section key={group.id} className="tyc-questions">
          {group.heading !== undefined && <h2>{group.heading}</h2>}
          {group.intro !== undefined && <p>{group.intro}</p>}
          {group.questions.map(({ name, render }) => (
            <div key={name} className="tyc-question">
              {render({
                ...(missing.names.includes(name) && { error: t('form.missing') }),
                ...(drafts[name] !== undefined && { chosen: drafts[name] }),
              })}
            </div>
          ))}
        </section>
      ))}
      <Button type="submit">{t('form.continue')}</Button>
    </form>
  );
}
