import { markup, Markup } from '../html.js';
import { renderTable, type Table } from '../table.js';

/** A drawing with everything that says the same without it. All four come from the same data. */
export interface Figure {
  /** For 640 CSS pixels and more; text is 14 px at that width. */
  readonly svg: string;
  /** The same figure for 280 CSS pixels; text is 13 px at that width. */
  readonly narrow: string;
  readonly title: string;
  /** What it shows, its scale, its extremes and what they mean. */
  readonly description: string;
  readonly table: Table;
}

/** The figure in a page: one drawing or the other by width, then its table. `id` is unique in the page. */
export const renderFigure = (figure: Figure, id: string): Markup =>
  markup` <figure>
      <figcaption>${figure.title}</figcaption>
      <div class="wide">${new Markup(figure.svg)}</div>
      <div class="narrow">${new Markup(figure.narrow)}</div>
    </figure>
    ${renderTable(figure.table, `${id}-table`)}`;
