package io.tenantry.simulation.provider;

/** Answer of the provider to an inquiry. */
public sealed interface Word {
  /** The money was taken. */
  record Paid(String intent) implements Word {}

  /** Nothing is decided. */
  record Open() implements Word {}

  /** It will not be paid. */
  record Over() implements Word {}
}
