import { Button, Prose, TextField } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { addresses } from '../addresses.js';
import { Frame } from '../Frame.js';
import { Heading } from '../Heading.js';
import { useStudy } from '../StudyContext.js';
import { useProblem } from './Problem.js';

/** A plain form: the code is all that is needed, without an account and without JavaScript. */
export function Withdraw(): ReactElement {
  const { state, t } = useStudy();
  const problem = useProblem();
  return (
    <Frame languages={addresses.withdraw}>
      <Prose>
        <Heading>{t('withdraw.heading')}</Heading>
        <p>{t('withdraw.text')}</p>
        <form method="post" action={addresses.withdraw(state.language)} className="tyc-form">
          <TextField
            name="code"
            label={t('withdraw.label')}
            hint={t('withdraw.hint')}
            {...(problem !== null && { error: problem })}
            required
            dir="ltr"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
          <Button type="submit">{t('withdraw.submit')}</Button>
        </form>
      </Prose>
    </Frame>
  );
}

export function Withdrawn(): ReactElement {
  const { t } = useStudy();
  return (
    <Frame>
      <Prose>
        <Heading>{t('withdrawn.heading')}</Heading>
        <p>{t('withdrawn.text')}</p>
      </Prose>
    </Frame>
  );
}
