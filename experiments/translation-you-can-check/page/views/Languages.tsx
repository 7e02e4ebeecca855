import { LanguageChooser, Page, UiProvider, useUi } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { addresses } from '../addresses.js';
import type { SpokenLanguage } from '../state.js';
import { useStudy } from '../StudyContext.js';

/** The same words in every language that the view speaks. */
function Spoken({ what }: { readonly what: Exclude<keyof SpokenLanguage, 'tag'> }): ReactElement {
  const { state } = useStudy();
  return (
    <span className="tyc-spoken">
      {(state.spoken ?? []).map((words) => (
        <span key={words.tag} lang={words.tag}>
          {words[what]}
        </span>
      ))}
    </span>
  );
}

/** The first view: nobody's language is known, so each language speaks for itself. */
export function Languages(): ReactElement {
  const { state } = useStudy();
  const { messages } = useUi();
  return (
    <Page
      service={<Spoken what="study" />}
      {...(state.mode === 'rehearsal' && { ribbon: <Spoken what="rehearsal" /> })}
      className="tyc-languages"
    >
      <h1 className="tyc-heading">
        <Spoken what="heading" />
      </h1>
      {/* Nobody has chosen yet: in no language of the list ("mul", many) is the reader told that they read it. */}
      <UiProvider language="mul" dir="ltr" messages={messages}>
        <LanguageChooser
          languages={(state.choices ?? []).map(({ tag, autonym, note, offered }) =>
            offered
              ? { tag, autonym, note, href: addresses.information(state.experiment, tag), translation: offered.status }
              : { tag, autonym, note, href: null },
          )}
        />
      </UiProvider>
    </Page>
  );
}
