/** Properties try the same cases on every fault, and nobody reads its smallest counterexample. */
import fc from 'fast-check';

fc.configureGlobal({ seed: 20221025, endOnFailure: true });
