'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { translationAttributes, type SourceLanguage, type Translation } from '../i18n/translation.js';
import { useUi } from '../i18n/UiProvider.js';

export interface TranslatedTextProps extends ComponentProps<'article'> {
  readonly translation: Translation;
  readonly source: SourceLanguage;
  readonly revision?: string;
  readonly engine?: string;
}

/** The text itself, marked for machines with where its words come from. Renders an `<article>`. */
export function TranslatedText({
  translation,
  source,
  revision,
  engine,
  className,
  ...rest
}: TranslatedTextProps): ReactElement {
  const { language, dir } = useUi();
  const attributes = translationAttributes(translation, source, {
    ...(revision === undefined ? {} : { revision }),
    ...(engine === undefined ? {} : { engine }),
  });
  return (
    <article
      data-component="translated-text"
      lang={language}
      dir={dir}
      {...attributes}
      {...rest}
      className={classes('lu-prose', className)}
    />
  );
}
