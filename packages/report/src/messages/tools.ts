/** Chooses between the two plural forms that Finnish, Swedish and English have. */
export function chooser(language: string): (n: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language);
  return (n, one, other) => (rules.select(n) === 'one' ? one : other);
}

export const quote =
  (open: string, close: string): ((text: string) => string) =>
  (text) =>
    `${open}${text}${close}`;
