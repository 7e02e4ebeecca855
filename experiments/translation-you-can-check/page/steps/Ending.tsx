import { Button, Notice, Receipt } from '@luotsi/ui';
import { useState, type ReactElement } from 'react';
import { addresses } from '../addresses.js';
import { Heading } from '../Heading.js';
import type { StudyState } from '../state.js';
import { useStudy } from '../StudyContext.js';
import { Corrections } from './Debrief.js';

/** What is stored about the person, as the collector gives it to them. */
function Mine({ token }: { readonly token: string }): ReactElement {
  const { t } = useStudy();
  const [shown, show] = useState<{ readonly busy: boolean; readonly failed: boolean; readonly text: string | null }>({
    busy: false,
    failed: false,
    text: null,
  });
  const ask = async (): Promise<void> => {
    show({ busy: true, failed: false, text: null });
    try {
      const response = await fetch(addresses.mine, {
        headers: { authorization: `Bearer ${token}` },
        credentials: 'omit',
      });
      if (!response.ok) throw new Error(`the collector answered ${response.status}`);
      show({ busy: false, failed: false, text: JSON.stringify(await response.json(), null, 2) });
    } catch {
      show({ busy: false, failed: true, text: null });
    }
  };
  return (
    <div className="tyc-mine">
      <Button variant="secondary" busy={shown.busy} onClick={() => void ask()}>
        {t('receipt.mine')}
      </Button>
      <div aria-live="polite">
        {shown.failed && <Notice title={t('receipt.mine.failed')} variant="error" />}
        {shown.text !== null && (
          // It scrolls, so it must be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <section tabIndex={0} aria-label={t('receipt.mine')}>
            <pre lang="en" dir="ltr">
              {shown.text}
            </pre>
          </section>
        )}
      </div>
    </div>
  );
}

/** The end of the study. */
export function Finished({ study, moved }: { readonly study: StudyState; readonly moved: boolean }): ReactElement {
  const { state, t } = useStudy();
  return (
    <div className="lu-prose">
      <Heading takesFocus={moved}>{t('receipt.heading')}</Heading>
      <Receipt title={t('step.receipt')} code={study.withdrawalCode} withdrawHref={addresses.withdraw(state.language)}>
        <p>{t('receipt.text')}</p>
      </Receipt>
      <Mine token={study.token} />
    </div>
  );
}

/** For those who stop: nothing follows, what the page was, and the code. */
export function Stopped({ study }: { readonly study: StudyState }): ReactElement {
  const { state, t } = useStudy();
  return (
    <div className="lu-prose">
      <Heading takesFocus>{t('stop.heading')}</Heading>
      <p>{t('stop.text')}</p>
      <p>{t('stop.debrief')}</p>
      <Corrections study={study} />
      <Receipt
        title={t('step.receipt')}
        code={study.withdrawalCode}
        withdrawHref={addresses.withdraw(state.language)}
      />
      <Mine token={study.token} />
    </div>
  );
}
