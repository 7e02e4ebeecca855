import type { AppProps } from '../App.js';
import { Consent } from './Consent.js';
import { Declined } from './Declined.js';
import { Information } from './Information.js';
import { Languages } from './Languages.js';
import { Unavailable } from './Unavailable.js';
import { Withdraw, Withdrawn } from './Withdraw.js';

/** Every view before and after the study. */
export const views: Required<AppProps['views']> = {
  languages: Languages,
  information: Information,
  consent: Consent,
  declined: Declined,
  withdraw: Withdraw,
  withdrawn: Withdrawn,
  error: Unavailable,
};
