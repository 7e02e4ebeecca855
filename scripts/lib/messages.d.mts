export interface Compiled {
  /** File name to code; empty if there are problems. */
  readonly modules: Readonly<Record<string, string>>;
  /** Each starts with the catalogue's file name. */
  readonly problems: readonly string[];
}
export function compileCatalogues(
  catalogues: Readonly<Record<string, object>>,
  settings?: { readonly base?: string; readonly dates?: boolean },
): Compiled;
