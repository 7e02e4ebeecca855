/**
 * Keeps a name or a code from mixing with the text around it: a Latin name in an Arabic sentence would otherwise take
 * the number after it along. It is `<bdi>` for text (Unicode FSI … PDI, https://unicode.org/reports/tr9/).
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
