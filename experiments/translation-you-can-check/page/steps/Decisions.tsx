import { RadioGroup } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { Marked } from '../Marked.js';
import { Heading } from '../Heading.js';
import type { StudyState } from '../state.js';
import { useStudy } from '../StudyContext.js';
import { facts, told } from '../texts.js';
import { QuestionForm, type Drafts, type Question } from './QuestionForm.js';
import { TheirPage } from './TheirPage.js';

/** What the page says, and what people would do about it, with the page at hand to look things up. */
export function Decisions({
  study,
  moved,
  drafts,
  onDraft,
  onAnswers,
}: {
  readonly study: StudyState;
  readonly moved: boolean;
  readonly drafts: Drafts;
  readonly onDraft: (name: string, value: string) => void;
  readonly onAnswers: (answers: Readonly<Record<string, number>>) => void;
}): ReactElement {
  const { t } = useStudy();
  const understand = facts.map((fact): Question => {
    const name = `understand-${fact}` as const;
    const question = t(`${name}.question`);
    return {
      name,
      question,
      render: ({ error, chosen }) => (
        <RadioGroup
          name={name}
          legend={question}
          {...(error !== undefined && { error })}
          {...(chosen !== undefined && { defaultValue: chosen })}
          options={[
            { value: '1', label: t(`${name}.1`) },
            { value: '2', label: t(`${name}.2`) },
            { value: '3', label: t(`${name}.3`) },
          ]}
        />
      ),
    };
  });
  const decide = facts.map((fact): Question => {
    const name = `decide-${fact}` as const;
    const question = t(`${name}.question`, { value: told(study.content, fact, study.faulty) });
    return {
      name,
      question,
      render: ({ error, chosen }) => (
        <RadioGroup
          name={name}
          legend={<Marked>{question}</Marked>}
          {...(error !== undefined && { error })}
          {...(chosen !== undefined && { defaultValue: chosen })}
          options={[
            { value: '1', label: t('decide.act') },
            { value: '0', label: t('decide.not') },
          ]}
        />
      ),
    };
  });
  return (
    <>
      <div className="lu-prose">
        <Heading takesFocus={moved}>{t('decisions.heading')}</Heading>
        <p>{t('decisions.intro')}</p>
      </div>
      <details className="tyc-again">
        <summary>{t('page.again')}</summary>
        <TheirPage study={study} />
      </details>
      <QuestionForm
        drafts={drafts}
        onDraft={onDraft}
        onAnswers={onAnswers}
        groups={[
          { id: 'understand', heading: t('understand.heading'), questions: understand },
          { id: 'decide', heading: t('decide.heading'), intro: t('decide.intro'), questions: decide },
        ]}
      />
    </>
  );
}
