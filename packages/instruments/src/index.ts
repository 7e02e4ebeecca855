export { instruments, statusOf } from './definitions.js';
export {
  instrumentLanguages,
  loadInstrumentMessages,
  type InstrumentLanguage,
  type InstrumentMessages,
  type MessageKey,
} from './messages.js';
export { InstrumentError, type InstrumentErrorCode } from './problem.js';
export { score } from './score.js';
