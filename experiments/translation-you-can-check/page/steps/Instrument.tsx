import { ScaleItem, type ScaleAnchors } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { Heading } from '../Heading.js';
import type { StudyState } from '../state.js';
import { useStudy } from '../StudyContext.js';
import { QuestionForm, type Drafts, type Question } from './QuestionForm.js';

const items = {
  usability: ['umux-lite.capabilities', 'umux-lite.ease'],
  trust: ['own-trust.honest', 'own-trust.works-for-me', 'own-trust.keeps-promise'],
} as const;

/** A questionnaire about the page: usability by its ends, trust with a word for every point. */
export function InstrumentStep({
  step,
  study: { instruments },
  moved,
  drafts,
  onDraft,
  onAnswers,
}: {
  readonly step: 'usability' | 'trust';
  readonly study: StudyState;
  readonly moved: boolean;
  readonly drafts: Drafts;
  readonly onDraft: (name: string, value: string) => void;
  readonly onAnswers: (answers: Readonly<Record<string, number>>) => void;
}): ReactElement {
  const { t } = useStudy();
  const anchors: ScaleAnchors =
    step === 'usability'
      ? { points: 7, lowest: instruments['umux-lite.lowest'], highest: instruments['umux-lite.highest'] }
      : {
          labels: [
            instruments['own-trust.1'],
            instruments['own-trust.2'],
            instruments['own-trust.3'],
            instruments['own-trust.4'],
            instruments['own-trust.5'],
          ],
        };
  const questions = items[step].map((key): Question => {
    // Names of events are slugs.
    const name = key.replace('.', '-');
    return {
      name,
      question: instruments[key],
      render: ({ error, chosen }) => (
        <ScaleItem
          name={name}
          legend={instruments[key]}
          anchors={anchors}
          {...(error !== undefined && { error })}
          {...(chosen !== undefined && { defaultValue: Number(chosen) })}
        />
      ),
    };
  });
  return (
    <>
      <div className="lu-prose">
        <Heading takesFocus={moved}>{t(`${step}.heading`)}</Heading>
        <p>{t(`${step}.intro`)}</p>
      </div>
      <QuestionForm drafts={drafts} onDraft={onDraft} onAnswers={onAnswers} groups={[{ id: step, questions }]} />
    </>
  );
}
