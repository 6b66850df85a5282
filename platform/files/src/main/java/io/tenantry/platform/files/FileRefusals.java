package io.tenantry.platform.files;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.platform.web.Problems;
import java.time.Duration;

/** Reasons to refuse a file. */
public final class FileRefusals {
  private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

  private static final Duration SOON = Duration.ofSeconds(5);

  private FileRefusals() {}

  /** Others are made before it, or there was no memory for it; it may be completed again. */
  public static HttpProblem busy() {
    return Problems.unavailable(
        "photos-busy",
        "The photo was uploaded and waits for its turn. Complete it again in a few seconds.",
        SOON);
  }

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
