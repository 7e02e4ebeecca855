export { ReportError } from './errors.js';
export { type Figure } from './figures/figure.js';
export { flowFigure, type FlowArm, type FlowInput } from './figures/flow.js';
export { forestPlot, type ForestInput, type ForestRow } from './figures/forest.js';
export { frequencyFigure, type FrequencyArm, type FrequencyInput } from './figures/frequencies.js';
export {
  verdictChances,
  type VerdictChancesFigure,
  type VerdictChancesInput,
  verdictChancesPage,
} from './figures/verdict-chances.js';
export { formatOf, type Amount, type Format } from './format.js';
export { reportLanguages, reportMessages } from './messages/index.js';
export type { Measure, Messages, ReportLanguage } from './messages/types.js';
export type { ReportInput, ReportLink } from './model.js';
export { renderLetter } from './letter.js';
export { reportPolicy } from './page.js';
export { renderReport } from './render.js';
export { reportStyle, reportStyleHash } from './style.js';
export type { Column, Table } from './table.js';
