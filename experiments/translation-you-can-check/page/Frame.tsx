import { Link, LanguageChooser, Page } from '@luotsi/ui';
import type { ReactElement, ReactNode } from 'react';
import { addresses } from './addresses.js';
import { useStudy } from './StudyContext.js';

/** The outside of every view: ribbon, name of the study, languages where they can be changed, and the way out. */
export function Frame({
  languages = null,
  stop,
  children,
}: {
  /** Where the same view is in another language; null where the language cannot be changed. */
  readonly languages?: ((language: string) => string) | null;
  /** The button that stops the study, in the same place at every step; nothing where there is nothing to stop. */
  readonly stop?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { state, t } = useStudy();
  return (
    <Page
      service={t('study.name')}
      {...(state.mode === 'rehearsal' && { ribbon: t('rehearsal.ribbon') })}
      header={
        languages ? (
          <LanguageChooser
            variant="menu"
            languages={state.offered.map(({ tag, autonym, status }) => ({
              tag,
              autonym,
              href: languages(tag),
              translation: status,
            }))}
          />
        ) : (
          stop
        )
      }
      footer={
        <p className="tyc-footer">
          <Link href={addresses.withdraw(state.language)}>{t('withdraw.heading')}</Link>
        </p>
      }
    >
      {children}
    </Page>
  );
}
