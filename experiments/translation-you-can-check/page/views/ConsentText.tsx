import type { ReactElement } from 'react';
import { useStudy } from '../StudyContext.js';

/** What is agreed to: the same words in the dialog and on the page for people without JavaScript. */
export function ConsentText(): ReactElement {
  const { state, t } = useStudy();
  return (
    <>
      <ul>
        <li>{t('consent.read')}</li>
        <li>{t('consent.age')}</li>
        <li>{t('consent.free')}</li>
      </ul>
      <p className="tyc-small">{t('consent.version', { version: state.consentVersion })}</p>
    </>
  );
}
