package io.tenantry.bench.fleet;

import java.io.PrintStream;

/** A measurement with its baseline beside it. */
public interface Benchmark {
  /**
   * Measures and prints.
   *
   * @return whether the target held
   */
  boolean run(Stack stack, PrintStream out) throws Exception;
}
