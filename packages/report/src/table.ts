import { markup, type Child, type Markup } from './html.js';

export interface Column {
  readonly text: string;
  readonly numeric?: boolean;
}

/** A table as data: what a figure shows, in words and numbers. The first cell of a row is its heading. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Child[])[];
}

/** A real table in a region that can be scrolled by keyboard where the screen is narrower than the table. */
export const renderTable = (table: Table, id: string): Markup =>
  markup` <div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">
    <table>
      <caption id="${id}">
        <span>${table.caption}</span>
      </caption>
      <thead>
        <tr>
          ${table.columns.map((c) => markup`<th scope="col" ${c.numeric ? markup` class="number"` : ''}>${c.text}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${table.rows.map(
          ([first, ...rest]) =>
            markup`<tr>
              <th scope="row">${first}</th>
              ${rest.map(
                (cell, i) => markup`<td${table.columns[i + 1]?.numeric ? markup` class="number"` : ''}>${cell}</td>`,
              )}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
