import { ConsentGate, Notice, Prose } from '@luotsi/ui';
import { useEffect, useState, type ReactElement } from 'react';
import { addresses } from '../addresses.js';
import { Frame } from '../Frame.js';
import { Heading } from '../Heading.js';
import { useStudy } from '../StudyContext.js';
import { ConsentText } from './ConsentText.js';
import { Problem } from './Problem.js';

const sections = ['who', 'why', 'what', 'stored', 'time', 'seen', 'free'] as const;

/** Who answers for the data and what the ethics committee said, as far as there is anything to tell. */
function Responsible(): ReactElement {
  const { state, t } = useStudy();
  return (
    <>
      {state.controller !== null && <p>{t('ethics.controller', { controller: state.controller })}</p>}
      {state.statement !== null && <p>{t('ethics.statement', { statement: state.statement })}</p>}
    </>
  );
}

/** What people are told before they are asked. Reads without JavaScript to its end, where a link leads to the consent. */
export function Information(): ReactElement {
  const { state, t } = useStudy();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // A page that comes back from the browser's memory is not sending anything any more.
    const back = (event: PageTransitionEvent): void => {
      if (event.persisted) setBusy(false);
    };
    window.addEventListener('pageshow', back);
    return () => window.removeEventListener('pageshow', back);
  }, []);
  return (
    <Frame languages={(language) => addresses.information(state.experiment, language)}>
      <Prose>
        <Heading>{t('info.heading')}</Heading>
        <Problem />
        <p className="tyc-lead">{t('info.lead')}</p>
        <Notice title={t('info.page.heading')} variant="warning">
          <p>{t('info.page')}</p>
        </Notice>
        {sections.map((name) => (
          <section key={name}>
            <h2>{t(`info.${name}.heading`)}</h2>
            <p>{t(`info.${name}`, { days: state.retentionDays })}</p>
            {name === 'who' && <Responsible />}
            {name === 'free' && <p>{t('info.erase')}</p>}
          </section>
        ))}
        {(state.statement === null || state.controller === null) && (
          <Notice title={t('ethics.heading')} variant="warning">
            <p>{t('ethics.text')}</p>
          </Notice>
        )}
        <p className="tyc-next">
          <ConsentGate
            title={t('consent.heading')}
            opener={t('info.continue')}
            href={addresses.consent(state.experiment, state.language)}
            action={addresses.consent(state.experiment, state.language)}
            accept={t('consent.accept')}
            refuse={t('consent.refuse')}
            busy={busy}
            onAnswer={() => setBusy(true)}
          >
            <ConsentText />
          </ConsentGate>
        </p>
      </Prose>
    </Frame>
  );
}
