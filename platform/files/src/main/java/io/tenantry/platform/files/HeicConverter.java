package io.tenantry.platform.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Makes a JPEG of a HEIC with the command that is configured, such as {@code heif-convert}: nothing
 * in the JVM decodes HEIC, and a process of its own takes no heap and can be ended. Blocks.
 */
@ApplicationScoped
public class HeicConverter {
  private static final Logger LOG = Logger.getLogger(HeicConverter.class);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Optional<String> command;
  private final Duration longest;

  @Inject
  HeicConverter(FileSettings settings) {
    this(settings.heicConverter(), LONGEST);
  }

  HeicConverter(Optional<String> command, Duration longest) {
    this.command = command;
    this.longest = longest;
  }

  /** Returns whether files of this type need to be converted before they can be read. */
  public boolean isFor(String contentType) {
    return HeicSize.isHeic(contentType);
  }

  /** Returns whether it can convert. */
  public boolean isThere() {
    return command.isPresent();
  }

  /**
   * The file as JPEG; empty when the command did not make one in time.
   *
   * @param folder where the JPEG is made
   */
  public Optional<Path> convert(Path heic, TemporaryFolder folder) {
    Path jpeg = folder.file("converted.jpg");
    try {
      Process process =
          new ProcessBuilder(command.orElseThrow(), heic.toString(), jpeg.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return ended(process) ? made(jpeg, folder) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The converter of HEIC cannot be started", e);
    }
  }

  private boolean ended(Process process) {
    try {
      if (process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue() == 0;
      }
      LOG.warnf("The converter of HEIC did not end in %s", longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
    return false;
  }

  /** Of a file with several pictures it makes several, with numbers before the ending. */
  private static Optional<Path> made(Path jpeg, TemporaryFolder folder) {
    return Stream.of(jpeg, folder.file("converted-1.jpg")).filter(Files::exists).findFirst();
  }
}
