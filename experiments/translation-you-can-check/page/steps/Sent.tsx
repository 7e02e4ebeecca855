import { Button, Notice } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { Heading } from '../Heading.js';
import { useStudy } from '../StudyContext.js';

/** A step that was answered already, when the browser's Back leads to it. */
export function Sent({
  step,
  onContinue,
}: {
  readonly step: 'decisions' | 'usability' | 'trust';
  readonly onContinue: () => void;
}): ReactElement {
  const { t } = useStudy();
  return (
    <div className="lu-prose">
      <Heading takesFocus>{t(`${step}.heading`)}</Heading>
      <Notice title={t('form.sent')} />
      <p className="tyc-next">
        <Button onClick={onContinue}>{t('form.continue')}</Button>
      </p>
    </div>
  );
}
