import { useState, type ReactElement } from 'react';
import {
  Button,
  ConsentGate,
  LanguageChooser,
  Page,
  Prose,
  TranslatedText,
  TranslationNotice,
  OriginalToggle,
  UiProvider,
  type Messages,
} from '../../src/index.js';

/** A page with the parts that a strict content security policy or a missing script could break. */
export function App({ messages }: { readonly messages: Messages }): ReactElement {
  const [answer, setAnswer] = useState('none');
  return (
    <UiProvider language="ar" dir="rtl" messages={messages}>
      <Page
        service="1"
        header={
          <LanguageChooser
            variant="menu"
            languages={[
              { tag: 'ar', autonym: 'العربية', href: '/', translation: { status: 'machine', by: null, at: null } },
              { tag: 'fi', autonym: 'suomi', href: '/fi', translation: { status: 'written', by: null, at: null } },
            ]}
          />
        }
      >
        <TranslationNotice source="fi" translation={{ status: 'machine' }} />
        <TranslatedText source="fi" translation={{ status: 'machine' }}>
          <h1>2</h1>
          <OriginalToggle source="fi">Alkuperäinen</OriginalToggle>
        </TranslatedText>
        <ConsentGate
          title="3"
          opener="4"
          accept="5"
          refuse="6"
          href="/consent"
          action="/answer"
          onAnswer={(given, event) => {
            event.preventDefault();
            setAnswer(given);
          }}
        >
          <p>7</p>
        </ConsentGate>
        <Prose>
          <output data-answer={answer} />
          <Button>8</Button>
        </Prose>
      </Page>
    </UiProvider>
  );
}
