import { Button } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { Heading } from '../Heading.js';
import type { StudyState } from '../state.js';
import { useStudy } from '../StudyContext.js';
import { TheirPage } from './TheirPage.js';

export function ReadPage({
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
    <>
      <div className="lu-prose">
        <Heading takesFocus={moved}>{t('page.heading')}</Heading>
        <p>{t('page.task')}</p>
      </div>
      <TheirPage study={study} />
      <p className="tyc-next">
        <Button onClick={onContinue}>{t('page.continue')}</Button>
      </p>
    </>
  );
}
