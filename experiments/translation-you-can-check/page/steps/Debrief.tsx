import { Button, Notice } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { Heading } from '../Heading.js';
import { Marked } from '../Marked.js';
import type { StudyState } from '../state.js';
import { useStudy } from '../StudyContext.js';
import { facts, told } from '../texts.js';

/** Which fact was wrong, and what is right; also for those who stop. */
export function Corrections({ study }: { readonly study: StudyState }): ReactElement {
  const { t } = useStudy();
  const wrong = facts.filter((fact) => study.faulty.includes(fact));
  if (wrong.length === 0) return <p>{t('debrief.none')}</p>;
  return (
    <>
      <p>{t('debrief.faulty')}</p>
      {wrong.map((fact) => (
        <section key={fact} className="tyc-correction" data-fact={fact}>
          <h2>{study.content.facts[fact].label}</h2>
          <dl>
            <dt>{t('debrief.said')}</dt>
            <dd>
              <del>
                <Marked>{told(study.content, fact, study.faulty)}</Marked>
              </del>
            </dd>
            <dt>{t('debrief.right')}</dt>
            <dd>
              <strong>
                <Marked>{told(study.content, fact, [])}</Marked>
              </strong>
            </dd>
          </dl>
        </section>
      ))}
    </>
  );
}

export function Debrief({
  study,
  moved,
  onContinue,
}: {
  readonly study: StudyState;
  readonly moved: boolean;
  readonly onContinue: () => void;
}): ReactElement {
  const { t } = useStudy();
  return (
    <div className="lu-prose">
      <Heading takesFocus={moved}>{t('debrief.heading')}</Heading>
      <p>{t('debrief.intro')}</p>
      <Corrections study={study} />
      <Notice title={t('debrief.source.heading')} variant="warning">
        <p>
          <Marked>{t('debrief.source')}</Marked>
        </p>
      </Notice>
      <p>{t('debrief.why')}</p>
      <p className="tyc-next">
        <Button onClick={onContinue}>{t('debrief.continue')}</Button>
      </p>
    </div>
  );
}
