import type { ReactElement } from 'react';
import { MunicipalPage, type ArmProps } from './MunicipalPage.js';
import { OriginalPart } from './OriginalPart.js';

/** The control, and the original of each part to open beside it. */
export function OriginalArm({ content, original, faulty, onReport }: ArmProps): ReactElement {
  return (
    <MunicipalPage
      content={content}
      faulty={faulty}
      onReport={onReport}
      after={(part) => <OriginalPart original={original} part={part} />}
    />
  );
}
