package io.tenantry.stripesim.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);
  private final List<Runnable> afterWrite = new ArrayList<>();

  private Store(MVStore file) {
    this.file = file;
    file.setRetentionTime(
        0); // a killed process leaves what it wrote; we don't defend against power
    for (Kind kind : Kind.values()) {
      tables.put(kind, new Table(map(kind.type()), map(kind.type() + ".index"), kind.indexed()));
    }
    file.commit();
  }

  /** Opens the file in this directory, making both when they are missing. */
  public static Store open(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Store(
        new MVStore.Builder()
            .fileName(directory.resolve("stripe.mv").toString())
            .autoCommitDisabled()
            .cacheSize(CACHE_MEGABYTES)
            .pageSplitSize(PAGE_BYTES)
            .compress()
            .open());
  }

  /** The objects of one kind. */
  public Table table(Kind kind) {
    return tables.get(kind);
  }

  /** A named map for what isn't an object of the API. */
  public MVMap<String, String> map(String name) {
    return file.openMap(name);
  }

  /** The object with this id, whatever its kind. */
  public Optional<ObjectNode> find(String id) {
    return Kind.ofId(id).flatMap(kind -> table(kind).find(id));
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

  /** Whether nothing can be written any more. */
  public boolean isClosed() {
    return file.isClosed();
  }

  @Override
  public void close() {
    file.close();
  }
}
