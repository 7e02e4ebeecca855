export { analyse, type AnalysisInput } from './analyse.js';
export { cannotAnswer, diagnosisDocument } from './diagnosis-document.js';
export { planDiagnosis, type Expectation } from './diagnosis.js';
export { monitorSummary, type MonitorSummary } from './monitor.js';
export type { ReadableStore } from './people.js';
export { AnalysisError, type AnalysisErrorCode, type Where } from './problem.js';
export { analyseTable, type TableInput } from './table/analyse-table.js';
export type { Cell, DataTable } from './table/table.js';
