package io.tenantry.local.process;

import io.tenantry.local.checkout.Problem;

/** A start that was given up because another component failed. */
final class CalledOff extends Problem {
  private static final long serialVersionUID = 1L;

  CalledOff(Component component) {
    super(component.name() + " was not started: the start was called off.");
  }
}
