import { OriginalToggle } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { useStudy } from '../page/StudyContext.js';
import { paragraph, sourceOf, type Content } from '../page/texts.js';

/** One part of the page as it is in the original, which is right also where the translation is not. */
export function OriginalPart({
  original,
  part,
}: {
  readonly original: Content;
  readonly part: number;
}): ReactElement | null {
  const { state } = useStudy();
  const text = original.parts[part];
  if (!text) return null;
  return (
    <OriginalToggle source={sourceOf(state.language)} data-adds="original">
      <h4 className="tyc-original-heading">{text.heading}</h4>
      {text.paragraphs.map((p) => (
        <p key={p}>{paragraph(original, p, [])}</p>
      ))}
    </OriginalToggle>
  );
}
