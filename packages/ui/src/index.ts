export { Button, type ButtonProps } from './button/Button.js';
export { ConsentForm, type ConsentAnswer, type ConsentFormProps } from './consent-gate/ConsentForm.js';
export { ConsentGate, type ConsentGateProps } from './consent-gate/ConsentGate.js';
export { ErrorSummary, type ErrorSummaryProps, type FieldProblem } from './error-summary/ErrorSummary.js';
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
export { KeyFacts, type KeyFact, type KeyFactsProps } from './key-facts/KeyFacts.js';
export { LanguageChooser, type LanguageChoice, type LanguageChooserProps } from './language-chooser/LanguageChooser.js';
export { Link, type LinkProps } from './link/Link.js';
export { Notice, type NoticeProps } from './notice/Notice.js';
export { OriginalToggle, type OriginalToggleProps } from './original-toggle/OriginalToggle.js';
export { Page, type PageProps } from './page/Page.js';
export { ProgressSteps, type ProgressStepsProps, type Step } from './progress-steps/ProgressSteps.js';
export { Prose } from './prose/Prose.js';
export { RadioGroup, type RadioGroupProps, type RadioOption } from './radio-group/RadioGroup.js';
export { Receipt, type ReceiptProps } from './receipt/Receipt.js';
export {
  mistakes,
  ReportTranslation,
  type Mistake,
  type ReportTranslationProps,
} from './report-translation/ReportTranslation.js';
export { ReviewedStamp, type ReviewedStampProps } from './reviewed-stamp/ReviewedStamp.js';
export { ScaleItem, type ScaleAnchors, type ScaleItemProps } from './scale-item/ScaleItem.js';
export { StopButton } from './stop-button/StopButton.js';
export { TextField, type TextFieldProps } from './text-field/TextField.js';
export { TranslatedText, type TranslatedTextProps } from './translation-notice/TranslatedText.js';
export { TranslationNotice, type TranslationNoticeProps } from './translation-notice/TranslationNotice.js';
