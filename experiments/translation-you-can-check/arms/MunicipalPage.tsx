import { ReportTranslation, toTranslation, TranslatedText, TranslationNotice, type Mistake } from '@luotsi/ui';
import { useState, type ReactElement, type ReactNode } from 'react';
import { Marked } from '../page/Marked.js';
import { useStudy } from '../page/StudyContext.js';
import { paragraph, sourceOf, type Content } from '../page/texts.js';

/** What every arm is given; the arms differ in what they make of `original` and of the facts, and in nothing else. */
export interface ArmProps {
  readonly content: Content;
  /** The text that the page was translated from, which is always right. */
  readonly original: Content;
  /** The facts that the running text gets wrong on purpose. */
  readonly faulty: readonly string[];
  readonly onReport?: ((kind: Mistake) => void) | undefined;
}

export interface MunicipalPageProps extends Omit<ArmProps, 'original'> {
  /** What an arm adds before the running text. */
  readonly before?: ReactNode;
  /** What an arm adds after each part of the running text. */
  readonly after?: (part: number) => ReactNode;
}

/**
 * The page of the municipality with all that never varies: whose page it is, who or what translated it, where a
 * person can be reached, an interpreter, feedback, and the report of a mistake.
 */
export function MunicipalPage({ content, faulty, onReport, before, after }: MunicipalPageProps): ReactElement {
  const { state, t } = useStudy();
  const [sent, setSent] = useState(false);
  const translation = toTranslation(content.$status);
  const source = sourceOf(state.language);
  return (
    <div className="tyc-page" data-part="municipal-page">
      <header className="tyc-page-identity" data-never-varies="identity">
        <p className="tyc-page-owner">{content.identity}</p>
        <p>{content.invented}</p>
      </header>
      <div className="tyc-page-body">
        <TranslationNotice translation={translation} source={source} data-never-varies="disclosure">
          {translation.status === 'written' && <p className="tyc-page-written">{t('status.written')}</p>}
        </TranslationNotice>
        <TranslatedText translation={translation} source={source}>
          <h2>{content.title}</h2>
          <p>{content.intro}</p>
          {before}
          {content.parts.map((part, index) => (
            <section key={part.heading} className="tyc-page-part">
              <h3>{part.heading}</h3>
              {part.paragraphs.map((text) => (
                <p key={text}>
                  <Marked>{paragraph(content, text, faulty)}</Marked>
                </p>
              ))}
              {after?.(index)}
            </section>
          ))}
        </TranslatedText>
        <footer className="tyc-page-contact">
          <p data-never-varies="human">
            <Marked>{content.help}</Marked>
          </p>
          <p data-never-varies="feedback">{content.feedback}</p>
          <ReportTranslation
            data-never-varies="report"
            sent={sent}
            onReport={(kind, event) => {
              event.preventDefault();
              onReport?.(kind);
              setSent(true);
            }}
          />
        </footer>
      </div>
    </div>
  );
}
