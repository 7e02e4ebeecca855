import { Link, Prose } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { addresses } from '../addresses.js';
import { Frame } from '../Frame.js';
import { Heading } from '../Heading.js';
import { useStudy } from '../StudyContext.js';

export function Declined(): ReactElement {
  const { state, t } = useStudy();
  return (
    <Frame>
      <Prose>
        <Heading>{t('declined.heading')}</Heading>
        <p>{t('declined.text')}</p>
        <p>
          <Link href={addresses.information(state.experiment, state.language)}>{t('declined.back')}</Link>
        </p>
      </Prose>
    </Frame>
  );
}
