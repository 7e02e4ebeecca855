import fc from 'fast-check';

// A landing must not hang on luck: where CI is set, generated cases are the same in every run. Elsewhere they are new
// each time, and a failure prints the seed that repeats it.
if (process.env['CI']) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_124 });
