import { KeyFacts } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { Marked } from '../page/Marked.js';
import { useStudy } from '../page/StudyContext.js';
import { MunicipalPage, type ArmProps } from './MunicipalPage.js';
import { OriginalPart } from './OriginalPart.js';

/** The day on which the makers of the study last held the facts of every language against the originals. */
export const checkedOn = '2026-11-24';

/** The arm with the original, and the checked facts before the running text. */
export function KeyFactsArm({ content, original, faulty, onReport }: ArmProps): ReactElement {
  const { t } = useStudy();
  const fact = (id: 'date' | 'fee' | 'authority') => ({
    id,
    label: content.facts[id].label,
    value: <Marked>{content.facts[id].right}</Marked>,
  });
  return (
    <MunicipalPage
      content={content}
      faulty={faulty}
      onReport={onReport}
      before={
        <KeyFacts
          data-adds="key-facts"
          title={t('facts.caption')}
          facts={[fact('date'), fact('fee'), fact('authority')]}
          verified={{ by: t('facts.by'), at: checkedOn }}
        />
      }
      after={(part) => <OriginalPart original={original} part={part} />}
    />
  );
}
