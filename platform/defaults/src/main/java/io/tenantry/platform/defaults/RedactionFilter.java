package io.tenantry.platform.defaults;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** Lets every log record through, without secrets and personal data. */
@LoggingFilter(name = "redaction")
public final class RedactionFilter implements Filter {
  @Override
  public boolean isLoggable(LogRecord entry) {
    ExtLogRecord log = ExtLogRecord.wrap(entry);
    String message = log.getFormattedMessage();
    if (message != null) {
      String masked = Redaction.mask(message);
      if (!masked.equals(message)) {
        say(entry, masked);
      }
    }
    if (entry.getThrown() != null) {
      entry.setThrown(RedactedFailure.of(entry.getThrown()));
    }
    return true;
  }

  /** The text as it is: it holds no parameters any more. */
  private static void say(LogRecord entry, String masked) {
    entry.setParameters(null);
    if (entry instanceof ExtLogRecord log) {
      log.setMessage(masked, ExtLogRecord.FormatStyle.NO_FORMAT);
    } else {
      entry.setMessage(masked);
    }
  }
}
