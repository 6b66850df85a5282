package io.tenantry.platform.defaults;

/**
 * Stands in the log for a failure whose message, or that of a cause, must not be read there. Its
 * own message begins with the kind of the failure.
 */
final class RedactedFailure extends Throwable {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 16;

  private RedactedFailure(Throwable original, Throwable cause) {
    super(Redaction.mask(original.toString()), cause, false, true);
    setStackTrace(original.getStackTrace());
  }

  /** The failure itself when there is nothing to mask in it. */
  static Throwable of(Throwable failure) {
    return isClean(failure, 0) ? failure : masked(failure, 0);
  }

  private static boolean isClean(Throwable failure, int depth) {
    if (failure == null || depth == DEEPEST) {
      return failure == null;
    }
    String told = failure.toString();
    if (!Redaction.mask(told).equals(told)) {
      return false;
    }
    for (Throwable suppressed : failure.getSuppressed()) {
      if (!isClean(suppressed, depth + 1)) {
        return false;
      }
    }
    return isClean(failure.getCause(), depth + 1);
  }

  private static Throwable masked(Throwable failure, int depth) {
    Throwable cause =
        failure.getCause() == null || depth == DEEPEST
            ? null
            : masked(failure.getCause(), depth + 1);
    return new RedactedFailure(failure, cause);
  }
}
