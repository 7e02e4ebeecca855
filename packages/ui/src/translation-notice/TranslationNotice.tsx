'use client';
import { useId, type ComponentProps, type ReactElement } from 'react';
import { classes } from '../classes.js';
import { isolate } from '../i18n/isolate.js';
import { translationAttributes, type SourceLanguage, type Translation } from '../i18n/translation.js';
import { useUi } from '../i18n/UiProvider.js';

export interface TranslationNoticeProps extends Omit<ComponentProps<'section'>, 'title'> {
  readonly translation: Translation;
  /** The language that the text was translated from. */
  readonly source: SourceLanguage;
  /** Which version of the source was translated. */
  readonly revision?: string;
  /** What translated it. */
  readonly engine?: string;
  readonly headingLevel?: 2 | 3 | 4;
}

/**
 * Says who translated the text that follows. Renders a `<section>` named by its heading (a `<p>` for a text that was
 * not translated). This is the disclosure of the AI Act, Article 50: put it before the text, so that it is read first
 * by eye and by ear, and never hide it. The same facts are in its `data-` attributes for machines.
 */
export function TranslationNotice({
  translation,
  source,
  revision,
  engine,
  headingLevel = 2,
  className,
  children,
  ...rest
}: TranslationNoticeProps): ReactElement {
  const { messages } = useUi();
  const id = useId();
  const attributes = translationAttributes(translation, source, {
    ...(revision === undefined ? {} : { revision }),
    ...(engine === undefined ? {} : { engine }),
  });
  const Heading = `h${headingLevel}` as const;
  const machine = translation.status === 'machine';
  return (
    <section
      data-component="translation-notice"
      data-state={translation.status}
      {...attributes}
      {...(translation.status === 'written' ? {} : { 'aria-labelledby': id })}
      {...rest}
      className={classes('lu-translation', className)}
    >
      {translation.status === 'written' ? (
        <p className="lu-translation-text">{messages.translationWritten}</p>
      ) : (
        <>
          <Heading id={id} className="lu-translation-title">
            {machine ? messages.translationMachineTitle({ source }) : messages.translationReviewedTitle({ source })}
          </Heading>
          <p className="lu-translation-text">
            {translation.status === 'machine'
              ? messages.translationMachineText
              : messages.translationReviewedText({ by: isolate(translation.by), date: messages.date(translation.at) })}
          </p>
        </>
      )}
      {children}
    </section>
  );
}
