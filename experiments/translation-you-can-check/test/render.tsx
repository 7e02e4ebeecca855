import type { PageRequest, RenderedPage } from '@luotsi/protocol';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { UiProvider } from '@luotsi/ui';
import { arms } from '../arms/index.js';
import { definition } from '../experiment.js';
import { textsOf } from '../page/library.js';
import { pages } from '../page/server.js';
import { stateOf } from '../page/stateOf.js';
import { StudyProvider } from '../page/StudyContext.js';
import { sourceOf } from '../page/texts.js';
import { toPayload } from '@luotsi/pilot';

const participant = '0123456789abcdef0123456789abcdef';

export const request = (language: string | null, rest: Partial<PageRequest> = {}): PageRequest => ({
  experiment: definition.id,
  mode: 'rehearsal',
  view: 'information',
  language,
  offered: pages.languages,
  ...rest,
});

export const inStudy = (language: string, arm: string, form: string, step: string | null = null): PageRequest =>
  request(language, {
    view: 'study',
    study: {
      token: 'abcdefghijklmnopqrstuv',
      participant,
      entry: { arm, form, stratum: language },
      payload: { ...toPayload(definition) },
      step,
      withdrawalCode: 'ABCDE-FGHJK-MNPQR-STVWX',
    },
  });

export const render = (asked: PageRequest): RenderedPage => pages.render(asked);

/** The page of the municipality alone, without the study around it. */
export function armAlone(language: string, arm: string, form: string): string {
  const { content, ui } = textsOf(language);
  const state = stateOf(inStudy(language, arm, form));
  const View = arms[arm];
  if (!View) throw new Error(`no arm ${arm}`);
  return renderToStaticMarkup(
    <UiProvider language={language} dir={state.dir} messages={ui}>
      <StudyProvider state={state}>
        {createElement(View, {
          content,
          original: textsOf(sourceOf(language)).content,
          faulty: state.study?.faulty ?? [],
        })}
      </StudyProvider>
    </UiProvider>,
  );
}

/** The words of HTML, as a reader gets them. */
export const words = (html: string): string =>
  html
    // These stand inside of a sentence.
    .replaceAll(/<\/?bdi[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
