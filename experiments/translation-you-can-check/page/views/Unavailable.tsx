import { Link, Prose } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { addresses } from '../addresses.js';
import { Frame } from '../Frame.js';
import { Heading } from '../Heading.js';
import { useStudy } from '../StudyContext.js';
import { useProblem } from './Problem.js';

/** What is shown where there is no such page. */
export function Unavailable(): ReactElement {
  const { state, t } = useStudy();
  const problem = useProblem();
  return (
    <Frame>
      <Prose>
        <Heading>{t('error.heading')}</Heading>
        <p>{problem ?? t('error.text')}</p>
        <p>
          <Link href={addresses.languages(state.experiment)}>{t('error.start')}</Link>
        </p>
      </Prose>
    </Frame>
  );
}
