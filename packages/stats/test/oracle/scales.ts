import {
  ancova,
  cronbachAlpha,
  marginTest,
  mcdonaldOmega,
  probabilityOfSuperiority,
  proportionalOdds,
  proportionalOddsCheck,
  stratifiedMeanDifference,
  superiorityOfOddsRatio,
  vanElteren,
  wilcoxon,
} from '../../src/index.js';
import { answers, counts, generate, normals } from './generate.js';
import { family, type Family } from './r.js';

const LEVEL = { level: 0.95 };

/** Several strata as lists of values. */
const stratified = (count: number, seed: string, whole: boolean) =>
  generate(count, seed, (random) => {
    const strata = 1 + random.integer(6);
    const make = (shift: number): number[][] =>
      Array.from({ length: strata }, (_, s) =>
        whole
          ? answers(random, 2 + random.integer(12), 5, shift)
          : normals(random, 2 + random.integer(12), s + shift, 1 + s),
      );
    return { a: make(0), b: make(0.5) };
  });

const strataOf = (x: { a: readonly (readonly number[])[]; b: readonly (readonly number[])[] }) =>
  x.a.map((control, s) => ({ control, treatment: x.b[s] ?? [] }));

const POINTS = 5;
const ordinal = (count: number, seed: string, points = POINTS) =>
  generate(count, seed, (random) => {
    const strata = 1 + random.integer(4);
    const make = (shift: number): number[][] =>
      Array.from({ length: strata }, () => answers(random, 15 + random.integer(20), points, shift));
    return { a: make(0), b: make(0.6) };
  });

const countsOf = (x: { a: readonly (readonly number[])[]; b: readonly (readonly number[])[] }, points = POINTS) =>
  x.a.map((control, s) => ({ control: counts(control, points), treatment: counts(x.b[s] ?? [], points) }));

const FRAME = `y <- c(unlist(x$a), unlist(x$b)); k <- length(x$a); t <- rep(0:1, c(length(unlist(x$a)), length(unlist(x$b))))
      s <- factor(c(rep(1:k, lengths(x$a)), rep(1:k, lengths(x$b))))`;

export const scales: readonly Family[] = [
  family({
    name: 'one stratum is Welch (t.test)',
    cases: generate(20, 'welch', (random) => ({
      a: normals(random, 2 + random.integer(20)),
      b: normals(random, 2 + random.integer(20), 0.5, 3),
    })),
    r: `function(x) { t <- t.test(x$b, x$a); c(diff(rev(t$estimate)), t$conf.int, t$parameter, t$stderr,
      t.test(x$b, x$a, mu = -.4, alternative = 'greater')$p.value) }`,
    ours: ({ a, b }) => {
      const m = stratifiedMeanDifference([{ control: a, treatment: b }], LEVEL);
      const { pNonInferior } = marginTest(m, { margin: 0.4, better: 'higher' });
      return [m.estimate, m.low, m.high, m.df ?? 0, m.standardError, pNonInferior];
    },
  }),
  family({
    name: 'stratified difference of means, pooled and by cell',
    cases: stratified(30, 'stratified means', false),
    r: `function(x) {
      n0 <- lengths(x$a); n1 <- lengths(x$b); w <- n0 * n1 / (n0 + n1); w <- w / sum(w)
      d <- sum(w * (sapply(x$b, mean) - sapply(x$a, mean))); v0 <- sapply(x$a, var); v1 <- sapply(x$b, var)
      p0 <- sum((n0 - 1) * v0) / sum(n0 - 1); p1 <- sum((n1 - 1) * v1) / sum(n1 - 1)
      a <- p0 * sum(w^2 / n0); b <- p1 * sum(w^2 / n1); df <- (a + b)^2 / (a^2 / sum(n0 - 1) + b^2 / sum(n1 - 1))
      e <- c(w^2 * v0 / n0, w^2 * v1 / n1); df2 <- sum(e)^2 / sum(e^2 / (c(n0, n1) - 1))
      c(d, d + c(-1, 1) * qt(.975, df) * sqrt(a + b), df, d + c(-1, 1) * qt(.975, df2) * sqrt(sum(e)), df2)
    }`,
    ours: (x) => {
      const p = stratifiedMeanDifference(strataOf(x), LEVEL);
      const c = stratifiedMeanDifference(strataOf(x), { ...LEVEL, variance: 'cell' });
      return [p.estimate, p.low, p.high, p.df ?? 0, c.low, c.high, c.df ?? 0];
    },
  }),
  family({
    name: 'Wilcoxon (wilcox.test), exact and with ties',
    cases: generate(30, 'wilcoxon', (random, i) => {
      const [n, m] = [3 + random.integer(25), 3 + random.integer(25)];
      return i % 2
        ? { a: answers(random, n, 5), b: answers(random, m, 5, 0.7), exact: 0 }
        : { a: normals(random, n), b: normals(random, m, 0.7), exact: 1 };
    }),
    r: `function(x) { t <- wilcox.test(x$b, x$a, exact = x$exact == 1, correct = TRUE); u <- wilcox.test(x$b, x$a, exact = FALSE, correct = FALSE)
      c(t$statistic, t$p.value, u$p.value) }`,
    ours: ({ a, b }) => {
      const t = wilcoxon(a, b);
      return [t.statistic, t.p, wilcoxon(a, b, { exact: false, correct: false }).p];
    },
  }),
  family({
    name: 'van Elteren',
    cases: stratified(20, 'van elteren', true),
    r: `function(x) {
      p <- Map(function(a, b) { r <- rank(c(a, b)); N <- length(r); n <- length(b)
        c(sum(r[-seq_along(a)]) - n * (N + 1) / 2, n * (N - n) / (N * (N - 1)) * sum((r - mean(r))^2)) / c(N + 1, (N + 1)^2) }, x$a, x$b)
      m <- do.call(rbind, p); z <- if (sum(m[, 2]) > 0) sum(m[, 1]) / sqrt(sum(m[, 2])) else 0; c(z, 2 * pnorm(-abs(z)))
    }`,
    ours: (x) => {
      const v = vanElteren(strataOf(x));
      return [v.z, v.p];
    },
  }),
  family({
    name: 'probability of superiority (Brunner–Munzel)',
    cases: generate(20, 'superiority', (random) => ({
      a: answers(random, 5 + random.integer(20), 5),
      b: answers(random, 5 + random.integer(20), 5, 0.4),
    })),
    r: `function(x) {
      m <- outer(x$b, x$a, function(p, q) (p > q) + (p == q) / 2); e <- mean(m)
      v1 <- var(rowMeans(m)) / nrow(m); v0 <- var(colMeans(m)) / ncol(m); df <- (v1 + v0)^2 / (v1^2 / (nrow(m) - 1) + v0^2 / (ncol(m) - 1))
      c(e, plogis(qlogis(e) + c(-1, 1) * qt(.975, df) * sqrt(v1 + v0) / (e * (1 - e))))
    }`,
    ours: ({ a, b }) => {
      const s = probabilityOfSuperiority(a, b, LEVEL);
      return [s.estimate, s.low, s.high];
    },
  }),
  family({
    name: 'proportional odds with two answers is logistic regression (glm)',
    cases: ordinal(15, 'logistic', 2),
    tolerance: 1e-7,
    r: `function(x) { ${FRAME}
      g <- if (k > 1) glm((y > 1) ~ s + t, family = binomial, control = list(epsilon = 1e-14, maxit = 100)) else glm((y > 1) ~ t, family = binomial, control = list(epsilon = 1e-14, maxit = 100))
      h <- update(g, . ~ . - t); co <- summary(g)$coefficients['t', ]
      df <- df.residual(g); l <- deviance(h) - deviance(g); c(co[1:2], 2 * pt(-abs(co[3]), df), pf(df * (exp(l / length(y)) - 1), 1, df, lower = FALSE))
    }`,
    ours: (x) => {
      const o = proportionalOdds(countsOf(x, 2), LEVEL);
      return [o.logOddsRatio, o.standardError, o.p, o.pLikelihoodRatio];
    },
  }),
  family({
    name: 'proportional odds (optim)',
    cases: ordinal(20, 'ordinal'),
    tolerance: 1e-4,
    r: `function(x) { ${FRAME}
      y <- as.integer(factor(y)); K <- max(y); X <- cbind(if (k > 1) model.matrix(~s)[, -1, drop = FALSE], t)
      nll <- function(b) { th <- c(-Inf, b[1] + c(0, cumsum(exp(b[seq_len(K - 2) + 1]))), Inf); e <- X %*% b[-(1:(K - 1))]
        -sum(log(plogis(th[y + 1] - e) - plogis(th[y] - e))) }
      o <- optim(c(-2, rep(0, K - 2 + ncol(X))), nll, method = 'BFGS', control = list(reltol = 1e-16, maxit = 2000))
      o <- optim(o$par, nll, method = 'BFGS', control = list(reltol = 1e-16, maxit = 2000))
      c(tail(o$par, 1), sqrt(tail(diag(solve(optimHess(o$par, nll, control = list(ndeps = rep(1e-4, length(o$par)))))), 1)), -o$value)
    }`,
    ours: (x) => {
      const o = proportionalOdds(countsOf(x), LEVEL);
      return [o.logOddsRatio, o.standardError, o.logLikelihood];
    },
  }),
  family({
    name: 'proportional-odds check: splits and Brant’s test (glm)',
    cases: ordinal(40, 'brant', 4)
      .filter((x) => proportionalOddsCheck(countsOf(x, 4), LEVEL).splits.length === 3)
      .slice(0, 15),
    tolerance: 1e-6,
    r: `function(x) { ${FRAME}
      y <- as.integer(factor(y)); K <- max(y); X <- cbind(if (k > 1) model.matrix(~s) else 1, t); p <- ncol(X)
      ctl <- list(epsilon = 1e-14, maxit = 100)
      f <- lapply(1:(K - 1), function(j) glm.fit(X, as.numeric(y > j), family = binomial(), control = ctl))
      P <- sapply(f, fitted); B <- sapply(f, function(g) g$coefficients[p])
      A <- lapply(1:(K - 1), function(j) solve(t(X) %*% (X * (P[, j] * (1 - P[, j])))))
      V <- matrix(0, K - 1, K - 1)
      for (j in 1:(K - 1)) for (l in j:(K - 1)) V[j, l] <- V[l, j] <- (A[[j]] %*% (t(X) %*% (X * (P[, l] - P[, j] * P[, l]))) %*% A[[l]])[p, p]
      D <- diff(diag(K - 1)); d <- D %*% B; w <- t(d) %*% solve(D %*% V %*% t(D)) %*% d
      c(exp(B), exp(B - qnorm(.975) * sqrt(diag(V))), w, pchisq(w, K - 2, lower = FALSE))
    }`,
    ours: (x) => {
      const c = proportionalOddsCheck(countsOf(x, 4), LEVEL);
      return [
        ...c.splits.map((s) => s.oddsRatio),
        ...c.splits.map((s) => s.low),
        c.test?.statistic ?? Number.NaN,
        c.test?.p ?? Number.NaN,
      ];
    },
  }),
  family({
    name: 'P(B > A) of an odds ratio (integrate)',
    cases: generate(12, 'latent', (random, i) => ({ log: i < 4 ? 0.03 * random.normal() : 2 * random.normal() })),
    r: `function(x) integrate(function(u) dlogis(u) * plogis(u + x$log), -Inf, Inf, rel.tol = 1e-12)$value`,
    ours: ({ log }) => [superiorityOfOddsRatio(Math.exp(log))],
  }),
  family({
    name: 'ANCOVA with HC2 and HC3 (lm)',
    cases: generate(25, 'ancova', (random) => {
      const n = 14 + random.integer(40);
      const t = Array.from({ length: n }, (_, i) => (i < 6 ? i % 2 : random.integer(2)));
      const c = normals(random, n);
      return {
        s: Array.from({ length: n }, () => random.integer(3)),
        t,
        c,
        d: normals(random, n),
        y: c.map((x, i) => x + (t[i] ?? 0) * 0.4 + (1 + (t[i] ?? 0)) * random.normal()),
      };
    }),
    r: `function(x) with(x, { m <- if (length(unique(s)) > 1) lm(y ~ factor(s) + c + d + t) else lm(y ~ c + d + t); X <- model.matrix(m); b <- solve(crossprod(X)); e <- resid(m); h <- hatvalues(m)
      se <- function(q) sqrt((b %*% crossprod(X * (e / (1 - h)^q)) %*% b)['t', 't']); cf <- coef(m)['t']
      c(cf, se(1), se(.5), m$df.residual, cf + c(-1, 1) * qt(.975, m$df.residual) * se(1), 2 * pt(-abs(cf / se(1)), m$df.residual)) })`,
    ours: ({ s, t, c, d, y }) => {
      const input = { outcome: y, treatment: t, strata: s, covariates: [c, d] };
      const three = ancova(input, LEVEL);
      const two = ancova(input, { ...LEVEL, kind: 'HC2' });
      return [three.estimate, three.standardError, two.standardError, three.df, three.low, three.high, three.p];
    },
  }),
  family({
    name: 'Cronbach’s alpha with Feldt’s interval',
    cases: generate(15, 'alpha', (random) => {
      const k = 2 + random.integer(5);
      return {
        m: Array.from({ length: 8 + random.integer(40) }, () => {
          const common = random.normal();
          return Array.from({ length: k }, () => common + 0.9 * random.normal());
        }),
      };
    }),
    r: `function(x) { m <- do.call(rbind, x$m); k <- ncol(m); n <- nrow(m); a <- k / (k - 1) * (1 - sum(apply(m, 2, var)) / var(rowSums(m)))
      c(a, 1 - (1 - a) * qf(c(.975, .025), n - 1, (n - 1) * (k - 1))) }`,
    ours: ({ m }) => {
      const a = cronbachAlpha(m, LEVEL);
      return [a.estimate, a.low, a.high];
    },
  }),
  family({
    name: 'McDonald’s omega (factanal)',
    cases: generate(15, 'omega', (random) => {
      const k = 4 + random.integer(4);
      return {
        m: Array.from({ length: 60 + random.integer(60) }, () => {
          const common = random.normal();
          return Array.from({ length: k }, (_, j) => (0.6 + 0.1 * j) * common + 0.9 * random.normal());
        }),
      };
    }),
    tolerance: 1e-4,
    r: `function(x) { m <- do.call(rbind, x$m); f <- factanal(m, 1, control = list(opt = list(factr = 10))); l <- f$loadings[, 1]; s <- apply(m, 2, sd)
      if (sum(l * s) < 0) l <- -l; a <- sum(l * s)^2; c(a / (a + sum(f$uniquenesses * s^2)), l) }`,
    ours: ({ m }) => {
      const o = mcdonaldOmega(m);
      return [o.estimate, ...o.loadings];
    },
  }),
];
