'use client';
import { useId, useRef, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { describedBy, FieldNotes, type FieldTexts } from '../field/FieldNotes.js';
import { useService } from '../service/useService.js';
import { readDate, type DateParts, type DateProblem, type DateReading } from './read-date.js';

const parts = ['day', 'month', 'year'] as const;
type Part = (typeof parts)[number];
const partsOf = (iso: string): DateParts => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { day, month, year };
};

export interface DateFieldProps extends Omit<ComponentProps<'fieldset'>, 'defaultValue' | 'name' | 'ref'>, FieldTexts {
  /** The parts are posted as `<name>-day`, `<name>-month` and `<name>-year`; `readDate` reads them on the server. */
  readonly name: string;
  readonly legend: ReactNode;
  /** YYYY-MM-DD, or the parts as they were typed, to give back what could not be read. */
  readonly defaultValue?: string | DateParts;
  /** What `readDate` found wrong: said in the reader's language, and the part is marked. `error` says it otherwise. */
  readonly problem?: DateProblem;
  /** `birthday` lets the browser fill in the reader's own date of birth. */
  readonly purpose?: 'birthday';
  readonly required?: boolean;
  /** The date after each change, or what is still wrong with it. */
  readonly onDate?: (reading: DateReading) => void;
}

/**
 * A date that the reader knows, typed in three parts. Renders a `<fieldset>` of three text inputs. The first has the
 * name of the field as its id, for an error summary.
 */
export function DateField({
  name,
  legend,
  hint,
  problem,
  error,
  defaultValue,
  purpose,
  required = false,
  onDate,
  className,
  ...rest
}: DateFieldProps): ReactElement {
  const { messages, service } = useService();
  const id = useId();
  const inputs = useRef<Partial<Record<Part, HTMLInputElement | null>>>({});
  const said = error ?? (problem === undefined ? undefined : service.dateProblem({ problem }));
  const labels = { day: service.dateDay, month: service.dateMonth, year: service.dateYear };
  const before = typeof defaultValue === 'string' ? partsOf(defaultValue) : defaultValue;
  const wrong = (part: Part) =>
    said !== undefined && (problem === undefined || problem === part || problem === 'empty' || problem === 'date');
  return (
    <fieldset
      data-component="date-field"
      data-state={said === undefined ? 'valid' : 'invalid'}
      aria-describedby={describedBy(id, { hint, error: said })}
      {...rest}
      className={classes('lu-field lu-date', className)}
    >
      <legend className="lu-field-label">
        {legend}
        {!required && <span className="lu-field-optional"> ({messages.optional})</span>}
      </legend>
      <FieldNotes id={id} hint={hint} error={said} />
      <div className="lu-date-parts">
        {parts.map((part) => (
          <label key={part} data-part={part}>
            {labels[part]}
            <input
              ref={(input) => {
                inputs.current[part] = input;
              }}
              className="lu-text-field-input"
              // Not `number`: that one scrolls away what was typed, and a screen reader calls it a spin button.
              type="text"
              inputMode="numeric"
              id={part === 'day' ? name : `${name}-${part}`}
              name={`${name}-${part}`}
              defaultValue={before?.[part]}
              autoComplete={purpose === 'birthday' ? `bday-${part}` : 'off'}
              required={required}
              aria-invalid={wrong(part) ? true : undefined}
              onChange={() => {
                const typed = (one: Part) => inputs.current[one]?.value ?? '';
                onDate?.(readDate({ day: typed('day'), month: typed('month'), year: typed('year') }));
              }}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
