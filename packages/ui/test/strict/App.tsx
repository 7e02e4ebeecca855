import { useState, type ReactElement } from 'react';
import {
  Button,
  ConsentGate,
  KeyFacts,
  LanguageChooser,
  Notice,
  OriginalToggle,
  Page,
  ProgressSteps,
  Prose,
  RadioGroup,
  Receipt,
  ReportTranslation,
  ReviewedStamp,
  ScaleItem,
  StopButton,
  TextField,
  TranslatedText,
  TranslationNotice,
  UiProvider,
  type Messages,
  type ServiceMessages,
} from '../../src/index.js';
import { Foundation } from './Foundation.js';

/** A page with every part, for what a strict content security policy, hydration or a missing script could break. */
export function App({
  messages,
  service,
}: {
  readonly messages: Messages;
  readonly service: ServiceMessages;
}): ReactElement {
  const [answer, setAnswer] = useState('none');
  return (
    <UiProvider language="ar" dir="rtl" messages={messages} service={service}>
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
          <ProgressSteps steps={[{ id: 'a', label: '9' }]} current="a" />
          <KeyFacts
            title="10"
            facts={[{ id: 'fee', label: '11', value: '12' }]}
            verified={{ by: 'X', at: '2026-11-24' }}
          />
          <ReviewedStamp review={{ by: 'X', at: '2026-11-24' }} />
          <RadioGroup
            name="radio"
            legend="13"
            defaultValue="1"
            options={[
              { value: '1', label: '14' },
              { value: '2', label: '15' },
            ]}
          />
          <ScaleItem name="scale" legend="16" defaultValue={2} anchors={{ points: 7, lowest: '17', highest: '18' }} />
          <TextField name="text" label="19" defaultValue="20" />
          <ReportTranslation />
          <Notice title="21">22</Notice>
          <Receipt title="23" code="AB12" withdrawHref="/withdraw" />
          <StopButton />
          <Button>8</Button>
          <Foundation />
        </Prose>
      </Page>
    </UiProvider>
  );
}
