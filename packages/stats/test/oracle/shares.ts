import {
  agrestiCaffo,
  clopperPearson,
  cochranMantelHaenszel,
  conditionalOddsRatio,
  detection,
  fieller,
  fisherExact,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  marginTestOfShares,
  miettinenNurminen,
  newcombe,
  reliance,
  wilson,
} from '../../src/index.js';
import { arm, generate, strataOf, tables } from './generate.js';
import { family, type Family } from './r.js';

const pair = (x: { n0: number; x0: number; n1: number; x1: number }) =>
  [
    { n: x.n0, successes: x.x0 },
    { n: x.n1, successes: x.x1 },
  ] as const;

const pairs = (count: number, seed: string, most = 60) =>
  generate(count, seed, (random) => {
    const a = arm(random, most);
    const b = arm(random, most);
    return { n0: a.n, x0: a.x, n1: b.n, x1: b.x };
  });

/** Restricted maximum likelihood by solving the score equation, where the engine uses the closed form of the cubic. */
const SCORE = `function(d, x) {
  with(x, {
    lo <- max(0, -d); hi <- min(1, 1 - d)
    s <- function(p) (if (x0 > 0) x0 / p else 0) - (if (x0 < n0) (n0 - x0) / (1 - p) else 0) +
      (if (x1 > 0) x1 / (p + d) else 0) - (if (x1 < n1) (n1 - x1) / (1 - p - d) else 0)
    e <- 1e-13
    p <- if (s(lo + e) <= 0) lo else if (s(hi - e) >= 0) hi else uniroot(s, c(lo + e, hi - e), tol = 1e-16, maxiter = 10000)$root
    v <- (p * (1 - p) / n0 + (p + d) * (1 - p - d) / n1) * (n0 + n1) / (n0 + n1 - 1)
    dd <- x1 / n1 - x0 / n0 - d
    if (abs(dd) < 1e-14) 0 else dd / sqrt(max(0, v))
  })
}`;

export const shares: readonly Family[] = [
  family({
    name: 'Wilson and Clopper–Pearson (prop.test, binom.test)',
    cases: generate(40, 'one share', (random) => ({ ...arm(random, 80), level: 0.8 + 0.19 * random.next() })),
    r: `function(x) c(prop.test(x$x, x$n, correct = FALSE, conf.level = x$level)$conf.int, binom.test(x$x, x$n, conf.level = x$level)$conf.int)`,
    ours: ({ n, x, level }) => {
      const a = wilson({ n, successes: x }, { level });
      const b = clopperPearson({ n, successes: x }, { level });
      return [a.low, a.high, b.low, b.high];
    },
  }),
  family({
    name: 'Newcombe and Agresti–Caffo',
    cases: pairs(40, 'two shares'),
    r: `function(x) with(x, {
      w1 <- prop.test(x1, n1, correct = FALSE)$conf.int; w0 <- prop.test(x0, n0, correct = FALSE)$conf.int
      p1 <- x1 / n1; p0 <- x0 / n0; d <- p1 - p0
      a1 <- (x1 + 1) / (n1 + 2); a0 <- (x0 + 1) / (n0 + 2); h <- qnorm(.975) * sqrt(a1 * (1 - a1) / (n1 + 2) + a0 * (1 - a0) / (n0 + 2))
      c(d - sqrt((p1 - w1[1])^2 + (w0[2] - p0)^2), d + sqrt((w1[2] - p1)^2 + (p0 - w0[1])^2), max(-1, a1 - a0 - h), min(1, a1 - a0 + h))
    })`,
    ours: (x) => {
      const a = newcombe(...pair(x), { level: 0.95 });
      const b = agrestiCaffo(...pair(x), { level: 0.95 });
      return [a.low, a.high, b.low, b.high];
    },
  }),
  family({
    name: 'Miettinen–Nurminen and non-inferiority of shares',
    cases: pairs(30, 'score').filter((x) => !(x.x0 === x.n0 && x.x1 === 0) && !(x.x1 === x.n1 && x.x0 === 0)),
    r: `function(x) {
      score <- ${SCORE}
      d <- x$x1 / x$n1 - x$x0 / x$n0
      z <- qnorm(.975)
      c(uniroot(function(t) min(50, score(t, x)) - z, c(-1 + 1e-12, d), tol = 1e-14)$root,
        uniroot(function(t) max(-50, score(t, x)) + z, c(d, 1 - 1e-12), tol = 1e-14)$root,
        pnorm(score(-.15, x), lower = FALSE))
    }`,
    ours: (x) => {
      const a = miettinenNurminen(...pair(x), { level: 0.95 });
      return [a.low, a.high, marginTestOfShares(...pair(x), { margin: 0.15, better: 'higher' }).pNonInferior];
    },
  }),
  family({
    name: 'Fisher (fisher.test)',
    cases: pairs(50, 'fisher'),
    r: `function(x) with(x, {
      m <- matrix(c(x1, n1 - x1, x0, n0 - x0), 2)
      p <- function(a) fisher.test(m, alternative = a, conf.int = FALSE)$p.value; c(p('two.sided'), p('less'), p('greater'))
    })`,
    ours: (x) => {
      const f = fisherExact(...pair(x));
      return [f.p, f.pLower, f.pHigher];
    },
  }),
  family({
    name: 'mid-p and conditional odds ratio (dhyper, uniroot)',
    cases: pairs(30, 'odds', 30),
    r: `function(x) with(x, {
      k <- max(0, x0 + x1 - n0):min(n1, x0 + x1); d <- dhyper(k, n1, n0, x0 + x1); o <- dhyper(x1, n1, n0, x0 + x1)
      same <- abs(d / o - 1) < 1e-7; mid <- sum(d[d < o & !same]) + sum(d[same]) / 2
      if (length(k) == 1) return(c(mid, 1, 0, Inf))
      l <- dhyper(k, n1, n0, x0 + x1, log = TRUE); g <- function(b) { p <- exp(l + k * b - max(l + k * b)); p / sum(p) }
      at <- function(f) exp(uniroot(f, c(-40, 40), tol = 1e-14, maxiter = 1000)$root)
      c(mid, if (x1 == min(k)) 0 else if (x1 == max(k)) Inf else at(function(b) sum(k * g(b)) - x1),
        if (x1 == min(k)) 0 else at(function(b) sum(g(b)[k >= x1]) - .025), if (x1 == max(k)) Inf else at(function(b) sum(g(b)[k <= x1]) - .025))
    })`,
    ours: (x) => {
      const o = conditionalOddsRatio(...pair(x), { level: 0.95 });
      return [fisherExact(...pair(x)).midP, o.estimate, o.low, o.high];
    },
  }),
  family({
    name: 'Cochran–Mantel–Haenszel and its odds ratio (mantelhaen.test)',
    cases: generate(40, 'cmh', (random) => tables(random, 3 + random.integer(8), 20)),
    r: `function(x) {
      a <- array(rbind(x$x1, x$n1 - x$x1, x$x0, x$n0 - x$x0), c(2, 2, length(x$n0)))
      t <- mantelhaen.test(a, correct = FALSE); u <- mantelhaen.test(a, correct = TRUE)
      c(t$statistic, t$p.value, u$statistic, u$p.value, t$estimate, t$conf.int)
    }`,
    ours: (x) => {
      const strata = strataOf(x);
      const t = cochranMantelHaenszel(strata);
      const u = cochranMantelHaenszel(strata, { correct: true });
      const o = mantelHaenszelOddsRatio(strata, { level: 0.95 });
      return [t.statistic, t.p, u.statistic, u.p, o.estimate, o.low, o.high];
    },
  }),
  family({
    name: 'Mantel–Haenszel risk difference, Sato, Greenland–Robins, stratified Newcombe',
    cases: generate(30, 'risk difference', (random) => tables(random, 1 + random.integer(9), 25)),
    r: `function(x) with(x, {
      n <- n0 + n1; w <- n0 * n1 / n; d <- sum(w * (x1 / n1 - x0 / n0)) / sum(w)
      p <- sum((n1^2 * x0 - n0^2 * x1 + n1 * n0 * (n0 - n1) / 2) / n^2); q <- sum((x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n))
      s <- sqrt(d * p + q) / sum(w)
      g <- sqrt(sum((x1 * (n1 - x1) * n0^3 + x0 * (n0 - x0) * n1^3) / (n0 * n1 * n^2))) / sum(w)
      wt <- w / sum(w)
      lim <- function(pp, nn) { P <- sum(wt * pp); l <- sum(wt^2 / nn); z2 <- qnorm(.975)^2
        c(P, sort(Re(polyroot(c(P^2, -2 * P - z2 * l, 1 + z2 * l))))) }
      a <- lim(x1 / n1, n1); b <- lim(x0 / n0, n0)
      c(d, s, max(-1, d - qnorm(.975) * s), min(1, d + qnorm(.975) * s), g,
        d - sqrt((a[1] - a[2])^2 + (b[3] - b[1])^2), d + sqrt((a[3] - a[1])^2 + (b[1] - b[2])^2))
    })`,
    ours: (x) => {
      const strata = strataOf(x);
      const s = mantelHaenszelRiskDifference(strata, { level: 0.95 });
      const g = mantelHaenszelRiskDifference(strata, { level: 0.95, interval: 'greenland-robins' });
      const n = mantelHaenszelRiskDifference(strata, { level: 0.95, interval: 'newcombe' });
      return [s.estimate, s.standardError, s.low, s.high, g.standardError, n.low, n.high];
    },
  }),
  family({
    name: 'five million people an arm (prop.test, binom.test, mantelhaen.test)',
    cases: generate(6, 'millions', (random) => {
      const people = () => Array.from({ length: 3 }, () => 1_000_000 + random.integer(1_000_000));
      const [n0, n1] = [people(), people()];
      const some = (n: number): number => Math.round(n * (0.2 + 0.001 * random.normal()));
      return { n0, n1, x0: n0.map(some), x1: n1.map(some) };
    }),
    tolerance: 1e-7,
    r: `function(x) with(x, {
      a <- array(rbind(x1, n1 - x1, x0, n0 - x0), c(2, 2, 3)); t <- mantelhaen.test(a, correct = FALSE)
      w1 <- prop.test(sum(x1), sum(n1), correct = FALSE)$conf.int; w0 <- prop.test(sum(x0), sum(n0), correct = FALSE)$conf.int
      p1 <- sum(x1) / sum(n1); p0 <- sum(x0) / sum(n0)
      c(w1, binom.test(sum(x1), sum(n1))$conf.int, p1 - p0 - sqrt((p1 - w1[1])^2 + (w0[2] - p0)^2), t$statistic, t$estimate, t$conf.int)
    })`,
    ours: (x) => {
      const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
      const [control, treatment] = pair({ n0: sum(x.n0), x0: sum(x.x0), n1: sum(x.n1), x1: sum(x.x1) });
      const w = wilson(treatment, { level: 0.95 });
      const c = clopperPearson(treatment, { level: 0.95 });
      const o = mantelHaenszelOddsRatio(strataOf(x), { level: 0.95 });
      return [
        w.low,
        w.high,
        c.low,
        c.high,
        newcombe(control, treatment, { level: 0.95 }).low,
        cochranMantelHaenszel(strataOf(x)).statistic,
        o.estimate,
        o.low,
        o.high,
      ];
    },
  }),
  family({
    name: 'd′, criterion and reliance',
    cases: pairs(20, 'detection'),
    r: `function(x) with(x, {
      h <- (x1 + .5) / (n1 + 1); f <- (x0 + .5) / (n0 + 1)
      v <- h * (1 - h) / ((n1 + 1) * dnorm(qnorm(h))^2) + f * (1 - f) / ((n0 + 1) * dnorm(qnorm(f))^2)
      d <- qnorm(h) - qnorm(f); cc <- -.5 * (qnorm(h) + qnorm(f))
      c(d, d + c(-1, 1) * qnorm(.975) * sqrt(v), cc, cc + c(-1, 1) * qnorm(.975) * sqrt(v) / 2,
        prop.test(x1 + n0 - x0, n1 + n0, correct = FALSE)$conf.int)
    })`,
    ours: (x) => {
      const [right, faulty] = pair(x);
      const { dPrime, criterion } = detection(faulty, right, { level: 0.95 });
      const { appropriate } = reliance({ right: faulty, wrong: right }, { level: 0.95 });
      return [
        dPrime.estimate,
        dPrime.low,
        dPrime.high,
        criterion.estimate,
        criterion.low,
        criterion.high,
        appropriate.low,
        appropriate.high,
      ];
    },
  }),
  family({
    name: 'Fieller',
    cases: generate(20, 'fieller', (random) => ({
      x: 1 + 4 * random.next(),
      sx: 0.4 * random.next(),
      y: 4 * random.normal(),
      sy: random.next(),
      df: 5 + random.integer(50),
    })),
    r: `function(x) with(x, {
      q <- qt(.975, df)
      f <- function(r) abs(y - r * x) - q * sqrt(sy^2 + r^2 * sx^2)
      c(y / x, uniroot(f, c(-1e3, y / x), tol = 1e-14)$root, uniroot(f, c(y / x, 1e3), tol = 1e-14)$root)
    })`,
    ours: ({ x, sx, y, sy, df }) => {
      const f = fieller({ estimate: x, standardError: sx }, { estimate: y, standardError: sy }, { level: 0.95, df });
      return [f.estimate ?? Number.NaN, f.low, f.high];
    },
  }),
];
