'use client';
import { useId, type ChangeEventHandler, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

/** Words for the two ends of a scale of so many points, or a word for every point, lowest first. */
export type ScaleAnchors =
  | { readonly points: number; readonly lowest: string; readonly highest: string }
  | { readonly labels: readonly [string, string, ...string[]] };

export interface ScaleItemProps extends Omit<ComponentProps<'fieldset'>, 'onChange' | 'defaultValue' | 'name'> {
  readonly name: string;
  /** The statement or question. */
  readonly legend: ReactNode;
  readonly anchors: ScaleAnchors;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** 1 for the lowest point; null for none. */
  readonly value?: number | null;
  readonly defaultValue?: number;
  /** The native change of the chosen radio button; its `value` is the point, from `1`. */
  readonly onChange?: ChangeEventHandler<HTMLInputElement>;
}

/**
 * One item of a questionnaire. Renders a `<fieldset>` of native radio buttons.
 * The line mirrors with the writing direction, since people read it along; the stored value does not: 1 is the lowest
 * point in every language.
 */
export function ScaleItem({
  name,
  legend,
  anchors,
  error,
  required = false,
  value,
  defaultValue,
  onChange,
  className,
  ...rest
}: ScaleItemProps): ReactElement {
  const { messages } = useUi();
  const id = useId();
  const labelled = 'labels' in anchors;
  const points = labelled ? anchors.labels.length : anchors.points;
  return (
    <fieldset
      data-component="scale-item"
      data-state={error === undefined ? 'valid' : 'invalid'}
      data-variant={labelled ? 'labels' : 'ends'}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      {...rest}
      className={classes('lu-field lu-scale', className)}
    >
      <legend className="lu-field-label">{legend}</legend>
      {error !== undefined && (
        <p className="lu-field-error" id={`${id}-error`}>
          <strong>{messages.errorPrefix}</strong> {error}
        </p>
      )}
      <div className="lu-scale-points">
        {Array.from({ length: points }, (_, index) => {
          const point = index + 1;
          const end = labelled ? undefined : point === 1 ? anchors.lowest : point === points ? anchors.highest : '';
          return (
            <label key={point} className="lu-scale-point" data-part="point">
              <input
                className="lu-radio-input"
                type="radio"
                id={point === 1 ? name : `${name}-${point}`}
                name={name}
                value={point}
                required={required}
                {...(value === undefined
                  ? { defaultChecked: point === defaultValue, ...(onChange === undefined ? {} : { onChange }) }
                  : { checked: point === value, onChange: onChange ?? (() => undefined) })}
              />
              <span className="lu-scale-label">
                {labelled ? anchors.labels[index] : point}
                {end !== undefined && end !== '' && <span className="lu-hidden"> {end}</span>}
              </span>
            </label>
          );
        })}
      </div>
      {!labelled && (
        // Each end is part of its radio button's name already: spoken there, shown here.
        <div className="lu-scale-ends" aria-hidden="true">
          <span>{anchors.lowest}</span>
          <span>{anchors.highest}</span>
        </div>
      )}
    </fieldset>
  );
}
