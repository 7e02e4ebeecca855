// npm run bench -w @luotsi/stats: how long the engine takes for what a researcher waits for, beside R in the same run.
// The shortest of several runs on both sides: what else the machine does can only add.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Bench } from 'tinybench';
import { WebR } from 'webr';

const home = fileURLToPath(new URL('..', import.meta.url));
const tsc = resolve(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc');
const build = spawnSync(process.execPath, [tsc, '--build', home], { stdio: 'inherit' });
if (build.status !== 0) {
  console.error('The engine does not compile, so that there is nothing to measure. See the errors above.');
  process.exit(1);
}
const engine = await import('../dist/index.js');

const LANGUAGES = [0.22, 0.18, 0.15, 0.12, 0.11, 0.09, 0.07, 0.06];

function fisherPower() {
  const random = engine.createRandom('fisher power');
  const successes = (p) => {
    let x = 0;
    for (let i = 0; i < 40; i++) if (random.next() < p) x++;
    return x;
  };
  let found = 0;
  for (let k = 0; k < 100_000; k++) {
    const control = { n: 40, successes: successes(0.5) };
    const treatment = { n: 40, successes: successes(0.65) };
    if (engine.fisherExact(control, treatment).p <= 0.05) found++;
  }
  return found;
}

function rerandomisation() {
  const random = engine.createRandom('pilot');
  const strata = Array.from({ length: 400 }, () => random.integer(8));
  const values = strata.map(() => random.integer(2));
  const arms = Uint8Array.from(strata, () => random.integer(2));
  return engine.rerandomisationTest({
    observed: arms,
    statistic: engine.stratifiedDifference(values, strata),
    draw: engine.permuteWithin(arms, strata),
    draws: 10_000,
    seed: 'draws',
  });
}

const diagnosis = () =>
  engine.diagnose({
    strata: LANGUAGES.map((share, i) => ({ id: `language-${i + 1}`, share, control: 0.8 - 0.03 * i })),
    outcome: { kind: 'binary' },
    better: 'higher',
    margin: 0.1,
    level: 0.95,
    sizes: [40, 80, 100, 200, 400],
    effects: [-0.1, 0, 0.1],
    pilots: 2000,
    seed: 'diagnosis',
    spreadPrior: 0.1,
  });

/** What is measured, the bar in seconds, and a part of the same work in R with how often it would have to be done. */
const TASKS = [
  {
    name: '100 000 Fisher-power simulations, 40 an arm',
    run: fisherPower,
    bar: 1,
    times: 200,
    r: `for (k in 1:500) { a <- rbinom(1, 40, .5); b <- rbinom(1, 40, .65); fisher.test(matrix(c(b, 40 - b, a, 40 - a), 2), conf.int = FALSE)$p.value }`,
  },
  {
    name: '10 000 re-randomisations, 400 people, 8 strata',
    run: rerandomisation,
    bar: 0.5,
    times: 50,
    r: `s <- rep(1:8, 50); y <- rbinom(400, 1, .5); t <- rep(0:1, 200); i <- split(1:400, s)
        for (k in 1:200) { for (j in i) t[j] <- sample(t[j]); n1 <- rowsum(t, s); n0 <- rowsum(1 - t, s)
          w <- n1 * n0 / (n1 + n0); sum(w * (rowsum(y * t, s) / n1 - rowsum(y * (1 - t), s) / n0)) / sum(w) }`,
  },
  {
    name: 'a full diagnosis: 8 languages, 5 sizes × 3 effects × 2 000 pilots',
    run: diagnosis,
    bar: 5,
    times: 300,
    r: `p <- .8 - .03 * 0:7; tau <- seq(.005, .45, length = 24)
        for (k in 1:100) { n <- as.vector(rmultinom(1, 320, c(${LANGUAGES.join(',')}))); n1 <- n %/% 2 + (n %% 2) * rbinom(8, 1, .5); n0 <- n - n1
          x1 <- rbinom(8, n1, p); x0 <- rbinom(8, n0, p); w <- n1 * n0 / n; d <- sum(w * (x1 / n1 - x0 / n0)) / sum(w)
          P <- sum((n1^2 * x0 - n0^2 * x1 + n1 * n0 * (n0 - n1) / 2) / n^2); Q <- sum((x1 * (n0 - x0) + x0 * (n1 - x1)) / (2 * n))
          d + c(-1, 1) * qnorm(.975) * sqrt(d * P + Q) / sum(w)
          y <- x1 / n1 - x0 / n0; v <- sum(x1) * (1 - sum(x1) / sum(n1)) / sum(n1) * (1 / n1 + 1 / n0) + 1e-9
          G <- 1 / outer(tau^2, v, '+'); V <- 1 / rowSums(G); M <- V * as.vector(G %*% y)
          l <- rowSums(log(G)) / 2 + log(V) / 2 - rowSums(G * outer(M, y, '-')^2) / 2 - tau^2 / .02; q <- exp(l - max(l)); q <- q / sum(q)
          for (j in 1:8) { B <- v[j] * G[, j]; m <- y[j] + B * (M - y[j]); s <- sqrt(B * tau^2 + B^2 * V); c(sum(q * pnorm(-.1, m, s)), sum(q * pnorm(0, m, s))) } }`,
  },
];

const bench = new Bench({ name: 'statistics', time: 0, iterations: 5, warmupIterations: 1, warmupTime: 0 });
for (const task of TASKS) bench.add(task.name, task.run);
await bench.run();

const r = new WebR({ interactive: false });
await r.init();
const rows = [];
for (const task of TASKS) {
  const result = bench.getTask(task.name)?.result;
  if (!result || !('latency' in result)) throw new Error(`${task.name} did not run`);
  const seconds = result.latency.min / 1000;
  let shortest = Infinity;
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    await r.evalRVoid(task.r);
    shortest = Math.min(shortest, (performance.now() - started) / 1000);
  }
  const theirs = shortest * task.times;
  rows.push({
    task: task.name,
    seconds: Number(seconds.toFixed(3)),
    bar: task.bar,
    within: seconds <= task.bar ? 'yes' : 'NO',
    'R would take': `${theirs.toFixed(1)} s`,
    'times faster': Math.round(theirs / seconds),
  });
}
r.close();
console.table(rows);
