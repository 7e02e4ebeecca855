const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);
const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa']);

export type Direction = 'ltr' | 'rtl';

/**
 * The direction that a language is written in, from its tag alone (`ar`, `ku-Arab`, `zh-Hans`).
 * A script in the tag wins over the language: `pa-Arab` is right-to-left and `ar-Latn` is not.
 */
export function dirOf(language: string): Direction {
  const [primary = '', ...rest] = language.split('-');
  const script = rest.find((part) => /^[A-Za-z]{4}$/.test(part));
  if (script !== undefined) {
    const written = script.charAt(0).toUpperCase() + script.slice(1).toLowerCase();
    return rightToLeftScripts.has(written) ? 'rtl' : 'ltr';
  }
  return rightToLeft.has(primary.toLowerCase()) ? 'rtl' : 'ltr';
}
