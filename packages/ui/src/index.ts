export { AIDisclosure, type AIDisclosureProps } from './ai-disclosure/AIDisclosure.js';
export {
  AnonymousInquiry,
  ReturnCode,
  type AnonymousInquiryProps,
  type ReturnCodeProps,
} from './anonymous-inquiry/AnonymousInquiry.js';
export { AppealPanel, type AppealPanelProps } from './appeal-panel/AppealPanel.js';
export { BackLink, type BackLinkProps } from './back-link/BackLink.js';
export { Breadcrumbs, type BreadcrumbsProps, type Crumb } from './breadcrumbs/Breadcrumbs.js';
export { Button, type ButtonProps } from './button/Button.js';
export { CheckboxGroup, type CheckboxGroupProps, type CheckboxOption } from './checkbox-group/CheckboxGroup.js';
export { ConsentForm, type ConsentAnswer, type ConsentFormProps } from './consent-gate/ConsentForm.js';
export { ConsentGate, type ConsentGateProps } from './consent-gate/ConsentGate.js';
export { ConsequenceNote, type ConsequenceNoteProps } from './consequence-note/ConsequenceNote.js';
export { DataUseSummary, type DataUseSummaryProps } from './data-use-summary/DataUseSummary.js';
export { DateField, type DateFieldProps } from './date-field/DateField.js';
export { readDate, type DateParts, type DateProblem, type DateReading } from './date-field/read-date.js';
export { DeadlineCard, type DeadlineCardProps } from './deadline-card/DeadlineCard.js';
export { Dialog, type DialogProps } from './dialog/Dialog.js';
export { Disclosure, type DisclosureProps } from './disclosure/Disclosure.js';
export { DomainCheck, type DomainCheckProps } from './domain-check/DomainCheck.js';
export { ErrorSummary, type ErrorSummaryProps, type FieldProblem } from './error-summary/ErrorSummary.js';
export { ExitPage, type ExitPageProps } from './exit-page/ExitPage.js';
export { FeedbackPrompt, type FeedbackPromptProps, type Verdict } from './feedback-prompt/FeedbackPrompt.js';
export { Fieldset, type FieldsetProps } from './fieldset/Fieldset.js';
export { FixMistake, type FixMistakeProps } from './fix-mistake/FixMistake.js';
export { Footer } from './footer/Footer.js';
export { Grid, type GridProps } from './grid/Grid.js';
export { Header, type HeaderProps } from './header/Header.js';
export { Heading, type HeadingProps } from './heading/Heading.js';
export { HumanHandoff, type HumanHandoffProps } from './human-handoff/HumanHandoff.js';
export { autonyms } from './i18n/autonyms.js';
export { dirOf, type Direction } from './i18n/direction.js';
export { languages, loadMessages } from './i18n/generated/load.js';
export type { Language, Messages, Status } from './i18n/generated/types.js';
export {
  toTranslation,
  translationAttributes,
  type Review,
  type SourceLanguage,
  type Translation,
  type TranslationAttributes,
} from './i18n/translation.js';
export { UiProvider, useUi, type Ui } from './i18n/UiProvider.js';
export { Icon, type IconName, type IconProps } from './icon/Icon.js';
export { InlineAlert, type InlineAlertProps } from './inline-alert/InlineAlert.js';
export { InterpreterRequest, type InterpreterRequestProps } from './interpreter-request/InterpreterRequest.js';
export { KeyFacts, type KeyFact, type KeyFactsProps } from './key-facts/KeyFacts.js';
export { LanguageChooser, type LanguageChoice, type LanguageChooserProps } from './language-chooser/LanguageChooser.js';
export { LifeEventNav, type LifeEventNavProps } from './life-event-nav/LifeEventNav.js';
export { Link, type LinkProps } from './link/Link.js';
export { LoadingMessage, type LoadingMessageProps } from './loading-message/LoadingMessage.js';
export { Notice, type NoticeProps } from './notice/Notice.js';
export {
  OfficialServiceBanner,
  type OfficialServiceBannerProps,
} from './official-service-banner/OfficialServiceBanner.js';
export { OriginalToggle, type OriginalToggleProps } from './original-toggle/OriginalToggle.js';
export { Page, type PageProps } from './page/Page.js';
export { ProgressSteps, type ProgressStepsProps, type Step } from './progress-steps/ProgressSteps.js';
export { Prose } from './prose/Prose.js';
export { RadioGroup, type RadioGroupProps, type RadioOption } from './radio-group/RadioGroup.js';
export { ReadAloud, type ReadAloudProps } from './read-aloud/ReadAloud.js';
export { ReadingLevelSwitch, type ReadingLevelSwitchProps } from './reading-level-switch/ReadingLevelSwitch.js';
export { Receipt, type ReceiptProps } from './receipt/Receipt.js';
export {
  mistakes,
  ReportTranslation,
  type Mistake,
  type ReportTranslationProps,
} from './report-translation/ReportTranslation.js';
export { ReviewedStamp, type ReviewedStampProps } from './reviewed-stamp/ReviewedStamp.js';
export { ScaleItem, type ScaleAnchors, type ScaleItemProps } from './scale-item/ScaleItem.js';
export { Select, type SelectOption, type SelectProps } from './select/Select.js';
export { ServiceOwnerCard, type ServiceOwnerCardProps } from './service-owner-card/ServiceOwnerCard.js';
export { loadMessages as loadServiceMessages } from './service/generated/load.js';
export type { ServiceMessages } from './service/useService.js';
export {
  ConfirmOrCorrect,
  SharedSummary,
  type ConfirmOrCorrectProps,
  type SharedSummaryProps,
} from './shared-summary/SharedSummary.js';
export { SkipLink, type SkipLinkProps } from './skip-link/SkipLink.js';
export { SourceList, type Source, type SourceListProps } from './source-list/SourceList.js';
export { Stack, type Gap, type StackProps } from './stack/Stack.js';
export { StatusMessage } from './status-message/StatusMessage.js';
export {
  HonestWait,
  NextStep,
  StatusTimeline,
  type HonestWaitProps,
  type NextStepProps,
  type StatusEvent,
  type StatusTimelineProps,
} from './status-timeline/StatusTimeline.js';
export { StopButton } from './stop-button/StopButton.js';
export { Table, type TableColumn, type TableProps, type TableRow } from './table/Table.js';
export { Tabs, type Tab, type TabsProps } from './tabs/Tabs.js';
export { Tag, type TagProps } from './tag/Tag.js';
export { TermExplain, type TermExplainProps } from './term-explain/TermExplain.js';
export { TextArea, type TextAreaProps } from './text-area/TextArea.js';
export { TextField, type TextFieldProps } from './text-field/TextField.js';
export { Text, type TextProps } from './text/Text.js';
export { TranslatedText, type TranslatedTextProps } from './translation-notice/TranslatedText.js';
export { TranslationNotice, type TranslationNoticeProps } from './translation-notice/TranslationNotice.js';
export { loadMessages as loadTrustMessages } from './trust/generated/load.js';
export { useTrust, type TrustMessages } from './trust/useTrust.js';
export { VoicePrivacyNotice, type VoicePrivacyNoticeProps } from './voice-privacy-notice/VoicePrivacyNotice.js';
export { WhoHandlesThis, type WhoHandlesThisProps } from './who-handles-this/WhoHandlesThis.js';
export { WhyWeAsk, type WhyWeAskProps } from './why-we-ask/WhyWeAsk.js';
export { YouSaidWeDid, type Answer, type YouSaidWeDidProps } from './you-said-we-did/YouSaidWeDid.js';
