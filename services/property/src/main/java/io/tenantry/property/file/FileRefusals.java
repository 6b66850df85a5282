package io.tenantry.property.file;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import java.time.Duration;

/** Why a file does not count. */
public final class FileRefusals {
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  private FileRefusals() {}

  /** It is not what was announced, or harmful. */
  public static HttpProblem refused(String field, String reason) {
    return Problems.invalid(field, reason + " Announce the file again and upload it anew.");
  }

  /** It could not be scanned; it may be completed again. */
  public static HttpProblem unscanned() {
    return Problems.unavailable(
        "scanner-unavailable",
        "The virus scanner is away, so the file does not count yet. Complete it again in a minute.",
        TRY_AGAIN);
  }
}
