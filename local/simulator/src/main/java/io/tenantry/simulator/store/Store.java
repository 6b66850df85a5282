package io.tenantry.simulator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Everything that outlives the process, in one file. All use is from the one event loop, so a write
 * is never interleaved with another; it is in the file before the caller is answered.
 */
public final class Store implements AutoCloseable {
  private static final int CACHE_MEGABYTES = 4;
  private static final int PAGE_BYTES = 4096;
  private static final int COMPACT_FILL_RATE = 60;
  private static final int COMPACT_BYTES = 2 * 1024 * 1024;

  private final MVStore file;
  private final List<Runnable> afterWrite = new ArrayList<>();

  private Store(MVStore file) {
    this.file = file;
    file.setRetentionTime(0); // a killed process leaves what it wrote; power isn't defended against
  }

  /** Opens the file, making it and its directory when they are missing. */
  public static Store open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Store(
        new MVStore.Builder()
            .fileName(file.toString())
            .autoCommitDisabled()
            .cacheSize(CACHE_MEGABYTES)
            .pageSplitSize(PAGE_BYTES)
            .compress()
            .open());
  }

  /** A table of objects, with an index over these fields. */
  public Table table(String name, String... indexed) {
    return new Table(map(name), map(name + ".index"), List.of(indexed));
  }

  /** A named map for what isn't an object of the API. */
  public MVMap<String, String> map(String name) {
    return file.openMap(name);
  }

  /** All of the work, or none of it when it throws. */
  public <T> T write(Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException e) {
      file.rollback();
      throw e;
    }
    file.commit();
    afterWrite.forEach(Runnable::run);
    return result;
  }

  /** Runs {@code action} after each write. */
  public void afterWrite(Runnable action) {
    afterWrite.add(action);
  }

  /** Gives space of replaced objects back, a little at a time. */
  public void compact() {
    file.compact(COMPACT_FILL_RATE, COMPACT_BYTES);
  }

  /** True when nothing can be written any more. */
  public boolean isClosed() {
    return file.isClosed();
  }

  @Override
  public void close() {
    file.close();
  }
}
