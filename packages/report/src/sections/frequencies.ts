import { frequencyFigure } from '../figures/frequencies.js';
import { renderFigure } from '../figures/figure.js';
import { markup, type Markup } from '../html.js';
import { effectOf, type Model } from '../model.js';
import { section } from './section.js';

/**
 * The levels of the two arms, told so that their difference is the estimate: the control's own average, and the estimate
 * above or below it. Where that would leave the range, both move until it does not.
 */
export function levels(control: number, change: number, range: { min: number; max: number }): [number, number] {
  const treatment = Math.min(range.max, Math.max(range.min, control + change));
  return [Math.min(range.max, Math.max(range.min, treatment - change)), treatment];
}

/** What the result comes to among 100. */
export function frequencies(m: Model): Markup {
  const { frequencies: words, effect } = m.messages;
  const { estimate } = m.result.verdict;
  const control = m.outcome?.arms.find((a) => a.arm === m.contrast.control);
  const treatment = m.outcome?.arms.find((a) => a.arm === m.contrast.treatment);
  if (!control || !treatment || control.n === 0 || treatment.n === 0)
    return section(m, 'frequencies', [markup`<p>${words.noArms}</p>`]);
  const { measure, factor, digits, outcome, title } = m.scale;
  const range = { min: outcome.range.min * factor, max: outcome.range.max * factor };
  const told = effectOf(m.format, m.scale, estimate);
  // Both ends are rounded by the same step, so that from, to and change agree on the page.
  const round = (value: number): number => Number(value.toFixed(digits));
  const [from, to] = levels(round(control.mean.value * factor), told.change.sign * told.change.size, range);
  const show = (value: number): string => m.format.number(value, digits);
  const [change, between] = [effect.change(measure, told.change), effect.between(measure, told.low, told.high)];
  const sentence = words.summed({
    levels: effect.levels({ ...m.pair, measure, title, from: show(from), to: show(to) }),
    change,
    between,
  });
  const figure = frequencyFigure(
    {
      id: 'frequencies-figure',
      title: words.figureOf(m.pair),
      measure,
      control: { label: m.pair.control, people: control.n, value: from, text: show(from) },
      treatment: { label: m.pair.treatment, people: treatment.n, value: to, text: show(to) },
      change: `${change} (${between})`,
      description: sentence,
      range,
    },
    m.format,
    m.messages,
  );
  return section(m, 'frequencies', [
    markup`<p class="lead">${sentence}</p>
      <p>${words.intro({ level: m.format.percent(estimate.level) })}</p>`,
    renderFigure(figure, 'frequencies-figure'),
    markup`<p class="aside">${words.adjusted}</p>`,
  ]);
}
