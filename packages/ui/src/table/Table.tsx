'use client';
import { useEffect, useId, useRef, useState, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';

export interface TableColumn<Id extends string> {
  readonly id: Id;
  readonly header: ReactNode;
  /** Figures stand under one another at the end of the column. */
  readonly numeric?: boolean;
}

export interface TableRow<Id extends string> {
  readonly id: string;
  /** A cell for every column; the first is the heading of the row. */
  readonly cells: Readonly<Record<Id, ReactNode>>;
}

export interface TableProps<Id extends string> extends Omit<ComponentProps<'div'>, 'children' | 'ref'> {
  /** What the table tells; also the name of the region that can be scrolled. */
  readonly caption: ReactNode;
  readonly columns: readonly [TableColumn<Id>, TableColumn<Id>, ...TableColumn<Id>[]];
  readonly rows: readonly TableRow<Id>[];
}

/**
 * Figures or facts that are compared by row and column. Renders a `<div>` with a `<table>` in it. Where the table is
 * wider than the page, the `<div>` scrolls and the keyboard can reach it; where it is not, it is no stop of Tab.
 */
export function Table<Id extends string>({ caption, columns, rows, className, ...rest }: TableProps<Id>): ReactElement {
  const id = useId();
  const region = useRef<HTMLDivElement>(null);
  // Until it has been measured, and without JavaScript, it must be reachable.
  const [overflows, setOverflows] = useState(true);
  useEffect(() => {
    const node = region.current;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => setOverflows(node.scrollWidth > node.clientWidth));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      data-component="table"
      data-state={overflows ? 'scrolls' : 'fits'}
      {...(overflows ? { role: 'region', 'aria-labelledby': id, tabIndex: 0 } : {})}
      {...rest}
      ref={region}
      className={classes('lu-table', className)}
    >
      <table className="lu-table-grid">
        <caption className="lu-table-caption" id={id}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-variant={column.numeric === true ? 'numeric' : 'text'}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column, index) => {
                const variant = column.numeric === true ? 'numeric' : 'text';
                const cell = row.cells[column.id];
                return index === 0 ? (
                  <th key={column.id} scope="row" data-variant={variant}>
                    {cell}
                  </th>
                ) : (
                  <td key={column.id} data-variant={variant}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
