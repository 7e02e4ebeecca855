import { ConsentForm, Link, Prose } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { addresses } from '../addresses.js';
import { Frame } from '../Frame.js';
import { Heading } from '../Heading.js';
import { useStudy } from '../StudyContext.js';
import { ConsentText } from './ConsentText.js';
import { Problem } from './Problem.js';

/** The consent as a page of its own, for people without JavaScript. */
export function Consent(): ReactElement {
  const { state, t } = useStudy();
  return (
    <Frame languages={(language) => addresses.consent(state.experiment, language)}>
      <Prose>
        <Heading>{t('consent.heading')}</Heading>
        <Problem />
        <ConsentForm
          action={addresses.consent(state.experiment, state.language)}
          accept={t('consent.accept')}
          refuse={t('consent.refuse')}
        >
          <ConsentText />
        </ConsentForm>
        <p>
          <Link href={addresses.information(state.experiment, state.language)}>{t('declined.back')}</Link>
        </p>
      </Prose>
    </Frame>
  );
}
