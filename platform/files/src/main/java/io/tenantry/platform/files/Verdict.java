package io.tenantry.platform.files;

import java.nio.file.Path;

/** Result of checking an upload. The caller must look at each case. */
public sealed interface Verdict {
  /** It is what was announced and does no harm; the bytes that were looked at are in this file. */
  record Accepted(Path content) implements Verdict {}

  /** It is not; the upload is gone. */
  record Refused(String reason) implements Verdict {}

  /** The virus scanner is away; the upload is still there. */
  record Unscanned() implements Verdict {}
}
