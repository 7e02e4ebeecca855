import { expect, it } from 'vitest';
import {
  AIDisclosure,
  AnonymousInquiry,
  AppealPanel,
  Breadcrumbs,
  CheckboxGroup,
  ConsentGate,
  ConsequenceNote,
  DataUseSummary,
  DateField,
  DeadlineCard,
  Dialog,
  ExitPage,
  Fieldset,
  Heading,
  HumanHandoff,
  Icon,
  KeyFacts,
  LanguageChooser,
  LoadingMessage,
  ProgressSteps,
  ReviewedStamp,
  Select,
  ServiceOwnerCard,
  SharedSummary,
  StatusTimeline,
  Table,
  Tabs,
  TranslationNotice,
  VoicePrivacyNotice,
  YouSaidWeDid,
} from './index.js';

// The type check is the test: every line below it that is no mistake fails it.
it('what must not be shown does not compile', () => {
  const mistakes = [
    // @ts-expect-error -- facts that nobody checked
    <KeyFacts key="1" title="1" facts={[{ id: 'fee', label: '2', value: '3' }]} />,
    // @ts-expect-error -- no facts
    <KeyFacts key="2" title="1" facts={[]} verified={{ by: 'X', at: '2026-11-24' }} />,
    // @ts-expect-error -- a review without a day
    <ReviewedStamp key="3" review={{ by: 'X' }} />,
    // @ts-expect-error -- a review by nobody
    <TranslationNotice key="4" source="fi" translation={{ status: 'reviewed' }} />,
    // @ts-expect-error -- translated from nowhere
    <TranslationNotice key="5" translation={{ status: 'machine' }} />,
    // @ts-expect-error -- a dialog without a name
    <ConsentGate key="6" opener="1" accept="2" refuse="3" href="#1" action="#2">
      4
    </ConsentGate>,
    // @ts-expect-error -- a consent that cannot be refused
    <ConsentGate key="7" title="1" opener="1" accept="2" href="#1" action="#2">
      4
    </ConsentGate>,
    // @ts-expect-error -- a page in a language, and not a word of who translated it
    <LanguageChooser key="8" languages={[{ tag: 'fi', autonym: '1', href: '#1' }]} />,
    // @ts-expect-error -- no steps
    <ProgressSteps key="9" steps={[]} current="1" />,
  ];
  expect(mistakes).toHaveLength(9);
});

it('a trust component without what makes it one does not compile', () => {
  const mistakes = [
    // @ts-expect-error -- a person whom nobody can tell when to reach
    <HumanHandoff
      key="1"
      languages={['fi']}
      interpreter="free"
      passedOn="nothing"
      now={{ open: true, action: { href: '#1', label: '1' } }}
    />,
    <HumanHandoff
      key="2"
      languages={['fi']}
      hours="1"
      interpreter="free"
      passedOn="nothing"
      // @ts-expect-error -- closed, and a button that leads nowhere
      now={{ open: false, action: { href: '#1', label: '1' } }}
    />,
    // @ts-expect-error -- not a word of what the person is told beforehand
    <HumanHandoff key="3" languages={['fi']} hours="1" interpreter="free" now={{ open: false, opens: '1' }} />,
    // @ts-expect-error -- a machine, and no person
    <AIDisclosure key="4" kind="assistant" responsible="1" />,
    // @ts-expect-error -- a machine that nobody answers for
    <AIDisclosure key="5" kind="assistant" person="#1" />,
    // @ts-expect-error -- who sees the data, and not who does not
    <DataUseSummary key="6" purpose="1" sees={['2']} kept="3" notice={{ href: '#1', label: '4' }} />,
    // @ts-expect-error -- good news only
    <ConsequenceNote key="7" doesNotFollow={['1']} />,
    // @ts-expect-error -- an owner who cannot be reached
    <ServiceOwnerCard key="8" owner="1" fee="free" />,
    // @ts-expect-error -- a day, and not what happens to those who miss it
    <DeadlineCard key="9" day="2026-11-24" task="1" />,
    // @ts-expect-error -- a panel in place of the instruction that the law wants
    <AppealPanel key="10" deadline="2026-11-24" sendTo="1" steps={['2']} help={{ href: '#1', label: '3' }} />,
    // @ts-expect-error -- "without your name", and not a word of the logs
    <AnonymousInquiry key="11" action="#1" kept="1" />,
    // @ts-expect-error -- a summary that nobody can contradict
    <SharedSummary key="12" goal="1" agreed={[{ who: '2', what: '3' }]} writtenBy="person" />,
    // @ts-expect-error -- a microphone that cannot be avoided
    <VoicePrivacyNotice key="13" goesTo="device" kept="1" />,
    // @ts-expect-error -- said, and no word of what came of it
    <YouSaidWeDid key="14" answers={[{ id: 'a', said: '1' }]} />,
    <StatusTimeline
      key="15"
      // @ts-expect-error -- a day for what has not happened yet
      events={[{ id: 'a', label: '1', by: '2', state: 'upcoming', at: '2026-11-24' }]}
      next="3"
      wait="4"
    />,
  ];
  expect(mistakes).toHaveLength(15);
});

it('what could not be used does not compile either', () => {
  const mistakes = [
    // @ts-expect-error -- a dialog without a name
    <Dialog key="1" opener="1" closeLabel="2" href="#1">
      3
    </Dialog>,
    // @ts-expect-error -- a dialog whose way out says nothing
    <Dialog key="2" title="1" opener="2" href="#1">
      3
    </Dialog>,
    // @ts-expect-error -- a dialog that does not exist without JavaScript
    <Dialog key="3" title="1" opener="2" closeLabel="3">
      4
    </Dialog>,
    // @ts-expect-error -- a table that does not say what it tells
    <Table
      key="4"
      columns={[
        { id: 'a', header: '1' },
        { id: 'b', header: '2' },
      ]}
      rows={[]}
    />,
    <Table
      key="5"
      caption="1"
      columns={[
        { id: 'a', header: '1' },
        { id: 'b', header: '2' },
      ]}
      // @ts-expect-error -- a row without the cell of a column
      rows={[{ id: '1', cells: { a: '1' } }]}
    />,
    // @ts-expect-error -- a heading without a place in the outline
    <Heading key="6">1</Heading>,
    // @ts-expect-error -- a drawing that we do not have
    <Icon key="7" name="flag" />,
    // @ts-expect-error -- one tab alone
    <Tabs key="8" label="1" tabs={[{ id: 'a', label: '1', content: '2' }]} />,
    // @ts-expect-error -- fields that belong together and do not say to what
    <Fieldset key="9">1</Fieldset>,
    // @ts-expect-error -- a choice of one
    <Select key="10" name="n" label="1" options={[{ value: '1', label: '1' }]} />,
    // @ts-expect-error -- a question without answers
    <CheckboxGroup key="11" name="n" legend="1" options={[]} />,
    // @ts-expect-error -- a problem that a date cannot have
    <DateField key="12" name="n" legend="1" problem="hour" />,
    // @ts-expect-error -- nowhere to leave to
    <ExitPage key="13" />,
    // @ts-expect-error -- waiting that never says whether it is over
    <LoadingMessage key="14" />,
    // @ts-expect-error -- no page above
    <Breadcrumbs key="15" pages={[]} current="1" />,
  ];
  expect(mistakes).toHaveLength(15);
});
