import { expect, it } from 'vitest';
import { ConsentGate, KeyFacts, LanguageChooser, ProgressSteps, ReviewedStamp, TranslationNotice } from './index.js';

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
