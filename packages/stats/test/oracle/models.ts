import {
  adjustedEstimate,
  hierarchicalEffects,
  holm,
  interactionTest,
  sequentialBoundaries,
  worstOff,
} from '../../src/index.js';
import { chisquareUpper, fQuantile, fUpper, normalCdf, tOfLevel, tUpper } from '../../src/tails.js';
import { generate, normals } from './generate.js';
import { family, type Family } from './r.js';

const groupsOf = (x: { y: readonly number[]; v: readonly number[] }) =>
  x.y.map((estimate, i) => ({ estimate, variance: x.v[i] ?? 1 }));

const groups = (count: number, seed: string, most = 8) =>
  generate(count, seed, (random) => {
    const k = 2 + random.integer(most - 1);
    return {
      y: normals(random, k, 0.05, 0.15),
      v: Array.from({ length: k }, () => 0.003 + 0.05 * random.next()),
      prior: 0.05 + 0.1 * random.next(),
    };
  });

/** The posterior of tau on a fine grid with Simpson's rule, where the engine has Gauss–Legendre panels. */
const POSTERIOR = `
  simpson <- function(n, h) h / 3 * c(1, rep(c(4, 2), (n - 3) / 2), 4, 1)
  t <- seq(0, 8 * x$prior, length = GRID); G <- outer(t^2, x$v, '+'); P <- 1 / G; V <- 1 / rowSums(P); M <- V * as.vector(P %*% x$y)
  lp <- -rowSums(log(G)) / 2 - rowSums(P * outer(M, x$y, '-')^2) / 2 + log(V) / 2 - t^2 / (2 * x$prior^2)
  w <- exp(lp - max(lp)) * simpson(GRID, t[2]); w <- w / sum(w)`;

export const models: readonly Family[] = [
  family({
    name: 'tails and quantiles of the distributions',
    cases: generate(30, 'tails', (random) => ({
      z: 8 * random.normal(),
      df: 0.5 + 60 * random.next() ** 3,
      e: 0.5 + 60 * random.next(),
      x: 30 * random.next(),
      level: random.next(),
    })),
    r: `function(x) with(x, c(pnorm(z), pt(z, df, lower = FALSE), pchisq(x, df, lower = FALSE), pf(x, df, e, lower = FALSE), qt((1 + level) / 2, df), qf(level, e, e + 1)))`,
    ours: ({ z, df, e, x, level }) => [
      normalCdf(z),
      tUpper(z, df),
      chisquareUpper(x, df),
      fUpper(x, df, e),
      tOfLevel(level, df),
      fQuantile(level, e, e + 1),
    ],
  }),
  family({
    name: 'hierarchical effects (Simpson, uniroot)',
    cases: groups(20, 'hierarchical'),
    tolerance: 1e-7,
    r: `function(x) { ${POSTERIOR.replaceAll('GRID', '4001')}
      mix <- function(m, s) { F <- function(q) sum(w * pnorm(q, m, s))
        c(sum(w * m), F(-.1), uniroot(function(q) F(q) - .05, c(-2, 2), tol = 1e-12)$root, uniroot(function(q) F(q) - .95, c(-2, 2), tol = 1e-12)$root) }
      B <- x$v[1] / (x$v[1] + t^2)
      c(sum(w * t), mix(x$y[1] + B * (M - x$y[1]), sqrt(B * t^2 + B^2 * V)), mix(M, sqrt(V)), mix(M, sqrt(V + t^2)))
    }`,
    ours: (x) => {
      const h = hierarchicalEffects(groupsOf(x), { spreadPrior: x.prior, margin: 0.1, better: 'higher' });
      return [
        h.spread,
        ...[h.groups[0], h.mean, h.prediction].flatMap((p) =>
          p ? [p.shrunk, p.probabilityOfHarm, p.low, p.high] : [],
        ),
      ];
    },
  }),
  family({
    name: 'the worst-off group (Simpson twice)',
    cases: groups(5, 'worst', 4),
    tolerance: 1e-4,
    r: `function(x) { ${POSTERIOR.replaceAll('GRID', '401')}
      z <- seq(-7.5, 7.5, length = 2001); d <- dnorm(z) * simpson(2001, z[2] - z[1])
      none <- sapply(2:401, function(i) { u <- t[i]; p <- 1
        for (k in seq_along(x$y)) { B <- x$v[k] / G[i, k]; p <- p * pnorm((x$y[k] + B * (M[i] + sqrt(V[i]) * z - x$y[k]) + .1) / sqrt(B) / u) }
        sum(d * p) })
      1 - sum(w * c(sum(d * (M[1] + sqrt(V[1]) * z > -.1)), none))
    }`,
    ours: (x) => [worstOff(groupsOf(x), { spreadPrior: x.prior, margin: 0.1, better: 'higher' }).probabilityOfHarm],
  }),
  family({
    name: 'interaction (Cochran’s Q)',
    cases: groups(12, 'interaction'),
    r: `function(x) { m <- lm(y ~ 1, data = x, weights = 1 / x$v); q <- sum(resid(m)^2 / x$v); k <- length(x$y) - 1; c(q, pchisq(q, k, lower = FALSE), pf(q / k, k, 20, lower = FALSE), coef(m)) }`,
    ours: (x) => {
      const t = interactionTest(groupsOf(x));
      return [t.statistic, t.p, interactionTest(groupsOf(x), { df: 20 }).p, t.common.estimate];
    },
  }),
  family({
    name: 'group-sequential boundaries and adjusted estimates at two looks (integrate)',
    cases: generate(8, 'looks', (random, i) => ({
      t: 0.3 + 0.5 * random.next(),
      alpha: 0.02 + 0.08 * random.next(),
      pocock: i % 2,
      z: 1 + 2 * random.next(),
    })),
    tolerance: 1e-7,
    r: `function(x) with(x, {
      spend <- function(u) if (pocock == 1) alpha / 2 * log(1 + (exp(1) - 1) * u) else 2 - 2 * pnorm(qnorm(1 - alpha / 4) / sqrt(u))
      b1 <- qnorm(spend(t), lower = FALSE)
      second <- function(z, d) integrate(function(u) dnorm(u, d * sqrt(t)) * pnorm((z - sqrt(t) * u - d * (1 - t)) / sqrt(1 - t), lower = FALSE), -b1, b1, rel.tol = 1e-11)$value
      b2 <- uniroot(function(z) second(z, 0) - (alpha / 2 - spend(t)), c(0, 10), tol = 1e-12)$root
      up <- function(d) pnorm(b1 - d * sqrt(t), lower = FALSE) + second(z, d)
      est <- function(p) uniroot(function(d) up(d) - p, c(-8, 12), tol = 1e-12)$root
      c(b1, b2, est(.5), est(.025), est(.975), 2 * min(up(0), 1 - up(0)))
    })`,
    ours: ({ t, alpha, pocock, z }) => {
      const b = sequentialBoundaries({ looks: [t, 1], alpha, spending: pocock ? 'pocock' : 'obrien-fleming' });
      const a = adjustedEstimate({ boundaries: b, look: 1, estimate: z, standardError: 1, level: 0.95 });
      return [b[0]?.z ?? 0, b[1]?.z ?? 0, a.estimate, a.low, a.high, a.p];
    },
  }),
  family({
    name: 'Holm (p.adjust)',
    cases: generate(10, 'holm', (random) => ({
      p: Array.from({ length: 2 + random.integer(8) }, () => random.next() ** 3),
    })),
    r: `function(x) p.adjust(x$p, 'holm')`,
    ours: ({ p }) => holm(p),
  }),
];
