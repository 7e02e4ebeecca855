import type { PlanMethod } from '@luotsi/protocol';
import type { Comparison, Context } from './context.js';
import { compareAnswers, compareByCovariate, compareMeans, compareRanks } from './numbers.js';
import { compareShares } from './shares.js';

/** @throws StatsError where the method cannot say anything */
export function compare(method: PlanMethod, context: Context): Comparison {
  switch (method) {
    case 'mantel-haenszel':
    case 'fisher':
      return compareShares(method, context);
    case 'welch':
    case 'difference':
      return compareMeans(method, context);
    case 'wilcoxon':
    case 'van-elteren':
      return compareRanks(method, context);
    case 'ancova':
      return compareByCovariate(context);
    case 'proportional-odds':
      return compareAnswers(context);
  }
}
