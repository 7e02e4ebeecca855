import type { ReactElement } from 'react';
import { useStudy } from './StudyContext.js';

/** Finnish words that stay beside their translation, since people meet them in letters and on doors. */
const finnish =
  /(Digi- ja väestötietovirasto|Maahanmuuttovirasto|valmistava opetus|iltapäivätoiminta|kotikunta|Esimerkkikatu 1)/;

/** A text of the page's language, with the Finnish words in it marked as such for voices and for bidirectional text. */
export function Marked({ children }: { readonly children: string }): ReactElement {
  const { state } = useStudy();
  if (state.language === 'fi') return <>{children}</>;
  return (
    <>
      {children.split(finnish).map((piece, index) =>
        // Every second piece is what was split at; the pieces of a text never change places.
        // oxlint-disable-next-line react/no-array-index-key
        index % 2 === 1 ? (
          <bdi key={index} lang="fi" dir="ltr">
            {piece}
          </bdi>
        ) : (
          piece
        ),
      )}
    </>
  );
}
