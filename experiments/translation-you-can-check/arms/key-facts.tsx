import { KeyFacts } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { Marked } from '../page/Marked.js';
import { useStudy } from '../page/StudyContext.js';
import { MunicipalPage, type ArmProps } from './MunicipalPage.js';
import { OriginalPart } from './OriginalPart.js';

/**
 * Who has held the facts of every language against the original, and on which day (YYYY-MM-DD). Nobody has yet: the page
 * then says that they come from those who wrote it. The arm is meant to meet people only when somebody has.
 */
const checked: { readonly by: string; readonly at: string } | null = null;

/** The arm with the original, and the facts that matter before the running text. */
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
          verified={checked ?? { writtenBy: t('facts.by') }}
        />
      }
      after={(part) => <OriginalPart original={original} part={part} />}
    />
  );
}
