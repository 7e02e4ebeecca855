'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { dirOf } from '../i18n/direction.js';
import type { Messages } from '../i18n/generated/types.js';
import { isolate } from '../i18n/isolate.js';
import { toTranslation, type Translation } from '../i18n/translation.js';
import { useUi } from '../i18n/UiProvider.js';

interface Choice {
  /** BCP 47 tag. */
  readonly tag: string;
  /** The language's name for itself. */
  readonly autonym: string;
  /** What to say of the translation instead of the usual words: in the language itself, where the page has none yet. */
  readonly note?: string;
}

/** A language that the page exists in, with who stands behind its words, or one that it does not exist in. */
export type LanguageChoice =
  | (Choice & {
      readonly href: string;
      readonly translation: {
        readonly status: Translation['status'];
        readonly by: string | null;
        readonly at: string | null;
      };
    })
  | (Choice & { readonly href: null });

export interface LanguageChooserProps extends ComponentProps<'nav'> {
  readonly languages: readonly LanguageChoice[];
  /** `menu` folds the list away until asked for, with the current language on the fold; `list` shows it all. */
  readonly variant?: 'list' | 'menu';
  /** The tag of the language that the reader is reading; null before they have chosen one. The page's, if not given. */
  readonly current?: string | null;
  /** The heading, or its visible replacement such as the same words in several languages. */
  readonly label?: ReactNode;
}

function told(choice: LanguageChoice, messages: Messages): string {
  if (choice.note !== undefined) return choice.note;
  if (choice.href === null) return messages.languageMissing;
  const translation = toTranslation(choice.translation);
  if (translation.status === 'reviewed')
    return messages.languageReviewed({ by: isolate(translation.by), date: messages.date(translation.at) });
  return translation.status === 'machine' ? messages.languageMachine : messages.languageWritten;
}

/**
 * Links to the page in other languages, each under its own name, in its own script and direction, without flags, and
 * with who translated it. Renders a `<nav>`; works without JavaScript in both variants.
 */
export function LanguageChooser({
  languages,
  variant = 'list',
  current,
  label,
  className,
  ...rest
}: LanguageChooserProps): ReactElement {
  const { language, messages } = useUi();
  const id = useId();
  const reading = current === undefined ? language : current;
  const chosen = languages.find(({ tag }) => tag === reading);
  const list = (
    <ul className="lu-languages-list">
      {languages.map((choice) => {
        const isCurrent = choice.tag === reading;
        const state = choice.href === null ? 'missing' : isCurrent ? 'current' : 'offered';
        const noted = choice.note === undefined ? {} : { lang: choice.tag, dir: dirOf(choice.tag) };
        return (
          <li key={choice.tag} data-part="language" data-state={state} className="lu-languages-item">
            {choice.href === null ? (
              <span className="lu-languages-name" lang={choice.tag} dir={dirOf(choice.tag)}>
                {choice.autonym}
              </span>
            ) : (
              <a
                className="lu-languages-name"
                href={choice.href}
                hrefLang={choice.tag}
                lang={choice.tag}
                dir={dirOf(choice.tag)}
                aria-current={isCurrent ? 'page' : undefined}
                aria-describedby={`${id}-${choice.tag}`}
              >
                {choice.autonym}
              </a>
            )}
            <span className="lu-languages-note" id={`${id}-${choice.tag}`} {...noted}>
              {told(choice, messages)}
              {isCurrent && <span className="lu-languages-here">{messages.languageCurrent}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
  return (
    <nav
      data-component="language-chooser"
      data-variant={variant}
      aria-labelledby={`${id}-label`}
      {...rest}
      className={classes('lu-languages', className)}
    >
      {variant === 'list' ? (
        <>
          <p className="lu-languages-label" id={`${id}-label`}>
            {label ?? messages.languages}
          </p>
          {list}
        </>
      ) : (
        <details className="lu-languages-menu">
          <summary className="lu-languages-summary">
            {/* A globe: for those who cannot read the words beside it. */}
            <svg className="lu-languages-icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor">
              <circle cx="12" cy="12" r="9.5" strokeWidth="1.8" />
              <ellipse cx="12" cy="12" rx="4.2" ry="9.5" strokeWidth="1.8" />
              <path d="M2.5 12h19M4 7h16M4 17h16" strokeWidth="1.4" />
            </svg>
            <span id={`${id}-label`} className="lu-languages-label">
              {label ?? messages.languages}
            </span>
            {chosen !== undefined && (
              <span lang={chosen.tag} dir={dirOf(chosen.tag)} className="lu-languages-chosen">
                {chosen.autonym}
              </span>
            )}
          </summary>
          {list}
        </details>
      )}
    </nav>
  );
}
