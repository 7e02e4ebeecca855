import { useDelivery, useSession } from '@luotsi/pilot';
import { Notice, ProgressSteps, StopButton } from '@luotsi/ui';
import { useEffect, useState, type ReactElement } from 'react';
import { Frame } from './Frame.js';
import type { StudyState } from './state.js';
import { useStudy } from './StudyContext.js';
import { Debrief } from './steps/Debrief.js';
import { Decisions } from './steps/Decisions.js';
import { Finished, Stopped } from './steps/Ending.js';
import { InstrumentStep } from './steps/Instrument.js';
import { asks, placeOf, steps, type StepName } from './steps/order.js';
import type { Drafts } from './steps/QuestionForm.js';
import { ReadPage } from './steps/ReadPage.js';
import { Sent } from './steps/Sent.js';
import { useSteps } from './steps/useSteps.js';
import { studyTitle } from './titles.js';

/** The study from the page to the receipt, for a participant who has consented and has an arm. */
export function Study({ study }: { readonly study: StudyState }): ReactElement {
  const { state, t } = useStudy();
  const session = useSession();
  const at = useSteps(study.step);
  const [drafts, setDrafts] = useState<Drafts>({});
  const draft = (name: string, value: string): void => setDrafts((before) => ({ ...before, [name]: value }));

  useEffect(() => {
    if (session !== null) document.title = studyTitle(state.messages, at.stopped ? 'stopped' : at.shown);
  }, [session, state.messages, at.stopped, at.shown]);

  const answer = (answers: Readonly<Record<string, number>>): void => {
    for (const [item, value] of Object.entries(answers)) session?.answer(item, value);
    at.advance();
  };
  if (at.stopped)
    return (
      <Frame>
        <Stopped study={study} />
        <Delivery />
      </Frame>
    );
  return (
    // On the receipt there is nothing left to stop; what was answered can be erased there.
    <Frame stop={at.reached !== 'receipt' && <StopButton onClick={at.stop} />}>
      <ProgressSteps steps={labelled(t)} current={at.shown} className="tyc-progress" />
      <noscript>
        <p className="tyc-noscript">{t('noscript.study')}</p>
      </noscript>
      <div key={at.shown} className="tyc-step" data-step={at.shown}>
        {asks(at.shown) && placeOf(at.shown) < placeOf(at.reached) ? (
          <Sent step={at.shown as 'decisions' | 'usability' | 'trust'} onContinue={at.resume} />
        ) : at.shown === 'page' ? (
          <ReadPage study={study} moved={at.moved} onContinue={at.advance} />
        ) : at.shown === 'decisions' ? (
          <Decisions study={study} moved={at.moved} drafts={drafts} onDraft={draft} onAnswers={answer} />
        ) : at.shown === 'usability' || at.shown === 'trust' ? (
          <InstrumentStep
            step={at.shown}
            study={study}
            moved={at.moved}
            drafts={drafts}
            onDraft={draft}
            onAnswers={answer}
          />
        ) : at.shown === 'debrief' ? (
          <Debrief study={study} moved={at.moved} onContinue={at.advance} />
        ) : (
          <Finished study={study} moved={at.moved} />
        )}
      </div>
      <Delivery />
    </Frame>
  );
}

function labelled(t: ReturnType<typeof useStudy>['t']): [{ id: StepName; label: string }] {
  return steps.map((id) => ({ id, label: t(`step.${id}`) })) as [{ id: StepName; label: string }];
}

/** Says so when answers wait for a connection, or were refused: people must not believe that all is well. */
function Delivery(): ReactElement {
  const { t } = useStudy();
  const { status, dropped } = useDelivery();
  return (
    <div aria-live="polite" className="tyc-delivery">
      {status === 'waiting' && <Notice title={t('delivery.waiting')} variant="warning" />}
      {dropped > 0 && <Notice title={t('delivery.refused')} variant="error" />}
    </div>
  );
}
