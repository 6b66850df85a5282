package io.tenantry.local;

import io.tenantry.local.checkout.Checkout;
import io.tenantry.local.checkout.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** Two launchers that change the same stack at once would undo each other's work. */
final class OneAtATime implements AutoCloseable {
  private final FileChannel file;

  private OneAtATime(FileChannel file) {
    this.file = file;
  }

  static OneAtATime in(Checkout checkout) {
    try {
      Files.createDirectories(checkout.run());
      var file =
          FileChannel.open(
              checkout.run().resolve("launcher.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (file.tryLock() == null) {
        System.out.println("Waiting for another make that is changing this stack");
        file.lock();
      }
      return new OneAtATime(file);
    } catch (IOException e) {
      throw new Problem(checkout.run() + " cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
