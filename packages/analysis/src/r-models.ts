import type { Stratum } from '@luotsi/stats';
import { lists, rValues, rVector, tail, WRITTEN } from './r.js';

/* R expressions of rank tests and models; see r.ts. */

export function rWilcoxon(
  { control, treatment }: Stratum<readonly number[]>,
  exact: boolean,
  part: 'statistic' | 'p.value',
): string | null {
  const [c, t] = [rValues(control), rValues(treatment)];
  return c === null || t === null
    ? null
    : `unname(wilcox.test(${t}, ${c}, exact = ${exact ? 'TRUE' : 'FALSE'})$${part})`;
}

/** Probability of superiority, t interval on the logit scale; Wilson's where the arms do not overlap. */
export function rSuperiority({ control, treatment }: Stratum<readonly number[]>, level: number): string | null {
  const [c, t] = [rValues(control), rValues(treatment)];
  return c === null || t === null
    ? null
    : `local({ y0 <- ${c}; y1 <- ${t}; n0 <- length(y0); n1 <- length(y1); r <- rank(c(y0, y1)); a <- r[n0 + 1:n1] - rank(y1); b <- r[1:n0] - rank(y0); ` +
        'e <- mean(a) / n0; v <- c(var(a) / (n1 * n0^2), var(b) / (n0 * n1^2)); s <- sum(v); if (isTRUE(s > 0)) { ' +
        `k <- s^2 / sum(v^2 / (c(n1, n0) - 1)); h <- qt(${tail(level)}, k) * sqrt(s) / (e * (1 - e)); c(e, plogis(qlogis(e) + c(-h, h))) } else { ` +
        `n <- min(n0, n1); p <- floor(e * n + 0.5) / n; z <- qnorm(${tail(level)}); q <- (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n); ` +
        'c(e, min(e, if (p == 0) 0 else q[1]), max(e, if (p == 1) 1 else q[2])) } })';
}

/** Van Elteren's z, or its two-sided p. */
export function rVanElteren(strata: readonly Stratum<readonly number[]>[], part: 'z' | 'p'): string | null {
  const values = lists(strata);
  return values === null
    ? null
    : `local({ ${values}; f <- function(a, b) { m <- length(a); k <- length(b); n <- m + k; r <- rank(c(a, b)); t <- table(r); ` +
        'c(sum(r[m + 1:k]) - k * (n + 1) / 2, m * k / 12 * (n + 1 - sum(t^3 - t) / (n * (n - 1))), 1 / (n + 1)) }; ' +
        `s <- mapply(f, y0, y1); z <- sum(s[3, ] * s[1, ]) / sqrt(sum(s[3, ]^2 * s[2, ])); ${part === 'z' ? 'z' : '2 * pnorm(-abs(z))'} })`;
}

/** Least squares with strata and covariate, variance HC3. */
export function rAncova(
  data: {
    readonly outcome: readonly number[];
    readonly treatment: readonly number[];
    readonly strata: readonly number[];
    readonly covariate: readonly number[];
  },
  level: number,
  part: 'estimate' | 'p',
): string | null {
  if (data.outcome.length > WRITTEN) return null;
  const strata = new Set(data.strata).size > 1 ? ' + s' : '';
  return (
    `local({ y <- ${rVector(data.outcome)}; t <- ${rVector(data.treatment)}; s <- factor(${rVector(data.strata)}); x <- ${rVector(data.covariate)}; ` +
    `m <- lm(y ~ t${strata} + x); X <- model.matrix(m)[, !is.na(coef(m))]; f <- 1 - hatvalues(m); e <- ifelse(f < 1e-9, 0, residuals(m) / f); ` +
    "B <- solve(crossprod(X)); V <- B %*% crossprod(X * e) %*% B; d <- coef(m)[['t']]; g <- sqrt(V['t', 't']); k <- m$df.residual; " +
    `${part === 'p' ? '2 * pt(-abs(d / g), k)' : `c(d, d + c(-1, 1) * qt(${tail(level)}, k) * g)`} })`
  );
}

/** Proportional odds by Newton's method from counts of the answers that somebody gave. */
export function rProportionalOdds(
  strata: readonly Stratum<ArrayLike<number>>[],
  level: number,
  part: 'odds ratio' | 'superiority' | 'p',
): string {
  const cells: { n: number; k: number; s: number; t: number }[] = [];
  strata.forEach((stratum, s) => {
    for (const side of ['control', 'treatment'] as const)
      Array.from(stratum[side]).forEach((n, k) => {
        if (n > 0) cells.push({ n, k, s, t: side === 'treatment' ? 1 : 0 });
      });
  });
  const of = (key: 'n' | 'k' | 's' | 't'): string => rVector(cells.map((c) => c[key]));
  const or = `exp(b + c(0, -1, 1) * qt(${tail(level)}, k) * g)`;
  const answer = {
    'odds ratio': or,
    superiority: `{ o <- ${or}; o * (o - 1 - log(o)) / (o - 1)^2 }`,
    p: 'pf(k * expm1(max(0, 2 * (one$l - fit(FALSE)$l)) / N), 1, k, lower.tail = FALSE)',
  }[part];
  return (
    `local({ n <- ${of('n')}; y <- as.integer(factor(${of('k')})); s <- as.integer(factor(${of('s')})); t <- ${of('t')}; K <- max(y); S <- max(s); N <- sum(n); ` +
    "fit <- function(effect) { A <- function(j) cbind(outer(j, seq_len(K - 1), '=='), if (S > 1) -outer(s, 2:S, '=='), if (effect) -t) * 1; U <- A(y); L <- A(y - 1); " +
    'b <- rep(0, ncol(U)); b[seq_len(K - 1)] <- qlogis(cumsum(tapply(n, y, sum))[seq_len(K - 1)] / N); ' +
    'for (i in 1:100) { u <- ifelse(y == K, Inf, U %*% b); l <- ifelse(y == 1, -Inf, L %*% b); p <- ifelse(l > 0, plogis(-l) - plogis(-u), plogis(u) - plogis(l)); ' +
    'a <- dlogis(u); c <- dlogis(l); G <- (a * U - c * L) / p; ' +
    'H <- crossprod(U, n * a * (1 - 2 * plogis(u)) / p * U) - crossprod(L, n * c * (1 - 2 * plogis(l)) / p * L) - crossprod(G, n * G); ' +
    'd <- solve(-H, colSums(n * G)); b <- b + d; if (max(abs(d)) < 1e-13) break }; list(b = b, V = solve(-H), l = sum(n * log(p))) }; ' +
    `one <- fit(TRUE); j <- length(one$b); b <- one$b[j]; g <- sqrt(one$V[j, j]); k <- N - j; ${answer} })`
  );
}
